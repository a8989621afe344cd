using System;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Patterns: whether a value matches, and what it declares when it does.</summary>
internal sealed partial class Lowering
{
    private Value IsPattern(IIsPatternOperation pattern)
        => new Leaf(Matches(pattern.Pattern, Evaluate(pattern.Value), TypeOf(pattern.Value)));

    private Value IsType(IIsTypeOperation test)
    {
        var matches = HasType(Evaluate(test.ValueOperand), TypeOf(test.ValueOperand), TypeOf(test.TypeOperand), test.Syntax.GetLocation());
        return new Leaf(test.IsNegated ? Not(matches) : matches);
    }

    private Operand Matches(IPatternOperation pattern, Value value, ITypeSymbol type)
    {
        var at = pattern.Syntax.GetLocation();
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Constant.True;
            case IConstantPatternOperation constant:
                return EqualsConstant(value, type, constant.Value);
            case IRelationalPatternOperation relation:
                return Relation(relation, value, type);
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, value, type));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return AndAlso(Matches(both.LeftPattern, value, type), () => Matches(both.RightPattern, value, type), IsPlain(both.RightPattern), at);
            case IBinaryPatternOperation either:
                return OrElse(Matches(either.LeftPattern, value, type), () => Matches(either.RightPattern, value, type), IsPlain(either.RightPattern), at);
            case ITypePatternOperation typed:
                return HasType(value, type, TypeOf(typed.MatchedType), at);
            case IDeclarationPatternOperation declaration:
                return Declaration(declaration, value, type, at);
            case IRecursivePatternOperation recursive:
                return Recursive(recursive, value, type, at);
            case IListPatternOperation list:
                return List(list, value, type, at);
            default:
                Unsupported(pattern, "A pattern of this kind", "Write it with if");
                return Constant.False;
        }
    }

    /// <summary>Whether matching costs next to nothing and declares nothing.</summary>
    private static bool IsPlain(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation or IConstantPatternOperation or IRelationalPatternOperation => true,
        INegatedPatternOperation negated => IsPlain(negated.Pattern),
        IBinaryPatternOperation binary => IsPlain(binary.LeftPattern) && IsPlain(binary.RightPattern),
        _ => false,
    };

    private Operand EqualsConstant(Value value, ITypeSymbol type, IOperation constant)
    {
        var at = constant.Syntax.GetLocation();
        if (constant.ConstantValue is { HasValue: true, Value: null })
            return IsNull(value, type, at);
        var operand = ToOperand(value, type, at);
        var expected = Operand(constant);
        if (operand.Type is ScalarType && expected is Constant { Type.IsFloat: true } number && double.IsNaN(number.Value))
            return _builder.Apply(Op.IsNaN, ScalarType.Bool, operand);
        if (operand.Type is ScalarType && operand.Type == expected.Type)
            return _builder.Apply(Op.Equal, ScalarType.Bool, operand, expected);
        return operand.Type is ScalarType
            ? Constant.False
            : _builder.Let(new Opaque(expected is Text && type.SpecialType != SpecialType.System_Object ? "{0} == {1}" : "{0} is {1}", [operand, expected], true), ScalarType.Bool);
    }

    private Operand Relation(IRelationalPatternOperation relation, Value value, ITypeSymbol type)
    {
        var operand = ToOperand(value, type, relation.Syntax.GetLocation());
        var bound = Operand(relation.Value);
        var (op, text) = BinaryOps[relation.OperatorKind];
        return operand.Type is ScalarType && operand.Type == bound.Type
            ? _builder.Apply(op, ScalarType.Bool, operand, bound)
            : _builder.Let(new Opaque($"{{0}} {text} {{1}}", [operand, bound], true), ScalarType.Bool);
    }

    private Operand Declaration(IDeclarationPatternOperation declaration, Value value, ITypeSymbol type, Location at)
    {
        var matches = declaration.MatchedType is { } matched && !declaration.MatchesNull ? HasType(value, type, TypeOf(matched), at) : Constant.True;
        Bind(declaration.DeclaredSymbol, value, type, matches, at, declaration);
        return matches;
    }

    private void Bind(ISymbol? symbol, Value value, ITypeSymbol type, Operand matches, Location at, IOperation operation)
    {
        if (symbol is not ILocalSymbol local)
            return;
        var cell = _frame.Find(local) ?? Declare(local, local.Type);
        Branch(
            matches,
            () =>
            {
                var converted = Same(type, cell.Type) ? value : Convert(value, type, cell.Type!, null, operation);
                SetName(converted, local.Name);
                _cells[cell] = converted;
            },
            () => { },
            at);
    }

    private Operand HasType(Value value, ITypeSymbol from, ITypeSymbol to, Location at)
    {
        if (value is Aggregate aggregate)
            return Inherits(aggregate.Shape.Type, to) ? Constant.True : Constant.False;
        if (value is Leaf { Operand.Type: ScalarType } && from.IsValueType)
            return Same(from, to) ? Constant.True : Constant.False;
        if (from.IsValueType && Same(from, to))
            return Constant.True;
        var operand = ToOperand(value, from, at);
        return Inherits(from, to)
            ? Not(IsNull(value, from, at))
            : _builder.Let(new Opaque($"{{0}} is {CSharpText.NonNullableType(to)}", [operand], true), ScalarType.Bool);
    }

    private static bool Inherits(ITypeSymbol type, ITypeSymbol parent)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Same(current, parent))
                return true;
        }

        return type.AllInterfaces.Any(i => Same(i, parent));
    }

    private Operand Recursive(IRecursivePatternOperation pattern, Value value, ITypeSymbol type, Location at)
    {
        var matched = TypeOf(pattern.MatchedType);
        var matches = Same(matched, type) && type.IsValueType ? Constant.True : HasType(value, type, matched, at);
        var typed = value is Leaf && !Same(matched, type) ? null : value;
        foreach (var part in Enumerable.Range(0, pattern.DeconstructionSubpatterns.Length))
        {
            var sub = pattern.DeconstructionSubpatterns[part];
            matches = AndAlso(
                matches,
                () =>
                {
                    var (values, types) = Parts(typed ?? Convert(value, type, matched, null, pattern), matched, pattern.DeconstructionSubpatterns.Length, pattern);
                    return Matches(sub, values[part], types[part]);
                },
                matches is Constant && IsPlain(sub), at);
        }

        foreach (var sub in pattern.PropertySubpatterns)
        {
            matches = AndAlso(
                matches,
                () =>
                {
                    var (member, memberType) = Part(typed ?? Convert(value, type, matched, null, pattern), sub);
                    return Matches(sub.Pattern, member, memberType);
                },
                isSafe: value is Aggregate && IsPlain(sub.Pattern) && (sub.Member as IFieldReferenceOperation)?.Field.IsStatic == false, at);
        }

        Bind(pattern.DeclaredSymbol, value, type, matches, at, pattern);
        return matches;
    }

    private (Value Value, ITypeSymbol Type) Part(Value value, IPropertySubpatternOperation sub)
    {
        var at = sub.Syntax.GetLocation();
        switch (sub.Member)
        {
            case IPropertyReferenceOperation { Property: { Name: "Length" } property } when value is Leaf { Operand: { Type: ArrayType } array }:
                return (new Leaf(LengthOf(array)), property.Type);
            case IPropertyReferenceOperation { Property: var property }:
                property = Accessor((IPropertyReferenceOperation)sub.Member, property.GetMethod)?.AssociatedSymbol as IPropertySymbol ?? property;
                return (GetProperty(value, property, sub), property.Type);
            case IFieldReferenceOperation { Field: var field } when value is Aggregate or Projection && ShapeOfValue(value).IndexOf(field) is var index and >= 0:
                return (Child(value, index, at), TypeOf(field.Type));
            default:
                return (Unsupported(sub, "A pattern on this member", "Write it with if"), sub.Member.Type ?? _context.Compilation.GetSpecialType(SpecialType.System_Object));
        }
    }

    /// <summary><c>[first, .., last]</c> on an array or span.</summary>
    private Operand List(IListPatternOperation list, Value value, ITypeSymbol type, Location at)
    {
        if (value is not Leaf { Operand: { Type: ArrayType { Rank: 1 } } array })
        {
            Unsupported(list, "A list pattern on this type", "Compare the length and the elements");
            return Constant.False;
        }

        var length = LengthOf(array);
        var slice = list.Patterns.ToList().FindIndex(p => p is ISlicePatternOperation);
        Operand matches = slice < 0
            ? _builder.Apply(Op.Equal, ScalarType.Bool, length, Constant.Int(list.Patterns.Length))
            : _builder.Apply(Op.GreaterOrEqual, ScalarType.Bool, length, Constant.Int(list.Patterns.Length - 1));
        for (var i = 0; i < list.Patterns.Length; i++)
        {
            var (position, sub) = (i, list.Patterns[i]);
            if (sub is IDiscardPatternOperation or ISlicePatternOperation { Pattern: null })
                continue;
            matches = AndAlso(matches, () => Item(list, array, length, type, position, slice), isSafe: false, at);
        }

        Bind(list.DeclaredSymbol, value, type, matches, at, list);
        return matches;
    }

    private Operand Item(IListPatternOperation list, Operand array, Operand length, ITypeSymbol type, int position, int slice)
    {
        var sub = list.Patterns[position];
        if (sub is ISlicePatternOperation)
        {
            Unsupported(sub, "A pattern on a slice", "Slice behind the match");
            return Constant.False;
        }

        var index = slice >= 0 && position > slice ? Minus(length, Constant.Int(list.Patterns.Length - position)) : Constant.Int(position);
        var element = ElementType(type);
        return Matches(sub, ReadElement(new ElementPlace(array, [index], null, element), sub.Syntax.GetLocation()), element);
    }
}
