using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Elements of arrays and spans: where they are, reading and writing them.</summary>
internal sealed partial class Lowering
{
    private Value Element(IOperation operation)
    {
        var at = operation.Syntax.GetLocation();
        switch (operation)
        {
            case IArrayElementReferenceOperation { Indices.Length: 1 } element when IsRange(element.Indices[0]):
                return CopyRange(element);
            case IImplicitIndexerReferenceOperation range when IsRange(range.Argument):
                return SliceRange(range);
            default:
                return Read(PlaceOf(operation), at);
        }
    }

    private static bool IsRange(IOperation index) => IsSystem(index.Type, "Range");

    private static bool IsIndex(IOperation index) => IsSystem(index.Type, "Index");

    private static bool IsSystem(ITypeSymbol? type, string name)
        => type is { IsValueType: true } && type.Name == name && KnownSymbols.IsIn(type, "System");

    /// <summary>A range that is kept in a variable.</summary>
    private Value Range(IRangeOperation range)
    {
        var bounds = new[] { range.LeftOperand, range.RightOperand }.Select(b => b is null ? null : Operand(b)).ToArray();
        var holes = bounds[0] is null ? ("", "({0})") : ("({0})", "({1})");
        return new Leaf(_builder.Let(
            new Opaque((bounds[0] is null ? "" : holes.Item1) + ".." + (bounds[1] is null ? "" : holes.Item2), bounds.OfType<Operand>().ToEquatableArray(), false),
            Map(TypeOf(range))));
    }

    private Place ElementOf(IArrayElementReferenceOperation element)
    {
        if (element.Indices.Length == 1 && IsRange(element.Indices[0]))
            return new ValuePlace(CopyRange(element), TypeOf(element));
        var array = Operand(element.ArrayReference);
        var indices = element.Indices.Select(i => IndexInto(array, i)).ToEquatableArray();
        return PlaceIn(array, indices, element);
    }

    private Place ElementOf(IImplicitIndexerReferenceOperation element)
    {
        if (IsRange(element.Argument))
            return new ValuePlace(SliceRange(element), TypeOf(element));
        var array = Operand(element.Instance);
        if (array.Type is ArrayType)
            return PlaceIn(array, [IndexInto(array, element.Argument)], element);
        if (array.Type is OpaqueType)
        {
            var index = Operand(element.Argument);
            return new ValuePlace(
                FromOperand(_builder.Let(new Opaque("{0}[{1}]", [array, index], false), Map(TypeOf(element))), TypeOf(element)), TypeOf(element));
        }

        return new ValuePlace(Unsupported(element, "An index from the end into this type", "Compute the index from its length"), TypeOf(element));
    }

    /// <summary>The element that a span's indexer refers to.</summary>
    private Place SpanElement(IPropertyReferenceOperation element)
    {
        var array = Operand(element.Instance!);
        return PlaceIn(array, element.Arguments.Select(a => IndexInto(array, a.Value)).ToEquatableArray(), element);
    }

    private Place PlaceIn(Operand array, EquatableArray<Operand> indices, IOperation at)
        => array.Type is ArrayType
            ? new ElementPlace(array, indices, null, TypeOf(at))
            : new ValuePlace(Unsupported(at, "An element of this type", "Use an array or a span"), TypeOf(at));

    private Operand IndexInto(Operand array, IOperation index)
    {
        if (!IsIndex(index))
            return Operand(index);
        return OffsetIn(_builder.Let(new Length(array), ScalarType.Int32), index);
    }

    /// <summary>An <c>Index</c> as a number: <c>^1</c> counts from the end.</summary>
    private Operand OffsetIn(Operand length, IOperation index)
    {
        while (index is IConversionOperation { Operand.Type.SpecialType: SpecialType.System_Int32 } conversion)
            return Operand(conversion.Operand);
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
            return _builder.Apply(Op.Subtract, ScalarType.Int32, length, Operand(hat.Operand));
        var value = Operand(index);
        return _builder.Let(new Opaque("{0}.GetOffset({1})", [value, length], false), ScalarType.Int32);
    }

    private Value ReadElement(ElementPlace element, Location at)
    {
        if (ShapeOf(element.Type) is { } shape && Map(element.Type) is StructType)
        {
            return new Aggregate(shape, shape.Members
                .Select((m, i) => ReadElement(element with { Path = Join(element.Path, MemberName(shape, i, at)), Type = m.Type }, at))
                .ToEquatableArray());
        }

        return new Leaf(_builder.Let(new Load(element.Array, element.Indices, element.Path), Map(element.Type)));
    }

    private void WriteElement(ElementPlace element, Value value, Location at)
    {
        if (!IsWritable(element, at))
            return;
        if (value is Leaf or Closure or Reference)
        {
            var operand = ToOperand(value, element.Type, at);
            if (operand.Type is ArrayType && !HasRows((ArrayType)element.Array.Type))
                Report(Descriptors.UnsupportedExpression, at, "Storing an array in an element of this type", "Use rows, 'double[][]', or a two-dimensional array");
            else if (operand.Type is ArrayType && StaticMemory(operand) is { } table)
                Report(Descriptors.StaticMutableState, at, table);
            else
                _builder.Add(new Store(element.Array, element.Indices, operand, element.Path));
            return;
        }

        var open = Open(value, at);
        var layout = _context.Types.Layout(open.Shape.Type);
        if (layout is null || open.Shape.IsClass || !IsAssignable(layout.Type))
        {
            if (element.Path is null)
                _builder.Add(new Store(element.Array, element.Indices, Construct(open, at)));
            else
                Report(Descriptors.ObjectWritten, at, CSharpText.Readable(open.Shape.Type));
            return;
        }

        for (var i = 0; i < open.Children.Count; i++)
        {
            var member = open.Shape.Members[i];
            WriteElement(element with { Path = Join(element.Path, MemberName(open.Shape, i, at)), Type = member.Type }, open.Children[i], at);
        }
    }

    private static bool IsAssignable(StructType type)
        => type.Fields.All(f => f.IsWritable && (f.Type is not StructType inner || (!inner.IsClass && IsAssignable(inner))));

    private bool IsWritable(ElementPlace element, Location at)
    {
        if (element.Array is Text { IsNull: true })
        {
            Report(Descriptors.UnsupportedExpression, at, "A write to an array that is null", "Make the array first");
            return false;
        }

        if (StaticMemory(element.Array) is { } name)
        {
            Report(Descriptors.StaticMutableState, at, name);
            return false;
        }

        if (element.Path is not null && element.Array.Type is ArrayType { Element: StructType { IsClass: true } type })
        {
            Report(Descriptors.ObjectWritten, at, type.CSharp.Replace("global::", ""));
            return false;
        }

        return true;
    }

    /// <summary>The name of the static field that an array is in, or a part of; null for all other memory.</summary>
    private string? StaticMemory(Operand array) => array switch
    {
        Text { IsNull: false } text => text.CSharp.Replace("global::", ""),
        Variable variable => _builder.RawDefinitionOf(variable) switch
        {
            Load load => StaticMemory(load.Array),
            Slice slice => StaticMemory(slice.Array),
            Choose choose => StaticMemory(choose.WhenTrue) ?? StaticMemory(choose.WhenFalse),
            _ => null,
        },
        _ => null,
    };

    private Value ArrayProperty(IPropertyReferenceOperation property, IOperation instance)
    {
        if (property.Property.IsIndexer)
            return Read(SpanElement(property), property.Syntax.GetLocation());
        var array = Operand(instance);
        switch (property.Property.Name)
        {
            case "Length":
                return new Leaf(LengthOf(array));
            case "IsEmpty":
                return new Leaf(_builder.Apply(Op.Equal, ScalarType.Bool, LengthOf(array), Constant.Int(0)));
            case "LongLength":
                return new Leaf(_builder.Apply(Op.Convert, ScalarType.Int64, LengthOf(array)));
            case "Rank":
                return new Leaf(Constant.Int(((ArrayType)array.Type).Rank));
            default:
                return Unsupported(property, $"The property '{property.Property.Name}' of an array", "Use its length and its elements");
        }
    }

    private Operand LengthOf(Operand array) => array is Text { IsNull: true, Type: ArrayType { Kind: not ArrayKind.Array } }
        ? Constant.Int(0)
        : _builder.Let(new Length(array), ScalarType.Int32);
}
