using System.Numerics;
using Diff.Kernels;

namespace Diff;

/// <summary>Many matrix products. Each alone runs on several threads if it is large; small ones are shared out among them.</summary>
internal readonly ref struct MatrixBatch<T>(
    MatrixShapes shapes, ReadOnlySpan<T> left, bool transposeLeft, ReadOnlySpan<T> right, bool transposeRight, Span<T> result) : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixShapes _shapes = shapes;
    private readonly ReadOnlySpan<T> _left = left;
    private readonly ReadOnlySpan<T> _right = right;
    private readonly Span<T> _result = result;

    public void Run()
    {
        var work = MatrixProduct.Work(_shapes.Rows, _shapes.Columns, _shapes.Depth);
        var threads = MatrixProduct.ThreadsFor(work) > 1 ? 1 : MatrixProduct.ThreadsFor(work * _shapes.Count);
        var job = this;
        Workers.Run(ref job, _shapes.Count, threads);
    }

    public void Run(int part)
    {
        var (rows, columns, depth) = (_shapes.Rows, _shapes.Columns, _shapes.Depth);
        var (left, right) = _shapes.Factors(part);
        MatrixProduct.Multiply(
            _left.Slice(left * rows * depth, rows * depth),
            transposeLeft,
            _right.Slice(right * depth * columns, depth * columns),
            transposeRight,
            _result.Slice(part * rows * columns, rows * columns),
            rows,
            columns,
            depth);
    }
}
