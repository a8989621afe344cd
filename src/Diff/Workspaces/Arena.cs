using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>
/// One thread's memory for workspaces: a list of chunks that is filled from the front and emptied from the back.
/// </summary>
/// <remarks>Chunks never move, so that spans stay valid while the arena grows.</remarks>
internal sealed class Arena
{
    /// <summary>Every span starts at a multiple of this many bytes.</summary>
    public const ulong Alignment = TensorMemory.Alignment;

    /// <summary>Outermost workspaces between two looks at what is unused.</summary>
    private const int TrimPeriod = 256;

    [ThreadStatic]
    private static Arena? t_ofThisThread;

    private readonly List<MemoryChunk> _chunks = [];
    private MemoryChunk _current = MemoryChunk.Empty;
    private int _highestChunk;
    private int _untilTrim = TrimPeriod;

    /// <summary>How many workspaces are open.</summary>
    public int Depth;

    /// <summary>The chunk being filled.</summary>
    public int Chunk;

    /// <summary>The first unused byte of the chunk being filled.</summary>
    public int Offset;

    /// <summary>The size of the chunk being filled.</summary>
    public int End;

    /// <summary>The arrays of reference stacks, which cannot live in chunks of bytes.</summary>
    public readonly ReferencePool References = new();

    /// <summary>The tensors of float.</summary>
    public readonly TensorPool<float> Singles = new();

    /// <summary>The tensors of double.</summary>
    public readonly TensorPool<double> Doubles = new();

    public static Arena OfThisThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_ofThisThread ?? Create();
    }

    /// <summary>The bytes that the arena holds, used or not.</summary>
    public long Size => _chunks.Sum(chunk => (long)chunk.Size);

    /// <summary>Memory for <paramref name="length"/> values, which the workspace at <paramref name="depth"/> gives back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Take<T>(int depth, int length)
        where T : unmanaged
    {
        // A negative length becomes a size that no chunk has; the slow path tells the two apart.
        var size = (((ulong)(uint)length * (uint)Unsafe.SizeOf<T>()) + (Alignment - 1)) & ~(Alignment - 1);
        if (depth != Depth || size > (ulong)(End - Offset))
            return TakeSlowly<T>(depth, length, size);

        var offset = Offset;
        Offset = offset + (int)size;
        return _current.SpanAt<T>(offset, length);
    }

    /// <summary>An array of nulls, which the workspace at <paramref name="depth"/> gives back.</summary>
    public object?[] TakeReferences(int depth, int minimumLength) =>
        depth == Depth ? References.Take(minimumLength) : new object?[minimumLength];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Restore(int depth, int chunk, int offset, int references)
    {
        Depth = depth;
        Offset = offset;
        Singles.Release(depth);
        Doubles.Release(depth);
        if (chunk != Chunk)
            MoveTo(chunk);
        if (references != References.InUse)
            References.Release(references);
        if (depth == 0 && --_untilTrim == 0)
            Trim();
    }

    /// <summary>Releases everything behind the chunk being filled, and that one too when no workspace is open.</summary>
    public void ReleaseUnused()
    {
        References.Trim();
        Singles.ReleaseUnused();
        Doubles.ReleaseUnused();
        _highestChunk = Chunk;
        var kept = Depth == 0 ? 0 : Chunk + 1;
        _chunks.RemoveRange(Math.Min(kept, _chunks.Count), Math.Max(0, _chunks.Count - kept));
        if (_chunks.Count == 0)
            SetCurrent(0, MemoryChunk.Empty);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Arena Create() => t_ofThisThread = new Arena();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> TakeSlowly<T>(int depth, int length, ulong size)
        where T : unmanaged
    {
        // As "new T[length]" does, which workspaces stand in for.
        if (length < 0)
            throw new OverflowException($"A length of {length} is negative.");
        if (size > MemoryChunk.MaxSize)
            return GC.AllocateUninitializedArray<T>(length);

        // An inner workspace would give this back before the one that asks does.
        if (depth != Depth)
            return MemoryChunk.Allocate((int)size).SpanAt<T>(0, length);

        MoveToChunkFor((int)size);
        Offset = (int)size;
        return _current.SpanAt<T>(0, length);
    }

    private void MoveToChunkFor(int size)
    {
        // The first chunk is never released, so it is small even if the first request is not.
        if (_chunks.Count == 0)
            _chunks.Add(MemoryChunk.Allocate(MemoryChunk.FirstSize));

        var next = End == 0 ? 0 : Chunk + 1;
        while (next < _chunks.Count && _chunks[next].Size < size)
            next++;
        if (next == _chunks.Count)
            _chunks.Add(MemoryChunk.Allocate(MemoryChunk.SizeAfter(_chunks[^1].Size, size)));
        MoveTo(next);
        _highestChunk = Math.Max(_highestChunk, next);
    }

    private void MoveTo(int index) => SetCurrent(index, _chunks[index]);

    private void SetCurrent(int index, MemoryChunk chunk)
    {
        Chunk = index;
        _current = chunk;
        End = chunk.Size;
    }

    /// <summary>Releases the chunks that nobody has used since the last time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Trim()
    {
        _untilTrim = TrimPeriod;
        if (_highestChunk + 1 < _chunks.Count)
            _chunks.RemoveRange(_highestChunk + 1, _chunks.Count - _highestChunk - 1);
        _highestChunk = 0;
        References.Trim();
        Singles.Trim();
        Doubles.Trim();
    }
}
