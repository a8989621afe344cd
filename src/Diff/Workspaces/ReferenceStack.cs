using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>A growing stack of references, such as the arrays that a loop saves for its reverse sweep.</summary>
/// <remarks>
/// Get one from <see cref="Workspace.References{T}"/>; it ends with that workspace, which then forgets the references. Pass it by
/// reference: a copy counts on its own.
/// </remarks>
public ref struct ReferenceStack<T>
    where T : class?
{
    private const int FirstCapacity = 16;

    private readonly Arena _arena;
    private readonly int _depth;
    private object?[] _items;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReferenceStack(Arena arena, int depth)
    {
        _arena = arena;
        _depth = depth;
        _items = [];
    }

    /// <summary>How many references are on the stack.</summary>
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

    /// <summary>Takes the top reference off.</summary>
    /// <exception cref="InvalidOperationException">The stack is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        var count = _count - 1;
        if ((uint)count >= (uint)_items.Length)
            ThrowEmpty();
        _count = count;
        return Unsafe.As<T>(_items[count])!; // only Push writes here, and only a T
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object?[] Grow(Arena arena, int depth, object?[] items)
    {
        var grown = arena.TakeReferences(depth, Math.Max(FirstCapacity, checked(2 * items.Length)));
        items.CopyTo(grown, 0);
        return grown;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException("Nothing is left on the stack of saved references.");
}
