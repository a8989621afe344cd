using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Diff.Kernels;

namespace Diff;

/// <summary>Applies an update rule to all parameters of a block, in one pass over parameters, gradients and state.</summary>
internal readonly unsafe ref struct UpdateJob<T, TRule> : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private const int PartLength = 1 << 13;

    /// <summary>From this many parameters on, other threads take some.</summary>
    private const int ParallelLength = 1 << 16;

    private readonly TRule _rule;
    private readonly Span<T> _parameters;
    private readonly ReadOnlySpan<T> _gradients;
    private readonly StateSlice<T> _state;

    private UpdateJob(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
    {
        _rule = rule;
        _parameters = parameters;
        _gradients = gradients;
        _state = state;
    }

    public static void Run(in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
    {
        var job = new UpdateJob<T, TRule>(rule, parameters, gradients, state);
        if (parameters.Length < ParallelLength)
            job.Run(0, parameters.Length);
        else
            Workers.Run(ref job, (int)(((long)parameters.Length + PartLength - 1) / PartLength), KernelThreads.Maximum);
    }

    public void Run(int part) => Run(part * PartLength, Math.Min(_parameters.Length, (int)Math.Min((part + 1L) * PartLength, int.MaxValue)));

    private void Run(int start, int end)
    {
        if (Vector512.IsHardwareAccelerated)
            Run<Lanes512<T>>(start, end);
        else if (Vector256.IsHardwareAccelerated)
            Run<Lanes256<T>>(start, end);
        else
            Run<Lanes128<T>>(start, end);
    }

    // Optimized from the first call on: the loop may be called once a step, and each call may be long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TLanes>(int start, int end)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var rule = _rule;
        fixed (T* parameters = _parameters, gradients = _gradients, first = _state.First, second = _state.Second, third = _state.Third)
        {
            nint i = start;
            for (; i <= end - TLanes.Count; i += TLanes.Count)
            {
                var s1 = first != null ? TLanes.Load(in first[i]) : TLanes.Zero;
                var s2 = second != null ? TLanes.Load(in second[i]) : TLanes.Zero;
                var s3 = third != null ? TLanes.Load(in third[i]) : TLanes.Zero;
                TLanes.Store(rule.Apply(TLanes.Load(in parameters[i]), TLanes.Load(in gradients[i]), ref s1, ref s2, ref s3), ref parameters[i]);
                if (first != null)
                    TLanes.Store(s1, ref first[i]);
                if (second != null)
                    TLanes.Store(s2, ref second[i]);
                if (third != null)
                    TLanes.Store(s3, ref third[i]);
            }

            if (i < end)
                RunRest<TLanes>(ref rule, (int)(end - i), parameters + i, gradients + i, first, second, third, i);
        }
    }

    /// <summary>The parameters that fill no vector.</summary>
    private static void RunRest<TLanes>(ref TRule rule, int count, T* parameters, T* gradients, T* first, T* second, T* third, nint start)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        var mask = Masked<TLanes, T>.Mask(count);
        var s1 = first != null ? Masked<TLanes, T>.Load(first + start, mask) : TLanes.Zero;
        var s2 = second != null ? Masked<TLanes, T>.Load(second + start, mask) : TLanes.Zero;
        var s3 = third != null ? Masked<TLanes, T>.Load(third + start, mask) : TLanes.Zero;
        var updated = rule.Apply(
            Masked<TLanes, T>.Load(parameters, mask), Masked<TLanes, T>.Load(gradients, mask), ref s1, ref s2, ref s3);
        Masked<TLanes, T>.Store(updated, parameters, mask);
        if (first != null)
            Masked<TLanes, T>.Store(s1, first + start, mask);
        if (second != null)
            Masked<TLanes, T>.Store(s2, second + start, mask);
        if (third != null)
            Masked<TLanes, T>.Store(s3, third + start, mask);
    }
}
