using System;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

internal sealed partial class Lowering
{
    /// <summary>A type of the source being lowered, with its type parameters replaced.</summary>
    private ITypeSymbol TypeOf(ITypeSymbol type) => _frame.Types?.Substitute(type) ?? type;

    private ITypeSymbol TypeOf(IOperation operation)
        => TypeOf(operation.Type ?? _context.Compilation.GetSpecialType(SpecialType.System_Object));

    private IrType Map(ITypeSymbol type) => _context.Types.Map(type);

    private Shape? ShapeOf(ITypeSymbol type) => _context.Shapes.Of(type);

    /// <summary>The type that generated code must name for the operation; null where it need not. Structs are taken apart, and not named.</summary>
    private static ITypeSymbol? TypeNamedBy(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true, Type: { TypeKind: TypeKind.Enum } constant } => constant,
        IConversionOperation { Type: { TypeKind: TypeKind.Enum } target } => target,
        IArrayCreationOperation or ICollectionExpressionOperation => operation.Type,
        ITypeOfOperation type => type.TypeOperand,
        IIsTypeOperation type => type.TypeOperand,
        _ => null,
    };

    private static bool IsBool(IrType type) => type == ScalarType.Bool;

    /// <summary>A constant of a C# type.</summary>
    private Operand ConstantOf(object? value, ITypeSymbol type)
    {
        var mapped = Map(type);
        return mapped is ScalarType scalar && value is not null ? Scalar(value, scalar) : new Text(mapped, CSharpText.Constant(value, type));
    }

    private static Constant Scalar(object value, ScalarType type) => type.Kind switch
    {
        ScalarKind.Float32 => Constant.Float(type, System.Convert.ToSingle(value)),
        ScalarKind.Float64 => Constant.Float(type, System.Convert.ToDouble(value)),
        ScalarKind.Bool => (bool)value ? Constant.True : Constant.False,
        ScalarKind.Char => new Constant(type, value is char character ? character : System.Convert.ToInt64(value)),
        ScalarKind.UInt64 => new Constant(type, unchecked((long)System.Convert.ToUInt64(value))),
        _ => new Constant(type, System.Convert.ToInt64(value)),
    };

    private static Operand DefaultOperand(IrType type) => type switch
    {
        ScalarType { IsFloat: true } => Constant.Float(type, 0),
        ScalarType => new Constant(type, 0),
        TensorType => new Text(type, "default!"),
        ArrayType { Kind: ArrayKind.Span or ArrayKind.ReadOnlySpan } => new Text(type, "default"),
        _ => new Text(type, "default!"),
    };

    /// <summary><c>default(T)</c>, taken apart.</summary>
    private Value Default(ITypeSymbol type)
    {
        if (ShapeOf(type) is not { IsClass: false } shape)
            return new Leaf(DefaultOperand(Map(type)));
        var children = new Value[shape.Members.Count];
        for (var i = 0; i < children.Length; i++)
            children[i] = Default(shape.Members[i].Type);
        return new Aggregate(shape, new(children));
    }
}
