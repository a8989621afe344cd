using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>Runs a kernel at every place of a pass, in the widest vectors that the machine has, large passes on several threads.</summary>
internal static class PassRun<TKernel, T>
    where TKernel : struct, IKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many elements make it worth to wake other threads.</summary>
    private const int ParallelLength = 1 << 15;

    public static void Run(PassState<T> state)
    {
        if (state.Product.Exists)
            RunProduct(state);
        else
            RunParts(Layout(state, stackalloc PassAxis[Math.Max(1, state.Space.Length)], stackalloc int[Math.Max(1, state.Space.Length) * state.Count]));
        state.End();
    }

    private static PassLayout<T> Layout(PassState<T> state, Span<PassAxis> axes, Span<int> strides)
        => new(state, axes[..PassAxis.Collapse(state, axes)], strides);

    /// <summary>Works on the rows of a product as they are completed, if they are on their own.</summary>
    private static void RunProduct(PassState<T> state)
    {
        using var workspace = Workspace.Rent();
        var product = state.Product;
        var place = state.PlaceProduct(workspace);
        var layout = Layout(state, stackalloc PassAxis[state.Space.Length], stackalloc int[state.Space.Length * state.Count]);
        var job = new RowsJob(layout, product.Columns);
        if (layout.Adds || !job.Fits(product.Rows))
        {
            product.Run(place, default);
            RunParts(layout);
        }
        else
        {
            product.Run(place, Epilogue.Of(ref job));
        }
    }

    private static void RunParts(PassLayout<T> layout)
    {
        var (state, parts) = (layout.State, layout.Parts);
        if (layout.Elements == 0)
        {
            ClearSums(state);
            return;
        }

        if (parts == 1)
        {
            RunPart(layout, 0, layout.Axes[^1].Length, default, state.Totals);
            return;
        }

        using var workspace = Workspace.Rent();
        var shared = workspace.Span<T>(parts * layout.SharedLength);
        var totals = workspace.Span<double>(parts * state.Count);
        var job = new PartsJob(layout, shared, totals);
        Workers.Run(ref job, parts, layout.Elements >= ParallelLength ? KernelThreads.Maximum : 1);
        AddParts(layout, shared, totals);
    }

    private static void RunPart(PassLayout<T> layout, int from, int to, Span<T> shared, Span<double> totals)
    {
        if (Vector512.IsHardwareAccelerated)
            PassPart<TKernel, Lanes512<T>, T>.Run(layout, from, to, shared, totals);
        else if (Vector256.IsHardwareAccelerated)
            PassPart<TKernel, Lanes256<T>, T>.Run(layout, from, to, shared, totals);
        else
            PassPart<TKernel, Lanes128<T>, T>.Run(layout, from, to, shared, totals);
    }

    private static void ClearSums(PassState<T> state)
    {
        for (var k = state.Inputs; k < state.Count; k++)
        {
            if ((state.Sums >> k & 1) != 0)
                state.TensorOf(k)?.AsSpan().Clear();
        }
    }

    /// <summary>Adds what the parts have summed up to the same places, in their order.</summary>
    private static void AddParts(PassLayout<T> layout, ReadOnlySpan<T> shared, ReadOnlySpan<double> totals)
    {
        var state = layout.State;
        for (var sums = layout.Shared; sums != 0; sums &= sums - 1)
        {
            var k = BitOperations.TrailingZeroCount(sums);
            if (state.TensorOf(k) is { } tensor)
            {
                var target = tensor.AsSpan();
                var start = layout.SharedStart(k);
                shared.Slice(start, target.Length).CopyTo(target);
                for (var part = 1; part < layout.Parts; part++)
                    TensorPrimitives.Add<T>(target, shared.Slice(part * layout.SharedLength + start, target.Length), target);
            }
            else
            {
                for (var part = 0; part < layout.Parts; part++)
                    state.Totals[k] += totals[part * state.Count + k];
            }
        }
    }

    private readonly ref struct PartsJob(PassLayout<T> layout, Span<T> shared, Span<double> totals) : IParallelJob
    {
        private readonly PassLayout<T> _layout = layout;
        private readonly Span<T> _shared = shared;
        private readonly Span<double> _totals = totals;

        public void Run(int part) => RunPart(
            _layout,
            _layout.Start(part),
            _layout.Start(part + 1),
            _shared.Slice(part * _layout.SharedLength, _layout.SharedLength),
            _totals.Slice(part * _layout.State.Count, _layout.State.Count));
    }

    private readonly ref struct RowsJob(PassLayout<T> layout, int columns) : IRowsJob
    {
        private readonly PassLayout<T> _layout = layout;
        private readonly int _columns = columns;

        /// <summary>Whether a row of the pass is one of the product, or all of them are one.</summary>
        public bool Fits(int rows) => IsOneRow
            ? _layout.Axes[0].Length == rows * _columns
            : _layout.Axes.Length == 2 && _layout.Axes[0].Length == _columns && _layout.Axes[1].Length == rows;

        private bool IsOneRow => _layout.Axes.Length == 1;

        public void Run(int from, int to)
        {
            if (IsOneRow)
                RunPart(_layout, from * _columns, to * _columns, default, default);
            else
                RunPart(_layout, from, to, default, default);
        }
    }
}
