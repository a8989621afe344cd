using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>
/// Scratch memory for one call of a gradient: what is asked of it is given back together, by <see cref="Dispose"/>.
/// </summary>
/// <remarks>
/// <para>Generated methods use it for the values that their reverse sweep needs. A call like an earlier one allocates nothing: the
/// memory belongs to the thread, is shared with no other, and is used again. Workspaces nest, so recursion works, and an exception
/// gives back what a <c>using</c> declaration covers.</para>
/// <para>Spans start at multiples of 64 bytes, a cache line and the widest vector. They must not be used after
/// <see cref="Dispose"/>: the memory, though never freed under them, is handed to others.</para>
/// <para>Memory is kept in chunks of 16 KiB, then doubling up to 64 MiB or what a single request needs. A thread releases the chunks
/// that none of its last 256 to 512 outermost workspaces used; <see cref="ReleaseUnused"/> releases them at once. A request beyond 2 GiB gets
/// an array of its own, which is not kept. So does what is asked of a workspace while another is open inside it, as that one would
/// give it back too early: hand the innermost workspace, or memory taken beforehand, to the methods that you call.</para>
/// </remarks>
/// <example>
/// <code>
/// using var workspace = Workspace.Rent();
/// Span&lt;double&gt; saved = workspace.Span&lt;double&gt;(n);
/// </code>
/// </example>
public readonly ref struct Workspace
{
    private readonly Arena _arena;
    private readonly int _depth;
    private readonly int _chunk;
    private readonly int _offset;
    private readonly int _references;

    private Workspace(Arena arena)
    {
        _arena = arena;
        _chunk = arena.Chunk;
        _offset = arena.Offset;
        _references = arena.References.InUse;
        _depth = ++arena.Depth;
    }

    /// <summary>
    /// Opens a workspace inside those that this thread has open. It costs a few nanoseconds, and no memory until some is asked for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Workspace Rent() => new(Arena.OfThisThread);

    /// <summary>Releases the memory of this thread that no open workspace uses.</summary>
    public static void ReleaseUnused() => Arena.OfThisThread.ReleaseUnused();

    /// <summary>Memory for <paramref name="length"/> values, with whatever was in it before.</summary>
    /// <param name="length">How many values; not negative.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Span<T>(int length)
        where T : unmanaged => _arena.Take<T>(_depth, length);

    /// <summary>Memory for <paramref name="length"/> zeros.</summary>
    /// <inheritdoc cref="Span{T}(int)"/>
    public Span<T> Zeros<T>(int length)
        where T : unmanaged
    {
        var span = Span<T>(length);
        span.Clear();
        return span;
    }

    /// <summary>A tensor with whatever was in its memory before. The default workspace gives one of its own, which nobody takes back.</summary>
    /// <param name="shape">The lengths of its axes.</param>
    public Tensor<T> Tensor<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_arena is null || _arena.Depth != _depth)
        {
            var own = Shape.Create(shape);
            return new(TensorMemory.Any<T>(own.ElementCount), own);
        }

        return typeof(T) == typeof(float)
            ? (Tensor<T>)(object)_arena.Singles.Take(_depth, shape)
            : (Tensor<T>)(object)_arena.Doubles.Take(_depth, shape);
    }

    /// <summary>A tensor of another shape in the memory of one. The default workspace gives one that stays.</summary>
    internal Tensor<T> View<T>(Tensor<T> x, ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_arena is null || _arena.Depth != _depth)
            return new(x.AsMemory(), Shape.Create(shape));
        return typeof(T) == typeof(float)
            ? (Tensor<T>)(object)_arena.Singles.TakeView(_depth, ((Tensor<float>)(object)x).AsMemory(), shape)
            : (Tensor<T>)(object)_arena.Doubles.TakeView(_depth, ((Tensor<double>)(object)x).AsMemory(), shape);
    }

    /// <summary>An empty stack that grows in this workspace.</summary>
    /// <param name="capacity">How many values it holds before it first grows.</param>
    /// <exception cref="OverflowException"><paramref name="capacity"/> is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueStack<T> Stack<T>(int capacity = 0)
        where T : unmanaged => new(_arena, _depth, Span<T>(capacity));

    /// <summary>An empty stack of references, whose memory this workspace gives back, emptied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReferenceStack<T> References<T>()
        where T : class? => new(_arena, _depth);

    /// <summary>
    /// Gives back everything that was asked of this workspace, and of workspaces opened inside it and not disposed.
    /// </summary>
    /// <remarks>Call it once, as <c>using</c> does: once more after another was rented would end that one.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_arena is { } arena && arena.Depth >= _depth)
            arena.Restore(_depth - 1, _chunk, _offset, _references);
    }
}
