using System.Numerics;

namespace Diff.Kernels;

/// <summary>A matrix product that a pass reads: its rows are worked on while they are in the nearest cache.</summary>
internal readonly struct PassProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> _left;
    private readonly Tensor<T> _right;
    private readonly bool _transposeLeft;
    private readonly bool _transposeRight;
    private readonly int _depth;

    /// <exception cref="ArgumentException">Rows do not meet columns of the same length.</exception>
    public PassProduct(Tensor<T> left, bool transposeLeft, Tensor<T> right, bool transposeRight)
    {
        (_left, _transposeLeft, _right, _transposeRight) = (left, transposeLeft, right, transposeRight);
        (Rows, _depth) = transposeLeft ? (left.Shape[1], left.Shape[0]) : (left.Shape[0], left.Shape[1]);
        (var depth, Columns) = transposeRight ? (right.Shape[1], right.Shape[0]) : (right.Shape[0], right.Shape[1]);
        if (depth != _depth)
            _ = new MatrixShapes("MatrixMultiply", left.Shape, transposeLeft, right.Shape, transposeRight); // Which says what does not fit.
    }

    /// <summary>Whether there is a product.</summary>
    public bool Exists => _left is not null;

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Writes the product, and runs an epilogue on each of its rows.</summary>
    public void Run(Tensor<T> result, Epilogue epilogue) => MatrixProduct.Multiply(
        _left.AsSpan(), _transposeLeft, _right.AsSpan(), _transposeRight, result.AsSpan(), Rows, Columns, _depth, accumulate: false, epilogue);
}
