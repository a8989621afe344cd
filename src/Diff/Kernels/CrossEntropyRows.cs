using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Diff.Kernels;

/// <summary>The cross-entropy of logits and labels, and its gradient: the exponentials of a row serve both.</summary>
/// <remarks>A part is some of the rows; how many depends on lengths alone, and what parts sum up is added in their order: the same bits on any number of threads.</remarks>
internal static unsafe class CrossEntropyRows<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many elements are worth a part.</summary>
    private const int PartLength = 1 << 12;

    /// <summary>How many elements make it worth to wake other threads.</summary>
    private const int ParallelLength = 1 << 14;

    /// <summary>The sum over the rows.</summary>
    /// <param name="logits">The logits, the classes along the last axis.</param>
    /// <param name="labels">The number of its class for each row, which there is.</param>
    /// <param name="weight">The weight of each row in the gradient.</param>
    /// <param name="gradient">Takes the gradient; null for none.</param>
    public static double Sum(Tensor<T> logits, ReadOnlySpan<int> labels, T weight = default, Tensor<T>? gradient = null)
    {
        if (Vector512.IsHardwareAccelerated)
            return Sum<Lanes512<T>>(logits, labels, weight, gradient);
        return Vector256.IsHardwareAccelerated
            ? Sum<Lanes256<T>>(logits, labels, weight, gradient)
            : Sum<Lanes128<T>>(logits, labels, weight, gradient);
    }

    private static double Sum<TLanes>(Tensor<T> logits, ReadOnlySpan<int> labels, T weight, Tensor<T>? gradient)
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (labels.IsEmpty)
            return 0;
        using var workspace = Workspace.Rent();
        var sums = workspace.Span<double>(Math.Clamp(logits.Length / PartLength, 1, labels.Length));
        fixed (T* rows = logits.AsSpan(), gradients = gradient is null ? default : gradient.AsSpan())
        fixed (int* classes = labels)
        fixed (double* results = sums)
        {
            var job = new Part<TLanes>(rows, gradients, classes, labels.Length, logits.Length / labels.Length, weight, results, sums.Length);
            Workers.Run(ref job, sums.Length, logits.Length >= ParallelLength ? KernelThreads.Maximum : 1);
        }

        var sum = 0.0;
        foreach (var part in sums)
            sum += part;
        return sum;
    }

    private readonly struct Part<TLanes>(T* logits, T* gradient, int* labels, int rows, int columns, T weight, double* sums, int parts) : IParallelJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        /// <summary>So many vectors are added up in lanes before these go into double precision.</summary>
        private const int LongestSum = 64;

        private readonly int _whole = columns - columns % TLanes.Count;
        private readonly TLanes _mask = Masked<TLanes, T>.Mask(columns % TLanes.Count);

        // Optimized from the first call on, as a model may be trained in one.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part)
        {
            var sum = 0.0;
            var end = (int)((part + 1L) * rows / parts);
            for (var row = (int)((long)part * rows / parts); row < end; row++)
            {
                var x = logits + (nint)row * columns;
                var max = Max(x);
                var label = labels[row];
                var y = gradient == null ? null : gradient + (nint)row * columns;
                var exponentials = Exponentials(x, max, y);

                // The greatest is taken out before the logarithm is added, whose digits a large one would swallow.
                sum += Math.Log(exponentials) - (double.CreateTruncating(x[label]) - double.CreateTruncating(max));
                if (y == null)
                    continue;
                var w = double.CreateTruncating(weight);
                var ofLabel = (double.CreateTruncating(y[label]) / exponentials - 1) * w;
                Scale(y, T.CreateTruncating(w / exponentials));
                y[label] = T.CreateTruncating(ofLabel);
            }

            sums[part] = sum;
        }

        /// <summary>The greatest of a row; NaN if one is.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private T Max(T* row)
        {
            var max = TLanes.Constant(double.NegativeInfinity);
            if (_whole < columns)
                max = TLanes.Select(_mask, Masked<TLanes, T>.Load(row + _whole, _mask), max);
            for (nint i = 0; i < _whole; i += TLanes.Count)
                max = TLanes.Max(max, TLanes.Load(in row[i]));
            return Across<TLanes, T>.Max(max);
        }

        /// <summary>The sum of exp(x - max).</summary>
        /// <param name="row">The row.</param>
        /// <param name="max">Its greatest element.</param>
        /// <param name="kept">Takes the exponentials; null where only the sum is wanted.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private double Exponentials(T* row, T max, T* kept)
        {
            var top = TLanes.Create(max);
            var lanes = TLanes.Zero;
            if (_whole < columns)
            {
                var last = TLanes.Exp(Masked<TLanes, T>.Load(row + _whole, _mask) - top);
                if (kept != null)
                    Masked<TLanes, T>.Store(last, kept + _whole, _mask);
                lanes = TLanes.And(last, _mask);
            }

            var sum = 0.0;
            for (nint start = 0; start < _whole; start += LongestSum * TLanes.Count)
            {
                sum += double.CreateTruncating(TLanes.Sum(lanes));
                lanes = TLanes.Zero;
                var end = Math.Min(_whole, start + LongestSum * TLanes.Count);
                for (var i = start; i < end; i += TLanes.Count)
                {
                    var part = TLanes.Exp(TLanes.Load(in row[i]) - top);
                    if (kept != null)
                        TLanes.Store(part, ref kept[i]);
                    lanes += part;
                }
            }

            return sum + double.CreateTruncating(TLanes.Sum(lanes));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Scale(T* row, T factor)
        {
            var factors = TLanes.Create(factor);
            for (nint i = 0; i < _whole; i += TLanes.Count)
                TLanes.Store(TLanes.Load(in row[i]) * factors, ref row[i]);
            if (_whole < columns)
                Masked<TLanes, T>.Store(Masked<TLanes, T>.Load(row + _whole, _mask) * factors, row + _whole, _mask);
        }
    }
}
