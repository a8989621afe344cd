using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>Tensors that are lent to workspaces and taken back together; one of the same shape is lent again. So are views, which have no memory.</summary>
internal sealed class TensorPool<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<int, Shelf> _shelves = [];
    private readonly Dictionary<int, Shelf> _views = [];
    private readonly Stack<(Shelf Shelf, Tensor<T> Tensor, int Depth)> _lent = new();

    /// <summary>A tensor of a shape, for the workspace at a depth.</summary>
    public Tensor<T> Take(int depth, ReadOnlySpan<int> lengths)
    {
        var shelf = ShelfFor(_shelves, lengths);
        return Lend(shelf, shelf.Free.Count > 0 ? shelf.Free.Pop() : new(TensorMemory.Pinned<T>(shelf.Shape.ElementCount), shelf.Shape), depth);
    }

    /// <summary>A tensor of a shape that shows the memory of another, for the workspace at a depth.</summary>
    public Tensor<T> TakeView(int depth, Memory<T> memory, ReadOnlySpan<int> lengths)
    {
        var shelf = ShelfFor(_views, lengths);
        if (shelf.Free.TryPop(out var view))
            view.Show(memory);
        else
            view = new(memory, shelf.Shape);
        return Lend(shelf, view, depth);
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
        Trim(_shelves);
        Trim(_views);
    }

    /// <summary>Drops the tensors that nobody uses.</summary>
    public void ReleaseUnused()
    {
        ReleaseUnused(_shelves);
        ReleaseUnused(_views);
    }

    private static void Trim(Dictionary<int, Shelf> shelves)
    {
        foreach (var (key, first) in shelves)
        {
            for (var shelf = first; shelf is not null; shelf = shelf.Next)
            {
                while (shelf.Free.Count > 0 && shelf.Free.Count + shelf.InUse > shelf.Highest)
                    shelf.Free.Pop();
                shelf.Highest = shelf.InUse;
            }

            if (first is { Next: null, InUse: 0, Free.Count: 0 })
                shelves.Remove(key);
        }
    }

    private static void ReleaseUnused(Dictionary<int, Shelf> shelves)
    {
        foreach (var (_, first) in shelves)
        {
            for (var shelf = first; shelf is not null; shelf = shelf.Next)
                shelf.Free.Clear();
        }
    }

    private Tensor<T> Lend(Shelf shelf, Tensor<T> tensor, int depth)
    {
        shelf.InUse++;
        shelf.Highest = Math.Max(shelf.Highest, shelf.InUse);
        _lent.Push((shelf, tensor, depth));
        return tensor;
    }

    private void ReleaseLent(int depth)
    {
        while (_lent.TryPeek(out var last) && last.Depth > depth)
        {
            _lent.Pop();
            last.Shelf.InUse--;
            last.Shelf.Free.Push(last.Tensor);

            // What a view has shown may be the caller's, and must not live as long as the thread.
            if (last.Shelf.IsOfViews)
                last.Tensor.Show(default);
        }
    }

    private Shelf ShelfFor(Dictionary<int, Shelf> shelves, ReadOnlySpan<int> lengths)
    {
        var key = lengths.Length;
        foreach (var length in lengths)
            key = unchecked(key * 31 + length);
        shelves.TryGetValue(key, out var first);
        for (var shelf = first; shelf is not null; shelf = shelf.Next)
        {
            if (shelf.Shape.Lengths.SequenceEqual(lengths))
                return shelf;
        }

        return shelves[key] = new Shelf(Shape.Create(lengths), first) { IsOfViews = shelves == _views };
    }

    private sealed class Shelf(Shape shape, Shelf? next)
    {
        public Shape Shape => shape;

        public Shelf? Next => next;

        public bool IsOfViews { get; init; }

        public Stack<Tensor<T>> Free { get; } = new();

        public int InUse { get; set; }

        public int Highest { get; set; }
    }
}
