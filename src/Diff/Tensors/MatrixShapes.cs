namespace Diff;

/// <summary>What the shapes of two factors make of a matrix product: its sizes, how many there are, and the shape of the result.</summary>
internal readonly ref struct MatrixShapes
{
    private readonly Span<int> _batch;
    private readonly Span<int> _leftStrides;
    private readonly Span<int> _rightStrides;

    /// <param name="left">The left factor's shape.</param>
    /// <param name="transposeLeft">Whether its last two axes are exchanged.</param>
    /// <param name="right">The right factor's shape.</param>
    /// <param name="transposeRight">Whether its last two axes are exchanged.</param>
    /// <param name="memory">As many elements as <see cref="MemoryFor"/> says.</param>
    /// <exception cref="ArgumentException">There is no such product.</exception>
    public MatrixShapes(Shape left, bool transposeLeft, Shape right, bool transposeRight, Span<int> memory)
    {
        if (left.Rank == 0 || right.Rank == 0)
            throw Error("a single number is no matrix; use Multiply");
        if ((left.Rank == 1 && transposeLeft) || (right.Rank == 1 && transposeRight))
            throw Error("a tensor of one axis has no transpose");

        var leftDepth = left[transposeLeft ? -2 : -1];
        Rows = left.Rank == 1 ? 1 : left[transposeLeft ? -1 : -2];
        Depth = right.Rank == 1 ? right[-1] : right[transposeRight ? -1 : -2];
        Columns = right.Rank == 1 ? 1 : right[transposeRight ? -2 : -1];
        if (leftDepth != Depth)
            throw Error($"rows of {leftDepth} do not meet columns of {Depth}");

        var leftBatch = Leading(left);
        var rightBatch = Leading(right);
        var rank = Math.Max(leftBatch.Length, rightBatch.Length);
        _batch = memory[..rank];
        if (!Broadcasting.TryLengths(leftBatch, rightBatch, _batch))
            throw Error($"shapes {Shape.Create(leftBatch)} and {Shape.Create(rightBatch)} do not broadcast");

        var length = rank;
        if (left.Rank > 1)
            memory[length++] = Rows;
        if (right.Rank > 1)
            memory[length++] = Columns;
        Result = memory[..length];

        // Matrices that all meet the same one on the right are one matrix of all their rows.
        if (rightBatch.Length == 0 && !transposeLeft)
        {
            Rows *= Shape.CountElements(leftBatch);
            leftBatch = _batch = [];
        }

        Count = Shape.CountElements(_batch);
        _leftStrides = memory.Slice(rank + 2, _batch.Length);
        _rightStrides = memory.Slice(rank + 2 + rank, _batch.Length);
        Broadcasting.Strides(leftBatch, _batch, _leftStrides);
        Broadcasting.Strides(rightBatch, _batch, _rightStrides);

        ArgumentException Error(string reason) => new($"MatrixMultiply of {Text(left, transposeLeft)} and {Text(right, transposeRight)}: {reason}.");
    }

    public int Rows { get; }

    public int Depth { get; }

    public int Columns { get; }

    /// <summary>The lengths of the result's axes.</summary>
    public ReadOnlySpan<int> Result { get; }

    /// <summary>How many products there are.</summary>
    public int Count { get; }

    /// <summary>How much memory the shapes of a product need.</summary>
    public static int MemoryFor(int leftRank, int rightRank) => 3 * Math.Max(leftRank, rightRank) + 2;

    /// <summary>The numbers of the matrices that product number <paramref name="index"/> multiplies.</summary>
    public (int Left, int Right) Factors(int index)
    {
        var (left, right) = (0, 0);
        for (var axis = _batch.Length - 1; axis >= 0; axis--)
        {
            var position = index % _batch[axis];
            index /= _batch[axis];
            left += position * _leftStrides[axis];
            right += position * _rightStrides[axis];
        }

        return (left, right);
    }

    private static ReadOnlySpan<int> Leading(Shape shape) => shape.Lengths[..Math.Max(0, shape.Rank - 2)];

    private static string Text(Shape shape, bool isTransposed) => isTransposed ? $"{shape} transposed" : shape.ToString();
}
