using System;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Types as C# text.</summary>
internal static class TypeText
{
    public static string Of(IrType type) => type switch
    {
        ScalarType scalar => scalar.Kind switch
        {
            ScalarKind.SByte => "sbyte",
            ScalarKind.Byte => "byte",
            ScalarKind.Int16 => "short",
            ScalarKind.UInt16 => "ushort",
            ScalarKind.Char => "char",
            ScalarKind.Int32 => "int",
            ScalarKind.UInt32 => "uint",
            ScalarKind.Int64 => "long",
            ScalarKind.UInt64 => "ulong",
            ScalarKind.Bool => "bool",
            ScalarKind.Float32 => "float",
            ScalarKind.Float64 => "double",
            _ => throw new InvalidOperationException(scalar.Kind.ToString()),
        },
        ArrayType { Kind: ArrayKind.Span } span => $"global::System.Span<{Of(span.Element)}>",
        ArrayType { Kind: ArrayKind.ReadOnlySpan } span => $"global::System.ReadOnlySpan<{Of(span.Element)}>",
        ArrayType array => $"{Innermost(array)}{Ranks(array)}",
        StructType { Construction: Construction.Tuple, CSharp: "" } tuple => $"({string.Join(", ", tuple.Fields.Select(f => f.Name.StartsWith("Item", StringComparison.Ordinal) ? Of(f.Type) : $"{Of(f.Type)} {f.Name}"))})",
        StructType aggregate => aggregate.CSharp,
        OpaqueType opaque => opaque.CSharp,
        TensorType tensor => $"global::Diff.Tensor<{Of(tensor.Element)}>",
        StackType stack => $"global::Diff.{(HoldsValues(stack) ? "ValueStack" : "ReferenceStack")}<{Of(stack.Element)}>",
        _ => throw new InvalidOperationException(type.GetType().Name),
    };

    /// <summary>Whether a stack holds values rather than references, for which the runtime has a type of its own.</summary>
    public static bool HoldsValues(StackType stack) => stack.Element is ScalarType or StructType { IsClass: false } or OpaqueType { Storage: Storage.Plain };

    // The ranks of jagged arrays read from the outside in: double[][,] is an array of matrices.
    private static string Ranks(ArrayType array)
        => $"[{new string(',', array.Rank - 1)}]" + (array.Element is ArrayType { Kind: ArrayKind.Array } inner ? Ranks(inner) : "");

    private static string Innermost(ArrayType array)
        => array.Element is ArrayType { Kind: ArrayKind.Array } inner ? Innermost(inner) : Of(array.Element);

    /// <summary><c>new double[n][]</c>: an array of the type with the given lengths.</summary>
    public static string New(ArrayType array, string lengths)
        => $"new {Innermost(array)}[{lengths}]" + (array.Element is ArrayType { Kind: ArrayKind.Array } inner ? Ranks(inner) : "");
}
