using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Conversions.</summary>
internal sealed partial class Lowering
{
    private Value Conversion(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        var method = conversion.OperatorMethod is { } converts ? Resolve(converts, conversion.ConstrainedToType) : null;
        if (conversion.Operand.Type is null)
            return conversion.Operand.Syntax is not null && value is Leaf { Operand: Text } ? Default(TypeOf(conversion)) : value;
        return Convert(value, TypeOf(conversion.Operand), TypeOf(conversion), method, conversion, conversion.IsChecked);
    }

    private Value Convert(Value value, ITypeSymbol from, ITypeSymbol to, IMethodSymbol? method, IOperation at, bool isChecked = false)
    {
        if (Map(to) is ArrayType array && (value as Leaf)?.Operand is { Type: ArrayType } memory)
            return new Leaf(View(memory, array));
        if (method is not null)
        {
            if (_context.Body(method) is not null)
                return Dereference(Inline(method, null, [value], at), at);
            var argument = ToOperand(value, from, at.Syntax.GetLocation());
            return Foreign(at, method, $"({CSharpText.NonNullableType(to)}){{0}}", Map(to), false, argument);
        }

        if (SymbolEqualityComparer.Default.Equals(from, to) || value is Closure)
            return value;
        if (from is INamedTypeSymbol { IsTupleType: true } && to is INamedTypeSymbol { IsTupleType: true } && ShapeOf(to) is { } shape)
            return ConvertTuple(value, shape, at);
        if (value is Aggregate or Projection)
            return to.IsReferenceType || from.Equals(to, SymbolEqualityComparer.Default) ? value : Unsupported(at, $"The conversion to '{to.Name}'", "Convert its members");
        var (x, type) = (((Leaf)value).Operand, Map(to));
        if (x.Type == type)
            return value;
        if (x.Type is ScalarType source && type is ScalarType target)
            return new Leaf(ConvertScalar(x, source, target, at, to, isChecked));

        // A boxed number is still that number until something unboxes it.
        if (to.IsReferenceType && x.Type is ScalarType or ArrayType)
            return value;
        if (to.IsReferenceType && from.IsReferenceType && x is not Text)
            return new Leaf(_builder.Let(new Opaque($"({CSharpText.NonNullableType(to)}){{0}}", [x], false), type));
        if (x is Text { CSharp: var text })
            return new Leaf(new Text(type, text.StartsWith("default", System.StringComparison.Ordinal) || text == "null" ? text : $"({CSharpText.NonNullableType(to)}){text}"));
        Suspect([x], type is ScalarType ? Descriptors.ActiveToInteger : Descriptors.UnsupportedType, at, CSharpText.Readable(to));
        return new Leaf(_builder.Let(new Opaque($"({CSharpText.NonNullableType(to)}){{0}}", [x], to.TypeKind == TypeKind.Enum || from.TypeKind == TypeKind.Enum), type));
    }

    private Operand ConvertScalar(Operand x, ScalarType from, ScalarType to, IOperation at, ITypeSymbol toType, bool isChecked)
    {
        if (x is Constant constant && to.IsFloat)
            return Constant.Float(to, from.IsFloat ? constant.Value : from.Kind == ScalarKind.UInt64 ? unchecked((ulong)constant.Bits) : constant.Bits);
        if (from.IsFloat && !to.IsFloat)
            Suspect([x], Descriptors.ActiveToInteger, at, CSharpText.Readable(toType));
        return isChecked && !to.IsFloat
            ? _builder.Let(new Opaque($"checked(({CSharpText.Type(toType)}){{0}})", [x], false), to)
            : _builder.Apply(Op.Convert, to, x);
    }

    private Value ConvertTuple(Value value, Shape to, IOperation at)
    {
        var open = Open(value, at.Syntax.GetLocation());
        return new Aggregate(to, open.Children
            .Select((c, i) => Convert(c, open.Shape.Members[i].Type, to.Members[i].Type, ImplicitOperator(open.Shape.Members[i].Type, to.Members[i].Type), at))
            .ToEquatableArray());
    }

    private IMethodSymbol? ImplicitOperator(ITypeSymbol from, ITypeSymbol to)
        => (_context.Compilation as Microsoft.CodeAnalysis.CSharp.CSharpCompilation)?.ClassifyCommonConversion(from, to).MethodSymbol;

    /// <summary>The same memory as another kind of array.</summary>
    private Operand View(Operand memory, ArrayType type)
    {
        if (memory.Type == type)
            return memory;
        if (memory is Text { IsNull: true })
            return new Text(type, "default");
        var view = _builder.Let(new Slice(memory, null, null), type);
        _wholes[view] = WholeOf(memory);
        return view;
    }
}
