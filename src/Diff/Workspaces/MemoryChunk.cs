using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diff;

/// <summary>A block of memory that does not move and starts at a multiple of <see cref="TensorMemory.Alignment"/>.</summary>
internal readonly struct MemoryChunk
{
    /// <summary>The size of a thread's first chunk.</summary>
    public const int FirstSize = 16 << 10;

    /// <summary>The most that a chunk can have: what an array of bytes can, less what alignment takes.</summary>
    public const ulong MaxSize = 0x7FFF_FF00;

    /// <summary>From here on chunks do not double any more, as the last one may stay empty.</summary>
    private const int LargestDoubled = 64 << 20;

    public static readonly MemoryChunk Empty = new([], 0, 0);

    private readonly byte[] _memory;
    private readonly int _start;

    private MemoryChunk(byte[] memory, int start, int size) => (_memory, _start, Size) = (memory, start, size);

    public int Size { get; }

    public static int SizeAfter(int previous, int request) => 
        Math.Max(request, (int)Math.Min(2L * previous, LargestDoubled));

    public static MemoryChunk Allocate(int size)
    {
        MemoryMarshal.TryGetArray<byte>(TensorMemory.Pinned<byte>(size), out var memory);
        return new(memory.Array!, memory.Offset, size);
    }

    /// <summary>A span over part of the chunk, which keeps the chunk alive. The caller answers for the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> SpanAt<T>(int offset, int length)
        where T : unmanaged
    {
        ref var first = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_memory), (nint)(uint)(_start + offset));
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref first), length);
    }
}
