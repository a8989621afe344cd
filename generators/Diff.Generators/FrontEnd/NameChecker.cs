using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds members that already have the names of a derivative.</summary>
internal static class NameChecker
{
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method)
    {
        var overloads = GradientNames.Overloads(method);
        var backward = GradientNames.Backward(method);
        var gradient = GradientNames.Gradient(method, overloads);
        var type = method.ContainingType;

        // The editor compiles the generated members too; they must not stand in their own way.
        var members = type.GetMembers().Where(m => !IsGenerated(m)).ToArray();
        if (IsNameOfType(type, gradient) || members.Any(m => m.Name == gradient))
            yield return Taken(gradient);
        if (IsNameOfType(type, backward) || members.Any(m => m.Name == backward && m is not IMethodSymbol) || HasSameSignature())
            yield return Taken(backward);

        bool HasSameSignature()
        {
            // Without priorities a call that leaves out the upstream of one overload could mean another.
            Func<IMethodSymbol, IEnumerable<string>> signatures = GradientNames.KnowsPriorities(method)
                ? GeneratedSignatures.Backward
                : GeneratedSignatures.Calls;
            var others = members.OfType<IMethodSymbol>().Where(m => m.Name == backward).Select(GeneratedSignatures.Parameters)
                .Concat(overloads.Where(o => !SymbolEqualityComparer.Default.Equals(o, method)).SelectMany(signatures));
            return others.Intersect(signatures(method)).Any();
        }

        Diagnostic Taken(string name) => Diagnostic.Create(
            Descriptors.NameTaken, DeclarationLocations.Identifier(method), name, CSharpText.Readable(type));
    }

    private static bool IsNameOfType(INamedTypeSymbol type, string name)
        => type.Name == name || SignatureFactory.ContainingTypes(type).Append(type).Any(t => t.TypeParameters.Any(p => p.Name == name));

    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(
        a => a.AttributeClass?.Name == "GeneratedCodeAttribute"
            && a.ConstructorArguments.FirstOrDefault().Value is "Diff.Generators");
}
