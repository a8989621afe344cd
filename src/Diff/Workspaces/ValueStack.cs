using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>A growing stack of values in a workspace's memory: what a loop saves for its reverse sweep.</summary>
/// <remarks>
/// Get one from <see cref="Workspace.Stack{T}(int)"/>; it ends with that workspace. Pass it by reference: a copy counts on its own.
/// </remarks>
public ref struct ValueStack<T>
    where T : unmanaged
{
    private const int FirstCapacity = 64;

    private readonly Arena _arena;
    private readonly int _depth;
    private Span<T> _items;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ValueStack(Arena arena, int depth, Span<T> items)
    {
        _arena = arena;
        _depth = depth;
        _items = items;
    }

    /// <summary>How many values are on the stack.</summary>
    public readonly int Count => _count;

    /// <summary>Puts <paramref name="value"/> on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        var count = _count;
        if ((uint)count >= (uint)_items.Length)
            _items = Grow(_arena, _depth, _items);
        _items[count] = value;
        _count = count + 1;
    }

    /// <summary>Takes the top value off.</summary>
    /// <exception cref="InvalidOperationException">The stack is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        var count = _count - 1;
        if ((uint)count >= (uint)_items.Length)
            ThrowEmpty();
        _count = count;
        return _items[count];
    }

    // Static, by value: a call on this would keep the fields out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Span<T> Grow(Arena arena, int depth, Span<T> items)
    {
        if (items.Length == Array.MaxLength)
            throw new OutOfMemoryException("A stack of saved values has reached the length that an array can have.");

        var capacity = (int)Math.Clamp(2L * items.Length, FirstCapacity, Array.MaxLength);
        var grown = arena.Take<T>(depth, capacity);
        items.CopyTo(grown);
        return grown;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException("Nothing is left on the stack of saved values.");
}
