using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds parameters and results whose gradient would be missing, or could not be built.</summary>
internal static class TypeChecker
{
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, Compilation compilation)
    {
        var types = TypeMapper.For(compilation, method.ContainingType);
        var wrong = method.Parameters.Select(p => Parameter(p, types)).OfType<Diagnostic>().ToList();

        // With a parameter in error it is not known whether there would be something to differentiate.
        if (wrong.Count == 0 && !method.Parameters.Any(p => p.RefKind != RefKind.Out && HasGradient(p, types)))
            wrong.Add(Diagnostic.Create(Descriptors.NothingToDifferentiate, DeclarationLocations.Identifier(method), method.Name));
        if (Result(method, types) is { } result)
            wrong.Add(result);
        return wrong;
    }

    private static Diagnostic? Parameter(IParameterSymbol parameter, TypeMapper types)
    {
        var type = parameter.Type;
        var isPointer = type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;
        if (KnownSymbols.HasNoDiff(parameter) && !isPointer)
            return null;
        if (isPointer || types.WhyUnsupported(type) is not null || IsArrayVariable(parameter, types))
            return At(Descriptors.ParameterTypeUnsupported, parameter, parameter.Name, CSharpText.Readable(type));
        var reason = types.WhyNotConstructible(type) ?? (parameter.RefKind is RefKind.Ref or RefKind.Out ? types.WhyNotCopied(type) : null);
        return reason is null ? null : At(Descriptors.TypeNotConstructible, parameter, CSharpText.Readable(type), reason);
    }

    // `ref double[] x` can be made to refer to other memory, whose gradient would have nowhere to go.
    private static bool IsArrayVariable(IParameterSymbol parameter, TypeMapper types)
        => parameter.RefKind is RefKind.Ref or RefKind.Out && types.Map(parameter.Type) is ArrayType { IsDifferentiable: true };

    private static bool HasGradient(IParameterSymbol parameter, TypeMapper types)
        => !KnownSymbols.HasNoDiff(parameter) && types.Map(parameter.Type).IsDifferentiable;

    private static Diagnostic? Result(IMethodSymbol method, TypeMapper types)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid ? method.Parameters.Any(p => IsOutput(p, types)) : types.Map(type).IsDifferentiable && !type.IsRefLikeType)
        {
            var reason = method.ReturnsVoid ? null : types.WhyUnsupported(type) ?? types.WhyNotConstructible(type) ?? types.WhyNotCopied(type);
            return reason is null ? null : AtResult(Descriptors.TypeNotConstructible, CSharpText.Readable(type), reason);
        }

        return AtResult(Descriptors.ResultNotDifferentiable, method.Name, CSharpText.Readable(type));

        Diagnostic AtResult(DiagnosticDescriptor descriptor, params object[] arguments)
            => Diagnostic.Create(descriptor, DeclarationLocations.ReturnType(method), arguments);
    }

    /// <summary>Whether a method can hand out a result through the parameter: its final contents have an upstream.</summary>
    private static bool IsOutput(IParameterSymbol parameter, TypeMapper types) => HasGradient(parameter, types)
        && (parameter.RefKind is RefKind.Ref or RefKind.Out || types.Map(parameter.Type) is ArrayType { Kind: ArrayKind.Span });

    private static Diagnostic At(DiagnosticDescriptor descriptor, IParameterSymbol parameter, params object[] arguments)
        => Diagnostic.Create(descriptor, DeclarationLocations.ParameterType(parameter), arguments);
}
