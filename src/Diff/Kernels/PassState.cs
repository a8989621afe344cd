using System.Numerics;

namespace Diff.Kernels;

/// <summary>The operands of the pass that is under way on a thread, and the space that they cover.</summary>
internal sealed class PassState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static PassState<T>? t_ofThisThread;

    private readonly Tensor<T>?[] _tensors = new Tensor<T>?[Cursor<Lanes512<T>, T>.MostOperands];
    private readonly T[] _numbers = new T[Cursor<Lanes512<T>, T>.MostOperands];
    private int[] _lengths = new int[8];
    private int _rank;

    /// <summary>The sums of everything, by operand.</summary>
    public readonly double[] Totals = new double[Cursor<Lanes512<T>, T>.MostOperands];

    /// <summary>The lengths of the axes that the pass covers.</summary>
    public ReadOnlySpan<int> Space => _lengths.AsSpan(0, _rank);

    /// <summary>How many operands are read.</summary>
    public int Inputs { get; private set; }

    /// <summary>How many operands there are.</summary>
    public int Count { get; private set; }

    /// <summary>The operands that are summed, by bit.</summary>
    public uint Sums { get; private set; }

    /// <summary>The product that is the first input, where that is not a tensor yet.</summary>
    public FlatProduct<T> Product { get; private set; }

    public static PassState<T> Start(ReadOnlySpan<PassInput<T>> inputs)
    {
        var state = Anew();
        state.Read(inputs);
        return state;
    }

    public static PassState<T> Start(FlatProduct<T> product, ReadOnlySpan<PassInput<T>> others)
    {
        var state = Anew();
        state.Product = product;
        state._tensors[0] = null;
        state.Count = 1;
        state.Cover(product.Lengths(stackalloc int[product.Rank]));
        state.Read(others);
        return state;
    }

    /// <summary>Widens the space.</summary>
    /// <exception cref="ArgumentException">The lengths do not broadcast with it.</exception>
    public void Cover(ReadOnlySpan<int> lengths)
    {
        if (lengths.SequenceEqual(Space))
            return;
        Span<int> both = stackalloc int[Math.Max(_rank, lengths.Length)];
        Broadcasting.Lengths("Broadcast", Space, lengths, both);
        if (both.Length > _lengths.Length)
            _lengths = new int[both.Length];
        both.CopyTo(_lengths);
        _rank = both.Length;
    }

    public void RequireBroadcast(Shape shape)
    {
        if (!Broadcasting.Fills(shape.Lengths, Space))
            throw new ArgumentException($"Sum: shape {Shape.Create(Space)} is not broadcast from shape {shape}.");
    }

    public Tensor<T> Keep(Tensor<T> output, bool mayReduce)
    {
        if (mayReduce)
            Sums |= 1u << Count;
        _tensors[Count++] = output;
        return output;
    }

    public void KeepTotal()
    {
        Sums |= 1u << Count;
        Totals[Count] = 0;
        _tensors[Count++] = null;
    }

    /// <summary>The product as a tensor, whose elements are not to be read.</summary>
    public Tensor<T> KeepProduct(TensorHome<T> home)
        => _tensors[0] ??= home.Take(Product.Lengths(stackalloc int[Product.Rank]));

    /// <summary>Gives the product memory: that of an output which it fits, else its own.</summary>
    public Tensor<T> PlaceProduct(Workspace workspace)
    {
        var lengths = Product.Lengths(stackalloc int[Product.Rank]);
        Tensor<T>? place = null;
        if (Space.SequenceEqual(lengths))
        {
            for (var k = Inputs; k < Count && place is null; k++)
                place = _tensors[k] is { } output && output.Shape.Lengths.SequenceEqual(lengths) ? output : null;
        }

        IsInPlace = place is not null;
        Product = default;
        return _tensors[0] = place ?? _tensors[0] ?? workspace.Tensor<T>(lengths);
    }

    /// <summary>Whether the first input is also an output, each of whose elements is overwritten once it has been read.</summary>
    public bool IsInPlace { get; private set; }

    /// <summary>The operand's tensor; null for a number.</summary>
    public Tensor<T>? TensorOf(int operand) => _tensors[operand];

    public T NumberOf(int operand) => _numbers[operand];

    /// <summary>Forgets the tensors, so that the next pass, whenever it comes, is not what frees them.</summary>
    public void End() => Array.Clear(_tensors, 0, Count);

    // A pass before this one may have ended by an exception.
    private static PassState<T> Anew()
    {
        var state = t_ofThisThread ??= new PassState<T>();
        state._rank = 0;
        state.Inputs = state.Count = 0;
        state.Sums = 0;
        state.Product = default;
        state.IsInPlace = false;
        return state;
    }

    private void Read(ReadOnlySpan<PassInput<T>> inputs)
    {
        foreach (var input in inputs)
        {
            _tensors[Count] = input.Tensor;
            _numbers[Count] = input.Number;
            if (input.Tensor is { } tensor)
                Cover(tensor.Shape.Lengths);
            Count++;
        }

        Inputs = Count;
    }
}
