using System.Numerics;

namespace Diff.Kernels;

/// <summary>The operands of the pass that is under way on a thread, and the space that they cover.</summary>
internal sealed class PassState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostOperands = Cursor<Lanes512<T>, T>.MostOperands;

    [ThreadStatic]
    private static PassState<T>? t_ofThisThread;

    private readonly Tensor<T>?[] _tensors = new Tensor<T>?[MostOperands];
    private readonly T[] _numbers = new T[MostOperands];

    /// <summary>The sums of everything, by operand.</summary>
    public readonly double[] Totals = new double[MostOperands];

    /// <summary>A vector for each operand that stands still in a row, and one for what is left at the end of a row.</summary>
    public readonly T[] Blocks = new T[2 * MostOperands * Lanes512<T>.Count];

    /// <summary>The shape that the pass covers.</summary>
    public Shape Space { get; private set; }

    /// <summary>How many operands are read.</summary>
    public int Inputs { get; private set; }

    /// <summary>How many operands there are.</summary>
    public int Count { get; private set; }

    /// <summary>The operands that are summed, by bit.</summary>
    public uint Sums { get; private set; }

    public static PassState<T> Start(ReadOnlySpan<PassInput<T>> inputs)
    {
        var state = t_ofThisThread ??= new PassState<T>();
        state.Space = default;
        state.Sums = 0;
        state.Inputs = state.Count = inputs.Length;
        for (var i = 0; i < inputs.Length; i++)
        {
            state._tensors[i] = inputs[i].Tensor;
            state._numbers[i] = inputs[i].Number;
            if (inputs[i].Tensor is { } tensor)
                state.Cover(tensor.Shape);
        }

        return state;
    }

    public void Cover(Shape shape)
    {
        if (Space.Rank == 0)
            Space = shape;
        else if (shape.Rank > 0 && shape != Space)
            Space = Broadcasting.Shapes("Broadcast", Space, shape);
    }

    public void RequireBroadcast(Shape shape)
    {
        var fits = shape.Rank <= Space.Rank;
        for (var axis = 1; fits && axis <= shape.Rank; axis++)
            fits = shape.Lengths[^axis] == 1 || shape.Lengths[^axis] == Space.Lengths[^axis];
        if (!fits)
            throw new ArgumentException($"Sum: shape {Space} is not broadcast from shape {shape}.");
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

    /// <summary>The operand's tensor; null for a number.</summary>
    public Tensor<T>? TensorOf(int operand) => _tensors[operand];

    public T NumberOf(int operand) => _numbers[operand];

    /// <summary>Forgets the tensors, so that the next pass, whenever it comes, is not what frees them.</summary>
    public void End() => Array.Clear(_tensors, 0, Count);
}
