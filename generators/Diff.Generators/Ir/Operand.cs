using System;

namespace Diff.Generators.Ir;

/// <summary>What an expression works on: a variable or a constant.</summary>
internal abstract record Operand(IrType Type);

/// <summary>A value that is assigned once. Its name, if the user gave it one, is in <see cref="Function.Names"/>.</summary>
internal sealed record Variable(int Id, IrType Type) : Operand(Type)
{
    public bool Equals(Variable? other) => other is not null && Id == other.Id && Type == other.Type;

    // The type adds nothing to it, and can be as large as the user's structs are.
    public override int GetHashCode() => Id;
}

/// <summary>A number or truth value, kept as bits so that -0.0 and 0.0, and every NaN, stay apart.</summary>
/// <param name="Type">The constant's type.</param>
/// <param name="Bits">A float (widened to double) by its bits; an integer, character or truth value by its value.</param>
internal sealed record Constant(IrType Type, long Bits) : Operand(Type)
{
    public static readonly Constant True = new(ScalarType.Bool, 1);
    public static readonly Constant False = new(ScalarType.Bool, 0);

    /// <summary>A float's value, exact in both precisions.</summary>
    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public static Constant Float(IrType type, double value)
        => new(type, BitConverter.DoubleToInt64Bits(type == ScalarType.Float32 || type is TensorType { Element.Kind: ScalarKind.Float32 } ? (float)value : value));

    public static Constant Int(int value) => new(ScalarType.Int32, value);

    public bool Is(double value) => Type.IsFloat ? Bits == BitConverter.DoubleToInt64Bits(value) : Bits == (long)value;
}

/// <summary>Passive C# text that is valid anywhere in the method: an enum member, a string, a static readonly field, <c>default</c>.</summary>
internal sealed record Text(IrType Type, string CSharp) : Operand(Type)
{
    /// <summary>Whether it is no memory at all: null, or an empty span.</summary>
    public bool IsNull => CSharp is "null" or "null!" or "default" or "default!";
}
