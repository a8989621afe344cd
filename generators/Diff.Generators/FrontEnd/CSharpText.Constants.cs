using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.FrontEnd;

/// <summary>Constants, such as default values, as C# text.</summary>
internal static partial class CSharpText
{
    /// <summary>The text behind <c>=</c> in the parameter's declaration; null when it has no default value.</summary>
    public static string? DefaultValue(IParameterSymbol parameter)
        => parameter.HasExplicitDefaultValue ? Constant(parameter.ExplicitDefaultValue, parameter.Type) : null;

    /// <summary>A constant of the given type. Null stands for <c>default</c> where the type is a value type.</summary>
    public static string Constant(object? value, ITypeSymbol type)
    {
        if (value is null)
            return Null(type);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Constant(value, nullable.TypeArguments[0]);
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration ? Enum(value, enumeration) : Primitive(value);
    }

    // Sources without nullable annotations say `string s = null`; the generated file has annotations on, and would warn.
    private static string Null(ITypeSymbol type)
    {
        if (type.IsReferenceType)
            return type.NullableAnnotation == NullableAnnotation.Annotated ? "null" : "null!";
        return type is ITypeParameterSymbol ? "default!" : "default";
    }

    private static string Enum(object value, INamedTypeSymbol type)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
        return member is null
            ? $"({Type(type)})({Primitive(value)})"
            : $"{Type(type)}.{Identifier(member.Name)}";
    }

    private static string Primitive(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        double number => Double(number),
        float number => Single(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        long number => Integer(number) + "L",
        ulong number => Integer(number) + "UL",
        uint number => Integer(number) + "U",
        IFormattable number => Integer(number),
        _ => throw new ArgumentException($"No C# literal for a {value.GetType()}.", nameof(value)),
    };

    private static string Integer(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Double(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        // .NET Framework, where Visual Studio runs the compiler, drops the sign of -0.0.
        if (value == 0)
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0.0" : "-0.0";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    private static string Single(float value)
    {
        if (float.IsNaN(value))
            return "float.NaN";
        if (float.IsInfinity(value))
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (value == 0)
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0f" : "-0f";
        return value.ToString("R", CultureInfo.InvariantCulture) + "f";
    }
}
