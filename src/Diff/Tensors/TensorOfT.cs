using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>Numbers in a dense, row-major block of any rank, in memory that the garbage collector owns.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>; any other type throws when the tensor is created.</typeparam>
/// <remarks>
/// <para>Made by the methods of <see cref="Tensor"/>. Operations run at once, one by one, and give new tensors.</para>
/// <para>Elements may be changed, by the indexer or through <see cref="AsSpan"/>. Memory is shared by the tensor and what it was created from
/// (an array, a <see cref="Memory{T}"/>), by its spans, and by the results of <c>Reshape</c>, <c>Squeeze</c> and <c>Unsqueeze</c>; every
/// other operation copies.</para>
/// <para>The base class library has a <c>Tensor&lt;T&gt;</c> too, with strides. A file that uses both namespaces names one by an alias.</para>
/// </remarks>
public sealed partial class Tensor<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Memory<T> _memory;

    internal Tensor(Memory<T> memory, Shape shape)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Tensor<{typeof(T).Name}>: the elements of a tensor are float or double.");
        if (memory.Length != shape.ElementCount)
        {
            throw new ArgumentException(
                $"Create: {memory.Length} elements do not fill shape {shape}, which has {shape.ElementCount}.");
        }

        _memory = memory;
        Shape = shape;
    }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>How many axes there are; 0 for a single number.</summary>
    public int Rank => Shape.Rank;

    /// <summary>How many elements there are.</summary>
    public int Length => _memory.Length;

    /// <summary>One element.</summary>
    /// <param name="indices">Its index along each axis, from 0.</param>
    /// <exception cref="ArgumentException">There are not as many indices as axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public T this[params ReadOnlySpan<int> indices]
    {
        get => _memory.Span[Offset(indices)];
        set => _memory.Span[Offset(indices)] = value;
    }

    /// <summary>The elements in row-major order: the tensor's own memory.</summary>
    public Span<T> AsSpan() => _memory.Span;

    /// <summary>The elements in row-major order: the tensor's own memory.</summary>
    public Memory<T> AsMemory() => _memory;

    /// <summary>The tensor's own memory, as the base class library sees a tensor.</summary>
    public TensorSpan<T> AsTensorSpan() => new(_memory.Span, NativeLengths());

    /// <summary>The tensor's own memory, as the base class library sees a tensor that is only read.</summary>
    public ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan() => new(_memory.Span, NativeLengths());

    /// <summary>A copy of the elements, in row-major order.</summary>
    public T[] ToArray() => _memory.ToArray();

    /// <summary>The only element of a tensor that has one.</summary>
    /// <exception cref="InvalidOperationException">The tensor has none, or several.</exception>
    public T ToScalar() => Length == 1
        ? _memory.Span[0]
        : throw new InvalidOperationException($"ToScalar: shape {Shape} has {Length} elements, not one.");

    /// <summary>A tensor of the same elements in memory of its own.</summary>
    public Tensor<T> Clone()
    {
        var memory = TensorMemory.Any<T>(Length);
        _memory.CopyTo(memory);
        return new(memory, Shape);
    }

    /// <summary>The elements in nested brackets, rounded to 7 significant digits; of more than 1,000 only the corners.</summary>
    public override string ToString() => TensorText.Write(this);

    /// <summary>Makes a view of other memory of this one, so that it can be used again.</summary>
    internal void Show(Memory<T> memory) => _memory = memory;

    private nint[] NativeLengths()
    {
        var lengths = new nint[Rank];
        for (var axis = 0; axis < Rank; axis++)
            lengths[axis] = Shape.Lengths[axis];
        return lengths;
    }

    private int Offset(ReadOnlySpan<int> indices)
    {
        var lengths = Shape.Lengths;
        if (indices.Length != lengths.Length)
            throw new ArgumentException($"Indexer: {indices.Length} indices for shape {Shape}, which has {Rank} axes.", nameof(indices));
        var offset = 0;
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            if ((uint)indices[axis] >= (uint)lengths[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), indices[axis], $"Indexer: axis {axis} of shape {Shape} has no index {indices[axis]}.");
            }

            offset = offset * lengths[axis] + indices[axis];
        }

        return offset;
    }
}
