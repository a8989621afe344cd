using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Diff.Generators.Ir;

/// <summary>Creates <see cref="EquatableArray{T}"/> for collection expressions.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());
}

/// <summary>An immutable array compared by its items, so that records which hold it are values.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[]? _items = items;

    public int Count => _items?.Length ?? 0;

    public T this[int index] => _items![index];

    /// <summary>Whether it is the very same array, not just an equal one.</summary>
    public bool IsSame(EquatableArray<T> other) => ReferenceEquals(_items, other._items);

    public bool Equals(EquatableArray<T> other)
    {
        if (IsSame(other))
            return true;
        if (Count != other.Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < Count; i++)
            hash = unchecked((hash * 31) + (_items![i]?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>The array with its items changed; the same array where none is.</summary>
    public EquatableArray<T> Map(Func<T, T> change)
    {
        T[]? changed = null;
        for (var i = 0; i < Count; i++)
        {
            var item = change(_items![i]);
            if (changed is null)
            {
                if (ReferenceEquals(item, _items[i]))
                    continue;
                changed = (T[])_items.Clone();
            }

            changed[i] = item;
        }

        return changed is null ? this : new(changed);
    }

    // What LINQ has too, without the enumerators that it allocates: passes ask this of every statement.

    public bool Contains(T item)
    {
        foreach (var own in this)
        {
            if (EqualityComparer<T>.Default.Equals(own, item))
                return true;
        }

        return false;
    }

    public bool Any(Func<T, bool> holds)
    {
        foreach (var item in this)
        {
            if (holds(item))
                return true;
        }

        return false;
    }

    public bool All(Func<T, bool> holds)
    {
        foreach (var item in this)
        {
            if (!holds(item))
                return false;
        }

        return true;
    }

    public Backwards Reverse() => new(_items ?? []);

    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Goes through the items without allocating.</summary>
    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }

    /// <summary>Goes through the items from the last to the first without allocating.</summary>
    public struct Backwards(T[] items)
    {
        private int _index = items.Length;

        public readonly T Current => items[_index];

        public readonly Backwards GetEnumerator() => this;

        public bool MoveNext() => --_index >= 0;
    }
}
