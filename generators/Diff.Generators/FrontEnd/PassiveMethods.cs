using System.Linq;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Methods on integers, characters and strings that depend on their arguments alone and never throw, so that a call may be repeated, moved
/// or left out. A method that is not here is kept where it stands.
/// </summary>
internal static class PassiveMethods
{
    public static bool IsPure(IMethodSymbol method)
        => method is { IsStatic: true, ContainingType: { ContainingType: null, Arity: 0 } type }
            && method.Parameters.All(p => p.RefKind == RefKind.None && IsHarmless(p.Type, type))
            && IsPure(type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName, method.Name);

    /// <summary>Leaves out overloads that check an argument: an index into a string, a kind of comparison.</summary>
    private static bool IsHarmless(ITypeSymbol parameter, INamedTypeSymbol type)
        => type.SpecialType is not (SpecialType.System_Char or SpecialType.System_String)
            || SymbolEqualityComparer.Default.Equals(parameter, type);

    private static bool IsPure(string type, string name) => type switch
    {
        "System.Math" => name is "BigMul",
        "System.Numerics.BitOperations" => name is "PopCount" or "Log2" or "LeadingZeroCount" or "TrailingZeroCount" or "RotateLeft"
            or "RotateRight" or "IsPow2" or "RoundUpToPowerOf2",
        "System.BitConverter" => name is "DoubleToInt64Bits" or "DoubleToUInt64Bits" or "SingleToInt32Bits" or "SingleToUInt32Bits",
        "System.SByte" or "System.Byte" or "System.Int16" or "System.UInt16" or "System.Int32" or "System.UInt32" or "System.Int64"
            or "System.UInt64" => name is "PopCount" or "LeadingZeroCount" or "TrailingZeroCount" or "RotateLeft" or "RotateRight"
            or "IsPow2" or "IsNegative" or "IsPositive" or "IsEvenInteger" or "IsOddInteger" or "Max" or "Min" or "Sign"
            or "MinMagnitude" or "MaxMagnitude",
        "System.Char" => name is "IsDigit" or "IsLetter" or "IsLetterOrDigit" or "IsWhiteSpace" or "IsUpper" or "IsLower" or "IsNumber"
            or "IsPunctuation" or "IsControl" or "IsSeparator" or "IsSymbol" or "IsAscii" or "IsAsciiDigit" or "IsAsciiLetter"
            or "IsAsciiLetterOrDigit" or "IsBetween" or "ToUpperInvariant" or "ToLowerInvariant",
        "System.String" => name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "op_Equality" or "op_Inequality" or "Equals",
        _ => false,
    };
}
