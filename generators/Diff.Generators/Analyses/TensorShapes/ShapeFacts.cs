using System.Collections.Immutable;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What is known at a place in a function. Facts never change: a branch starts from those in front of it, and what it learns stays in it.</summary>
internal sealed class ShapeFacts
{
    public static readonly ShapeFacts None = new(ImmutableDictionary<int, TensorShape>.Empty, ImmutableDictionary<int, AxisLength>.Empty);

    private readonly ImmutableDictionary<int, TensorShape> _shapes;
    private readonly ImmutableDictionary<int, AxisLength> _numbers;

    private ShapeFacts(ImmutableDictionary<int, TensorShape> shapes, ImmutableDictionary<int, AxisLength> numbers) => (_shapes, _numbers) = (shapes, numbers);

    /// <summary>The shape of a tensor; null where it is not known.</summary>
    public TensorShape? ShapeOf(Operand tensor) => tensor switch
    {
        Constant => TensorShape.Scalar,
        Variable variable when _shapes.TryGetValue(variable.Id, out var shape) => shape,
        _ => null,
    };

    /// <summary>The value of an integer, or of a truth value, which is 1 or 0. Of which nothing is known, that is a value of its own.</summary>
    public AxisLength ValueOf(Operand operand) => operand switch
    {
        Constant { Type: ScalarType { IsFloat: false } } constant => AxisLength.Of(constant.Bits),
        Variable { Type: ScalarType { IsFloat: false } } variable => Resolve(AxisLength.Of(variable)),
        _ => AxisLength.Unknown,
    };

    /// <summary>A length, with all that is known of its variables put in.</summary>
    public AxisLength Resolve(AxisLength length)
    {
        if (length.Factors.Count == 0)
            return length;
        return length.Factors.Aggregate(AxisLength.Of(length.Number!.Value), (product, factor) => product
            * (_numbers.TryGetValue(factor, out var value) ? Resolve(value) : new AxisLength(1, [factor])));
    }

    public ShapeFacts With(Variable tensor, TensorShape? shape)
        => new(shape is null ? _shapes.Remove(tensor.Id) : _shapes.SetItem(tensor.Id, shape), _numbers);

    /// <summary>The facts, and what the value of a variable is.</summary>
    public ShapeFacts With(int variable, AxisLength value) => value.IsKnown && value.Symbol != variable ? new(_shapes, _numbers.SetItem(variable, value)) : this;
}
