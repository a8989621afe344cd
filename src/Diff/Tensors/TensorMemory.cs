using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>The memory of new tensors, and of workspaces.</summary>
internal static class TensorMemory
{
    /// <summary>Where a vector of any width lies within one cache line.</summary>
    public const int Alignment = 64;

    // Memory of so many bytes is not moved anyway.
    private const int LargeSize = 85_000;

    /// <summary>Zeros; where they are many, they begin at a multiple of <see cref="Alignment"/>.</summary>
    public static Memory<T> Zeros<T>(int count)
        where T : unmanaged => IsLarge<T>(count) ? Align(GC.AllocateArray<T>(count + Padding<T>(), pinned: true), count) : new T[count];

    /// <summary>Arbitrary elements; where they are many, they begin at a multiple of <see cref="Alignment"/>.</summary>
    public static Memory<T> Any<T>(int count)
        where T : unmanaged => IsLarge<T>(count) ? Pinned<T>(count) : GC.AllocateUninitializedArray<T>(count);

    /// <summary>Arbitrary elements, which begin at a multiple of <see cref="Alignment"/> and are never moved.</summary>
    public static Memory<T> Pinned<T>(int count)
        where T : unmanaged => Align(GC.AllocateUninitializedArray<T>(count + Padding<T>(), pinned: true), count);

    // The longest array has no room for more.
    private static bool IsLarge<T>(int count) => (long)count * Unsafe.SizeOf<T>() >= LargeSize && count <= Array.MaxLength - Padding<T>();

    private static int Padding<T>() => Alignment / Unsafe.SizeOf<T>();

    private static unsafe Memory<T> Align<T>(T[] pinned, int count)
        where T : unmanaged
    {
        var address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        return pinned.AsMemory((int)((Alignment - address % Alignment) % Alignment) / sizeof(T), count);
    }
}
