using System.Numerics;

namespace Diff.Kernels;

/// <summary>The product of two matrices, or of all rows of a tensor and a matrix: one product of rows, wherever they come from.</summary>
internal readonly struct FlatProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> _left;
    private readonly Tensor<T> _right;
    private readonly bool _transposeLeft;
    private readonly bool _transposeRight;
    private readonly int _depth;

    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor, for both of which <see cref="Takes"/> is true.</param>
    /// <param name="transposeLeft">Whether the left factor is transposed.</param>
    /// <param name="transposeRight">Whether the right factor is transposed.</param>
    /// <exception cref="ArgumentException">Rows do not meet columns of the same length.</exception>
    public FlatProduct(Tensor<T> left, Tensor<T> right, bool transposeLeft, bool transposeRight)
    {
        (_left, _right, _transposeLeft, _transposeRight) = (left, right, transposeLeft, transposeRight);
        _depth = left.Shape.Lengths[transposeLeft ? 0 : ^1];
        (var depth, Columns) = transposeRight ? (right.Shape.Lengths[1], right.Shape.Lengths[0]) : (right.Shape.Lengths[0], right.Shape.Lengths[1]);
        if (depth != _depth)
            _ = new MatrixShapes(left.Shape, transposeLeft, right.Shape, transposeRight, new int[MatrixShapes.MemoryFor(left.Rank, right.Rank)]); // Which says what does not fit.
        Rows = 1;
        foreach (var length in transposeLeft ? left.Shape.Lengths[1..] : left.Shape.Lengths[..^1])
            Rows *= length;
    }

    /// <summary>Whether there is a product.</summary>
    public bool Exists => _left is not null;

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>How many axes the result has.</summary>
    public int Rank => _left.Rank;

    /// <summary>Whether the product of two tensors is one of rows and a matrix.</summary>
    public static bool Takes(Tensor<T> left, Tensor<T> right, bool transposeLeft)
        => right.Rank == 2 && (left.Rank == 2 || (left.Rank > 2 && !transposeLeft));

    /// <summary>The lengths of the result's axes.</summary>
    /// <param name="lengths">Takes them.</param>
    public ReadOnlySpan<int> Lengths(Span<int> lengths)
    {
        _left.Shape.Lengths.CopyTo(lengths);
        if (_transposeLeft)
            lengths[0] = Rows;
        lengths[^1] = Columns;
        return lengths;
    }

    /// <summary>Writes the product, and runs an epilogue on each of its rows.</summary>
    public void Run(Tensor<T> result, Epilogue epilogue) => MatrixProduct.Multiply(
        _left.AsSpan(), _transposeLeft, _right.AsSpan(), _transposeRight, result.AsSpan(), Rows, Columns, _depth, accumulate: false, epilogue);
}
