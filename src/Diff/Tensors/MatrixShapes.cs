namespace Diff;

/// <summary>What the shapes of two factors make of a matrix product: its sizes, how many there are, and the shape of the result.</summary>
internal readonly struct MatrixShapes
{
    public MatrixShapes(string operation, Shape left, bool transposeLeft, Shape right, bool transposeRight)
    {
        var product = $"{operation} of {Text(left, transposeLeft)} and {Text(right, transposeRight)}";
        if (left.Rank == 0 || right.Rank == 0)
            throw new ArgumentException($"{product}: a single number is no matrix; use Multiply.");
        if ((left.Rank == 1 && transposeLeft) || (right.Rank == 1 && transposeRight))
            throw new ArgumentException($"{product}: a tensor of one axis has no transpose.");

        var leftDepth = left[transposeLeft ? -2 : -1];
        Rows = left.Rank == 1 ? 1 : left[transposeLeft ? -1 : -2];
        Depth = right.Rank == 1 ? right[-1] : right[transposeRight ? -1 : -2];
        Columns = right.Rank == 1 ? 1 : right[transposeRight ? -2 : -1];
        if (leftDepth != Depth)
            throw new ArgumentException($"{product}: rows of {leftDepth} do not meet columns of {Depth}.");

        var (leftBatch, rightBatch) = (Leading(left), Leading(right));
        var batch = Broadcasting.Shapes(product, leftBatch, rightBatch);
        ReadOnlySpan<int> rows = left.Rank == 1 ? [] : [Rows];
        ReadOnlySpan<int> columns = right.Rank == 1 ? [] : [Columns];
        Result = [.. batch.Lengths, .. rows, .. columns];

        // Matrices that all meet the same one on the right are one matrix of all their rows.
        if (rightBatch.Rank == 0 && !transposeLeft)
        {
            Rows *= leftBatch.ElementCount;
            (leftBatch, batch) = ([], []);
        }

        Batch = batch;
        LeftStrides = Broadcasting.Strides(leftBatch, batch);
        RightStrides = Broadcasting.Strides(rightBatch, batch);
    }

    public int Rows { get; }

    public int Depth { get; }

    public int Columns { get; }

    public Shape Result { get; }

    /// <summary>The lengths of the axes that number the products.</summary>
    public Shape Batch { get; }

    /// <summary>How many matrices further the left factor is, one step along each axis of <see cref="Batch"/>.</summary>
    public int[] LeftStrides { get; }

    /// <summary>How many matrices further the right factor is.</summary>
    public int[] RightStrides { get; }

    /// <summary>The numbers of the matrices that product number <paramref name="index"/> multiplies.</summary>
    public (int Left, int Right) Factors(int index)
    {
        var (left, right) = (0, 0);
        for (var axis = Batch.Rank - 1; axis >= 0; axis--)
        {
            var position = index % Batch.Lengths[axis];
            index /= Batch.Lengths[axis];
            left += position * LeftStrides[axis];
            right += position * RightStrides[axis];
        }

        return (left, right);
    }

    private static Shape Leading(Shape shape) => Shape.Create(shape.Lengths[..Math.Max(0, shape.Rank - 2)]);

    private static string Text(Shape shape, bool transposed) => transposed ? $"{shape} transposed" : shape.ToString();
}
