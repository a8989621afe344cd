using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diff;

/// <summary>Applies an update rule to all parameters of a block, in one pass over parameters, gradients and state.</summary>
internal static class UpdateLoop
{
    // Optimized from the first call on: the loop may be called once a step, and each call may be long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TRule>(TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T>
    {
        ref var parameter = ref MemoryMarshal.GetReference(parameters);
        ref var gradient = ref MemoryMarshal.GetReference(gradients);
        ref var first = ref MemoryMarshal.GetReference(state.First);
        ref var second = ref MemoryMarshal.GetReference(state.Second);
        ref var third = ref MemoryMarshal.GetReference(state.Third);
        var hasFirst = !state.First.IsEmpty;
        var hasSecond = !state.Second.IsEmpty;
        var hasThird = !state.Third.IsEmpty;

        nuint i = 0;
        var whole = (nuint)(parameters.Length - (parameters.Length % Vector<T>.Count));
        for (; i < whole; i += (nuint)Vector<T>.Count)
        {
            var s1 = hasFirst ? Vector.LoadUnsafe(ref first, i) : default;
            var s2 = hasSecond ? Vector.LoadUnsafe(ref second, i) : default;
            var s3 = hasThird ? Vector.LoadUnsafe(ref third, i) : default;
            rule.Apply(Vector.LoadUnsafe(ref parameter, i), Vector.LoadUnsafe(ref gradient, i), ref s1, ref s2, ref s3)
                .StoreUnsafe(ref parameter, i);
            if (hasFirst)
                s1.StoreUnsafe(ref first, i);
            if (hasSecond)
                s2.StoreUnsafe(ref second, i);
            if (hasThird)
                s3.StoreUnsafe(ref third, i);
        }

        if ((int)i < parameters.Length)
            RunRest(rule, parameters[(int)i..], gradients[(int)i..], Rest(state.First, i), Rest(state.Second, i), Rest(state.Third, i));
    }

    // The rest is padded to a vector: a rule is written once.
    private static void RunRest<T, TRule>(
        TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T>
    {
        var (s1, s2, s3) = (Padded<T>(first), Padded<T>(second), Padded<T>(third));
        Store(rule.Apply(Padded<T>(parameters), Padded(gradients), ref s1, ref s2, ref s3), parameters);
        Store(s1, first);
        Store(s2, second);
        Store(s3, third);
    }

    private static Span<T> Rest<T>(Span<T> state, nuint start) => state.IsEmpty ? state : state[(int)start..];

    private static Vector<T> Padded<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        lanes.Clear();
        values.CopyTo(lanes);
        return new(lanes);
    }

    private static void Store<T>(Vector<T> vector, Span<T> values)
        where T : unmanaged
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        vector.CopyTo(lanes);
        lanes[..values.Length].CopyTo(values);
    }
}
