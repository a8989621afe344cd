using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>Tensors that are lent to workspaces and taken back together; one of the same shape is lent again.</summary>
internal sealed class TensorPool<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly Dictionary<int, Shelf> _shelves = [];
    private readonly Stack<(Shelf Shelf, Tensor<T> Tensor, int Depth)> _lent = new();

    /// <summary>A tensor of a shape, for the workspace at a depth.</summary>
    public Tensor<T> Take(int depth, ReadOnlySpan<int> lengths)
    {
        var shelf = ShelfFor(lengths);
        var tensor = shelf.Free.Count > 0 ? shelf.Free.Pop() : Create(shelf.Shape, pinned: true);
        shelf.InUse++;
        shelf.Highest = Math.Max(shelf.Highest, shelf.InUse);
        _lent.Push((shelf, tensor, depth));
        return tensor;
    }

    /// <summary>Takes back what was lent to workspaces deeper than <paramref name="depth"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(int depth)
    {
        if (_lent.Count > 0)
            ReleaseLent(depth);
    }

    /// <summary>Drops the tensors that nobody has used since the last time.</summary>
    public void Trim()
    {
        foreach (var (key, first) in _shelves)
        {
            for (var shelf = first; shelf is not null; shelf = shelf.Next)
            {
                while (shelf.Free.Count > 0 && shelf.Free.Count + shelf.InUse > shelf.Highest)
                    shelf.Free.Pop();
                shelf.Highest = shelf.InUse;
            }

            if (first is { Next: null, InUse: 0, Free.Count: 0 })
                _shelves.Remove(key);
        }
    }

    /// <summary>Drops the tensors that nobody uses.</summary>
    public void ReleaseUnused()
    {
        foreach (var (_, first) in _shelves)
        {
            for (var shelf = first; shelf is not null; shelf = shelf.Next)
                shelf.Free.Clear();
        }
    }

    /// <summary>A new tensor of arbitrary elements; one that stays for long where vectors like it, at a multiple of 64 bytes.</summary>
    public static Tensor<T> Create(Shape shape, bool pinned)
    {
        var count = shape.ElementCount;
        if (!pinned)
            return new(GC.AllocateUninitializedArray<T>(count), shape);
        var array = GC.AllocateUninitializedArray<T>(count + Alignment / Unsafe.SizeOf<T>(), pinned: true);
        return new(array.AsMemory(Misalignment(array), count), shape);
    }

    private static unsafe int Misalignment(T[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        return (int)((Alignment - address % Alignment) % Alignment) / Unsafe.SizeOf<T>();
    }

    private void ReleaseLent(int depth)
    {
        while (_lent.TryPeek(out var last) && last.Depth > depth)
        {
            _lent.Pop();
            last.Shelf.InUse--;
            last.Shelf.Free.Push(last.Tensor);
        }
    }

    private Shelf ShelfFor(ReadOnlySpan<int> lengths)
    {
        var key = lengths.Length;
        foreach (var length in lengths)
            key = unchecked(key * 31 + length);
        _shelves.TryGetValue(key, out var first);
        for (var shelf = first; shelf is not null; shelf = shelf.Next)
        {
            if (shelf.Shape.Lengths.SequenceEqual(lengths))
                return shelf;
        }

        return _shelves[key] = new Shelf(Shape.Create(lengths), first);
    }

    private sealed class Shelf(Shape shape, Shelf? next)
    {
        public Shape Shape => shape;

        public Shelf? Next => next;

        public Stack<Tensor<T>> Free { get; } = new();

        public int InUse { get; set; }

        public int Highest { get; set; }
    }
}
