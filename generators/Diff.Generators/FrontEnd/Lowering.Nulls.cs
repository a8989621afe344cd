using System.Collections.Generic;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Null, and the operators that ask for it.</summary>
internal sealed partial class Lowering
{
    private readonly Stack<Value> _accessed = new();

    private Operand IsNull(Value value, ITypeSymbol type, Location at)
    {
        if (value is Aggregate or Closure || (type.IsValueType && !IsNullable(type)))
            return Constant.False;
        var operand = ToOperand(value, type, at);
        if (operand is Text { IsNull: true })
            return Constant.True;
        return operand.Type is ScalarType ? Constant.False : _builder.Let(new Opaque("{0} is null", [operand], true), ScalarType.Bool);
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private Value Coalesce(ICoalesceOperation coalesce)
    {
        var at = coalesce.Syntax.GetLocation();
        var value = Evaluate(coalesce.Value);
        var type = TypeOf(coalesce.Value);
        if (IsNullable(type) && value is Leaf { Operand.Type: OpaqueType } nullable)
            return CoalesceNullable(coalesce, nullable.Operand);
        var cell = NewCell(null, TypeOf(coalesce));
        Branch(
            IsNull(value, type, at),
            () => _cells[cell] = Evaluate(coalesce.WhenNull),
            () => _cells[cell] = value,
            at);
        return _cells[cell] ?? Anything(coalesce);
    }

    /// <summary>Nullable numbers are passive; the choice between one and an active number is an ordinary one.</summary>
    private Value CoalesceNullable(ICoalesceOperation coalesce, Operand nullable)
    {
        var type = TypeOf(coalesce);
        var cell = NewCell(null, type);
        Branch(
            _builder.Let(new Opaque("{0}.HasValue", [nullable], true), ScalarType.Bool),
            () => _cells[cell] = IsNullable(type)
                ? new Leaf(nullable)
                : FromOperand(_builder.Let(new Opaque("{0}.GetValueOrDefault()", [nullable], true), Map(type)), type),
            () => _cells[cell] = Evaluate(coalesce.WhenNull),
            coalesce.Syntax.GetLocation());
        return _cells[cell] ?? Anything(coalesce);
    }

    private Value ConditionalAccess(IConditionalAccessOperation access)
    {
        var at = access.Syntax.GetLocation();
        var value = Evaluate(access.Operation);
        var isNull = IsNull(value, TypeOf(access.Operation), at);
        if (Truth(isNull) is null && Map(TypeOf(access)) is StructType)
            return Unsupported(access, "'?.' on something that may be null", "Test for null first");
        var cell = NewCell(null, TypeOf(access));
        Branch(
            isNull,
            () => _cells[cell] = Default(TypeOf(access)),
            () =>
            {
                _accessed.Push(value);
                var result = Evaluate(access.WhenNotNull);
                _accessed.Pop();
                _cells[cell] = Convert(result, TypeOf(access.WhenNotNull), TypeOf(access), null, access);
            },
            at);
        return _cells[cell] ?? Anything(access);
    }

    private Value AccessedInstance(IConditionalAccessInstanceOperation instance)
        => _accessed.Count > 0 ? _accessed.Peek() : Unknown(instance);
}
