using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Arrays and spans made in the method.</summary>
internal sealed partial class Lowering
{
    private Value CreateArray(IArrayCreationOperation creation)
    {
        if (Map(TypeOf(creation)) is not ArrayType { Rank: <= 2 } type)
            return Unsupported(creation, "An array of more than two dimensions", "Use one or two, and compute the index");
        if (type.Element is ArrayType && !IsRows(type))
            return Unsupported(creation, "An array of arrays of this kind", "Use rows, 'double[][]', or a two-dimensional array");
        var lengths = creation.DimensionSizes.Select(Operand).ToEquatableArray();
        var array = _builder.Let(new Allocate(type, lengths), type);
        if (creation.Initializer is { } initializer)
            Fill(array, initializer, [], ElementType(TypeOf(creation)));
        return new Leaf(array);
    }

    private static bool IsRows(ArrayType type) => type.Kind == ArrayKind.Array && HasRows(type);

    private static bool HasRows(ArrayType type)
        => type is { Rank: 1, Element: ArrayType { Rank: 1, Kind: ArrayKind.Array, Element: not ArrayType } };

    private static ITypeSymbol ElementType(ITypeSymbol type)
        => type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[0];

    private void Fill(Operand array, IArrayInitializerOperation initializer, IReadOnlyList<Operand> outer, ITypeSymbol element)
    {
        for (var i = 0; i < initializer.ElementValues.Length; i++)
        {
            var value = initializer.ElementValues[i];
            var indices = outer.Append(Constant.Int(i)).ToArray();
            if (value is IArrayInitializerOperation inner)
                Fill(array, inner, indices, element);
            else
                WriteElement(new ElementPlace(array, indices.ToEquatableArray(), null, element), Evaluate(value), value.Syntax.GetLocation());
        }
    }

    private Value CreateCollection(ICollectionExpressionOperation collection)
    {
        if (Map(TypeOf(collection)) is not ArrayType { Rank: 1 } type || (type.Element is ArrayType && !IsRows(type)))
            return Unsupported(collection, "A collection expression of this type", "Use an array or a span");
        var element = ElementType(TypeOf(collection));

        // C# evaluates all elements before it makes the array.
        var parts = collection.Elements
            .Select(e => e is ISpreadOperation spread
                ? (Spread: (Operand?)Operand(Unwrap(spread.Operand)), Value: (Value?)null, At: (IOperation)e)
                : (null, Evaluate(e), e))
            .ToArray();
        Operand length = Constant.Int(parts.Count(p => p.Spread is null));
        foreach (var (spread, _, at) in parts.Where(p => p.Spread is not null))
        {
            if (spread!.Type is not ArrayType { Rank: 1 })
                return Unsupported(at, "Spreading this type", "Use an array or a span");
            length = _builder.Apply(Op.Add, ScalarType.Int32, length, LengthOf(spread));
        }

        var writable = type with { Kind = type.Kind == ArrayKind.ReadOnlySpan ? ArrayKind.Span : type.Kind };
        var array = _builder.Let(new Allocate(writable, [length]), writable);
        Operand position = Constant.Int(0);
        foreach (var (spread, value, at) in parts)
        {
            if (spread is null)
            {
                WriteElement(new ElementPlace(array, [position], null, element), value!, at.Syntax.GetLocation());
                position = Plus(position, Constant.Int(1));
            }
            else
            {
                var count = LengthOf(spread);
                CopyForward(spread, Constant.Int(0), array, position, count, element, at);
                position = Plus(position, count);
            }
        }

        return new Leaf(View(array, type));
    }

    /// <summary>Without the conversions that the language puts around an array or span.</summary>
    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }

    private Operand Plus(Operand a, Operand b)
    {
        if (a is Constant x && b is Constant y)
            return Constant.Int((int)(x.Bits + y.Bits));
        return a is Constant { Bits: 0 } ? b : b is Constant { Bits: 0 } ? a : _builder.Apply(Op.Add, ScalarType.Int32, a, b);
    }

    private Operand Minus(Operand a, Operand b)
        => b is Constant { Bits: 0 } ? a : a is Constant x && b is Constant y ? Constant.Int((int)(x.Bits - y.Bits)) : _builder.Apply(Op.Subtract, ScalarType.Int32, a, b);

    private Value CreateSpan(IObjectCreationOperation creation, ArrayType type)
    {
        var arguments = creation.Arguments.Select(a => Operand(a.Value)).ToArray();
        if (arguments.Length == 0)
            return new Leaf(new Text(type, "default"));
        if (arguments[0].Type is not ArrayType { Rank: 1 })
            return Unsupported(creation, "A span of this", "Make it from an array");
        return new Leaf(arguments.Length == 1
            ? View(arguments[0], type)
            : SliceOf(arguments[0], arguments[1], arguments[2], type));
    }

    /// <summary><c>stackalloc</c>, which Roslyn has no operation for.</summary>
    private Value StackAlloc(IOperation operation)
    {
        var syntax = operation.Syntax;
        var model = _context.Compilation.GetSemanticModel(syntax.SyntaxTree);
        var (declared, initializer) = syntax switch
        {
            StackAllocArrayCreationExpressionSyntax made => (made.Type as ArrayTypeSyntax, made.Initializer),
            ImplicitStackAllocArrayCreationExpressionSyntax made => (null, made.Initializer),
            _ => (null, null),
        };
        var info = model.GetTypeInfo(syntax);
        if ((info.ConvertedType ?? info.Type) is not { } span || Map(TypeOf(span)) is not ArrayType { Rank: 1, Element: not ArrayType } type)
        {
            Report(Diagnostics.Descriptors.UnsafeCode, operation);
            return new Leaf(Constant.False);
        }

        var writable = type with { Kind = ArrayKind.Span };
        var values = initializer?.Expressions.Select(e => _context.Operation(e)!).ToArray();
        var size = declared?.RankSpecifiers[0].Sizes[0] is { } expression and not OmittedArraySizeExpressionSyntax
            ? Operand(_context.Operation(expression)!)
            : Constant.Int(values?.Length ?? 0);
        var array = _builder.Let(new Allocate(writable, [size]), writable);
        var element = ElementType(TypeOf(span));
        for (var i = 0; i < values?.Length; i++)
        {
            var value = Convert(Evaluate(values[i]), TypeOf(values[i]), element, null, values[i]);
            WriteElement(new ElementPlace(array, [Constant.Int(i)], null, element), value, values[i].Syntax.GetLocation());
        }

        return new Leaf(View(array, type));
    }
}
