using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Tuples.</summary>
internal sealed partial class Lowering
{
    private Value Tuple(ITupleOperation tuple)
    {
        var elements = tuple.Elements.Select(Evaluate).ToArray();
        if (tuple.Type is null || ShapeOf(TypeOf(tuple)) is not { } shape)
            return Unsupported(tuple, "A tuple without a type", "Give its elements types");
        return new Aggregate(shape, elements.ToEquatableArray());
    }

    /// <summary><c>(a, b) == (c, d)</c>, element by element.</summary>
    private Value TupleBinary(ITupleBinaryOperation binary)
    {
        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        var equal = AreEqual(left, right, binary);
        return new Leaf(binary.OperatorKind == BinaryOperatorKind.Equals ? equal : Not(equal));
    }

    /// <summary>The equality of records: every member by its own <c>Equals</c>, to which two NaNs are the same.</summary>
    private Operand AreSame(Value left, Value right, ITypeSymbol type, IOperation at)
    {
        var location = at.Syntax.GetLocation();
        if (left is not (Aggregate or Projection) || right is not (Aggregate or Projection))
        {
            var (x, y) = (ToOperand(left, type, location), ToOperand(right, type, location));
            return x.Type is ScalarType { IsFloat: false }
                ? _builder.Apply(Op.Equal, ScalarType.Bool, x, y)
                : _builder.Let(new Opaque(x.Type.IsFloat ? "{0}.Equals({1})" : "object.Equals({0}, {1})", [x, y], true), ScalarType.Bool);
        }

        var (a, b) = (Open(left, location), Open(right, location));
        if (a.Shape != b.Shape)
            return Constant.False;
        return a.Children.Select((c, i) => AreSame(c, b.Children[i], a.Shape.Members[i].Type, at)).Aggregate((Operand)Constant.True, And);
    }

    private Operand AreEqual(Value left, Value right, IOperation at)
    {
        if (left is not (Aggregate or Projection) || right is not (Aggregate or Projection))
        {
            var (x, y) = (ToOperand(left, at.Type!, at.Syntax.GetLocation()), ToOperand(right, at.Type!, at.Syntax.GetLocation()));
            return x.Type is ScalarType
                ? _builder.Apply(Op.Equal, ScalarType.Bool, x, y)
                : _builder.Let(new Opaque("{0} == {1}", [x, y], true), ScalarType.Bool);
        }

        var (a, b) = (Open(left, at.Syntax.GetLocation()), Open(right, at.Syntax.GetLocation()));
        return a.Children.Zip(b.Children, (c, d) => AreEqual(c, d, at)).Aggregate((Operand)Constant.True, And);
    }
}
