using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>References for XML documentation. They have a grammar of their own: braces for angle brackets, no tuples, no annotations.</summary>
internal static partial class CSharpText
{
    /// <summary>A method of the type in which the comment stands: <c>Rosenbrock(double, double)</c>.</summary>
    public static string Cref(IMethodSymbol method)
        => $"{Identifier(method.Name)}({string.Join(", ", method.Parameters.Select(CrefParameter))})";

    /// <summary>The type by which C# tells overloads apart: without annotations and tuple names.</summary>
    public static string ErasedType(ITypeSymbol type) => CrefType(type);

    /// <summary><c>Span</c> of the type, written as <see cref="ErasedType"/> writes it.</summary>
    public static string ErasedSpan(ITypeSymbol element) => $"global::System.Span{{{CrefType(element)}}}";

    private static string CrefParameter(IParameterSymbol parameter)
    {
        var modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        return modifier + CrefType(parameter.Type);
    }

    private static string CrefType(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol:
                return CrefArray(type);
            case IDynamicTypeSymbol:
                return "object";
            case IPointerTypeSymbol pointer:
                return CrefType(pointer.PointedAtType) + "*";
            case INamedTypeSymbol { SpecialType: SpecialType.None or SpecialType.System_Nullable_T } named:
                return CrefNamed(named.IsTupleType ? named.TupleUnderlyingType ?? named : named);
            default:
                return Type(WithoutAnnotation(type));
        }
    }

    // Ranks are written from the outermost array inwards: double[][,] is an array of matrices.
    private static string CrefArray(ITypeSymbol type)
    {
        var ranks = new StringBuilder();
        while (type is IArrayTypeSymbol array)
        {
            ranks.Append('[').Append(',', array.Rank - 1).Append(']');
            type = array.ElementType;
        }

        return CrefType(type) + ranks;
    }

    private static string CrefNamed(INamedTypeSymbol type)
    {
        var prefix = type switch
        {
            { ContainingType: { } outer } => CrefNamed(outer) + ".",
            { ContainingNamespace: { IsGlobalNamespace: false } scope } => scope.ToDisplayString(QualifiedFormat) + ".",
            _ => "global::",
        };
        var arguments = type.TypeArguments.IsEmpty
            ? ""
            : "{" + string.Join(", ", type.TypeArguments.Select(CrefType)) + "}";
        return prefix + Identifier(type.Name) + arguments;
    }
}
