using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>C#'s primitive types as the IR knows them.</summary>
internal static class ScalarKinds
{
    public static ScalarKind? Of(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Boolean => ScalarKind.Bool,
        SpecialType.System_Single => ScalarKind.Float32,
        SpecialType.System_Double => ScalarKind.Float64,
        _ => null,
    };
}
