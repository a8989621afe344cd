using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>What .NET's methods on arrays and spans do, as loops and slices.</summary>
internal sealed partial class Lowering
{
    private static bool IsArrayLibrary(IMethodSymbol method)
        => method.IsStatic && method.Parameters.Length > 0
            && (method.ContainingType.SpecialType == SpecialType.System_Array || method.ContainingType is { Name: "MemoryExtensions" })
            && method.Name is "AsSpan" or "Copy" or "Fill" or "Clear" or "CopyTo"
            && method.Parameters[0].Type is IArrayTypeSymbol or { SpecialType: SpecialType.System_Array } or { IsValueType: true };

    private Value? ArrayCall(IInvocationOperation call, IMethodSymbol method)
    {
        var operands = new List<Operand>();
        if (call.Instance is { } instance)
            operands.Add(Operand(Unwrap(instance)));
        var arguments = new Operand[call.Arguments.Length];
        foreach (var argument in call.Arguments)
            arguments[argument.Parameter!.Ordinal] = Operand(Unwrap(argument.Value));
        operands.AddRange(arguments);
        if (operands[0].Type is not ArrayType array || array.Rank > 1 && method.Name is not ("GetLength" or "GetUpperBound" or "GetLowerBound" or "Clone" or "Clear"))
            return OtherArrayCall(call, method, operands);
        switch (method.Name, operands.Count)
        {
            case ("GetLength", 2):
                return new Leaf(LengthAlong(operands[0], operands[1]));
            case ("GetUpperBound", 2):
                return new Leaf(Minus(LengthAlong(operands[0], operands[1]), Constant.Int(1)));
            case ("GetLowerBound", 2):
                return new Leaf(Constant.Int(0));
            case ("AsSpan" or "Slice", 1 or 2 or 3) when operands.Skip(1).All(o => o.Type == ScalarType.Int32):
                return new Leaf(SliceOf(operands[0], operands.ElementAtOrDefault(1), operands.ElementAtOrDefault(2), (ArrayType)Map(TypeOf(call))));
            case ("ToArray", 1):
            case ("Clone", 1):
                return new Leaf(CopyOf(operands[0], ElementTypeOf(call), call));
            case ("Fill", 4):
                // The slice checks the part, and throws as Fill does.
                var part = SliceOf(operands[0], operands[2], operands[3], array with { Kind = ArrayKind.Span });
                Overwrite(part, ElementTypeOf(call), call, operands[1]);
                return null;
            case ("Fill", 2):
                Overwrite(operands[0], ElementTypeOf(call), call, operands[1]);
                return null;
            case ("Clear", 1):
                Overwrite(operands[0], ElementTypeOf(call), call, null);
                return null;
            case ("Clear", 3) when array.Rank == 1:
                ClearPart(operands[0], operands[1], operands[2], call);
                return null;
            case ("CopyTo", 3) when operands[1].Type is ArrayType && operands[2].Type == ScalarType.Int32:
                CopyPart(operands[0], Constant.Int(0), operands[1], operands[2], LengthOf(operands[0]), call);
                return null;
            case ("CopyTo", 2) when operands[1].Type is ArrayType:
                CopyAll(operands[0], operands[1], ElementTypeOf(call), call);
                return null;
            case ("Copy", 3) when operands[1].Type is ArrayType && operands[2].Type == ScalarType.Int32:
                CopyPart(operands[0], Constant.Int(0), operands[1], Constant.Int(0), operands[2], call);
                return null;
            case ("Copy", 5) when operands[2].Type is ArrayType && operands[4].Type == ScalarType.Int32:
                CopyPart(operands[0], operands[1], operands[2], operands[3], operands[4], call);
                return null;
            default:
                return OtherArrayCall(call, method, operands);
        }
    }

    private Value? OtherArrayCall(IInvocationOperation call, IMethodSymbol method, List<Operand> operands)
    {
        Suspect(operands, Diagnostics.Descriptors.CallWithoutSource, call, CSharpText.Readable(method));
        var text = method.IsStatic
            ? $"{CSharpText.Method(method)}({Holes(0, operands.Count)})"
            : $"{{0}}.{CSharpText.Identifier(method.Name)}({Holes(1, operands.Count - 1)})";
        return Opaquely(text, operands, method, isPure: false);
    }

    private ITypeSymbol ElementTypeOf(IInvocationOperation call)
        => ElementType(TypeOf(Unwrap(call.Instance ?? call.Arguments[0].Value)));

    private Operand LengthAlong(Operand array, Operand dimension)
    {
        if (dimension is Constant constant)
            return _builder.Let(((ArrayType)array.Type).Rank == 1 ? new Length(array) : new Length(array, (int)constant.Bits), ScalarType.Int32);
        return _builder.Let(new Opaque("{0}.GetLength({1})", [array, dimension], false), ScalarType.Int32);
    }

    private Operand SliceOf(Operand array, Operand? start, Operand? count, ArrayType type)
    {
        if (start is null && array.Type == type)
            return array;
        if (start is not null && count is null)
            count = Minus(LengthOf(array), start);
        var slice = _builder.Let(new Slice(array, start, count), type);
        _wholes[slice] = _wholes.TryGetValue(array, out var whole) ? whole : array;
        return slice;
    }

    /// <summary><c>span[a..b]</c>: a window.</summary>
    private Value SliceRange(IImplicitIndexerReferenceOperation slice)
    {
        var array = Operand(slice.Instance);
        if (array.Type is not ArrayType { Rank: 1 } type)
        {
            return array.Type is OpaqueType && slice.Argument is not IRangeOperation
                ? FromOperand(_builder.Let(new Opaque("{0}[{1}]", [array, Operand(slice.Argument)], false), Map(TypeOf(slice))), TypeOf(slice))
                : Unsupported(slice, "A range of this type", "Use an array or a span");
        }

        var (start, count) = Bounds(array, slice.Argument);
        return new Leaf(SliceOf(array, start, count, type));
    }

    /// <summary><c>array[a..b]</c>: a copy.</summary>
    private Value CopyRange(IArrayElementReferenceOperation range)
    {
        var array = Operand(range.ArrayReference);
        if (array.Type is not ArrayType { Rank: 1, Element: not ArrayType } type)
            return Unsupported(range, "A range of this type", "Use an array or a span");
        var (start, count) = Bounds(array, range.Indices[0]);

        // The slice is what checks the range, and throws as the language does.
        var span = type with { Kind = ArrayKind.Span };
        return new Leaf(CopyOf(SliceOf(array, start, count, span), ElementType(TypeOf(range.ArrayReference)), range));
    }

    private (Operand Start, Operand Count) Bounds(Operand array, IOperation argument)
    {
        var length = LengthOf(array);
        if (argument is not IRangeOperation range)
        {
            var value = Operand(argument);
            var from = _builder.Let(new Opaque("{0}.GetOffsetAndLength({1}).Offset", [value, length], false), ScalarType.Int32);
            return (from, _builder.Let(new Opaque("{0}.GetOffsetAndLength({1}).Length", [value, length], false), ScalarType.Int32));
        }

        var start = range.LeftOperand is { } left ? OffsetIn(length, left) : Constant.Int(0);
        var end = range.RightOperand is { } right ? OffsetIn(length, right) : length;
        return (start, Minus(end, start));
    }
}
