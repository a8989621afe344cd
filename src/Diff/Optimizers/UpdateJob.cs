using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Diff.Kernels;

namespace Diff;

/// <summary>Applies an update rule to all parameters of a block, in one pass over parameters, gradients and state.</summary>
internal readonly ref struct UpdateJob<T, TRule> : IParallelJob
    where T : unmanaged, IFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private const int PartLength = 1 << 15;

    /// <summary>From this many parameters on, other threads take some.</summary>
    private const int ParallelLength = 1 << 18;

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
        var done = Vector512.IsHardwareAccelerated ? Run<TileLanes512<T>>(start, end)
            : Vector256.IsHardwareAccelerated ? Run<TileLanes256<T>>(start, end)
            : Run<TileLanes128<T>>(start, end);
        Run<Lane<T>>(done, end);
    }

    /// <summary>As many whole vectors as there are.</summary>
    /// <returns>Where they end.</returns>
    // Optimized from the first call on: the loop may be called once a step, and each call may be long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Run<TLanes>(int start, int end)
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        var rule = _rule;
        ref var parameter = ref MemoryMarshal.GetReference(_parameters);
        ref var gradient = ref MemoryMarshal.GetReference(_gradients);
        ref var first = ref MemoryMarshal.GetReference(_state.First);
        ref var second = ref MemoryMarshal.GetReference(_state.Second);
        ref var third = ref MemoryMarshal.GetReference(_state.Third);
        var hasFirst = !_state.First.IsEmpty;
        var hasSecond = !_state.Second.IsEmpty;
        var hasThird = !_state.Third.IsEmpty;

        nint i = start;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            var s1 = hasFirst ? TLanes.Load(ref Unsafe.Add(ref first, i)) : TLanes.Zero;
            var s2 = hasSecond ? TLanes.Load(ref Unsafe.Add(ref second, i)) : TLanes.Zero;
            var s3 = hasThird ? TLanes.Load(ref Unsafe.Add(ref third, i)) : TLanes.Zero;
            ref var place = ref Unsafe.Add(ref parameter, i);
            TLanes.Store(rule.Apply(TLanes.Load(ref place), TLanes.Load(ref Unsafe.Add(ref gradient, i)), ref s1, ref s2, ref s3), ref place);
            if (hasFirst)
                TLanes.Store(s1, ref Unsafe.Add(ref first, i));
            if (hasSecond)
                TLanes.Store(s2, ref Unsafe.Add(ref second, i));
            if (hasThird)
                TLanes.Store(s3, ref Unsafe.Add(ref third, i));
        }

        return (int)i;
    }
}
