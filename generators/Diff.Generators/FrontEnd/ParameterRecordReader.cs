using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Takes a record marked <c>[Parameters]</c> from Roslyn, or says why it cannot be one.</summary>
internal static class ParameterRecordReader
{
    // What is generated under a public name; the rest are explicit implementations, which are in nobody's way.
    private static readonly string[] s_generated = ["ParameterCount", "ZerosLike"];

    /// <summary>The record; null when there are errors.</summary>
    public static ParameterRecord? Read(INamedTypeSymbol type, List<Diagnostic> errors, CancellationToken token)
    {
        errors.AddRange(Place(type));
        if (errors.Count > 0)
            return null;
        var members = new List<ParameterMember>();
        foreach (var field in State(type))
        {
            token.ThrowIfCancellationRequested();
            // A type that does not exist is an error of C#'s, and enough of one.
            if (field.Type.TypeKind == TypeKind.Error)
                return null;
            if (MemberAccess.IsNoDiff(field) || ParameterMembers.IsKept(field.Type))
                continue;
            if (ParameterMembers.Problem(field) is { } problem)
                errors.Add(problem);
            else
                members.Add(ParameterMembers.Create(field));
        }

        if (errors.Count == 0 && members.Count == 0)
            errors.Add(Diagnostic.Create(Descriptors.NoParameters, DeclarationLocations.Identifier(type), type.Name));
        return errors.Count > 0 ? null : new(
            SignatureFactory.NamespaceOf(type),
            SignatureFactory.ContainingTypes(type).Append(type).Select(SignatureFactory.Declaration).ToEquatableArray(),
            type.IsValueType,
            HintNames.Create(type),
            members.ToEquatableArray());
    }

    private static IEnumerable<Diagnostic> Place(INamedTypeSymbol type)
    {
        var location = DeclarationLocations.Identifier(type);
        if (Misplaced(type) is { } reason)
        {
            yield return Diagnostic.Create(Descriptors.ParametersUnsupported, location, type.Name, reason);
            yield break;
        }

        foreach (var part in SignatureFactory.ContainingTypes(type).Append(type).Where(part => !DeclarationChecker.IsPartial(part)))
        {
            yield return Diagnostic.Create(
                Descriptors.ParametersNotPartial, DeclarationLocations.Identifier(part), CSharpText.Readable(part), type.Name);
        }

        foreach (var name in s_generated)
        {
            // A positional member is declared by its parameter, and that is its place.
            if (type.GetMembers(name).FirstOrDefault() is { } taken)
                yield return Diagnostic.Create(Descriptors.ParameterNameTaken, DeclarationLocations.Identifier(taken), type.Name, name);
        }
    }

    private static string? Misplaced(INamedTypeSymbol type) => type switch
    {
        { IsRecord: false } => "it is no record, and only a record can be copied with other members",
        { BaseType.SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } => "it derives from another record, whose members it would have to know",
        _ when SignatureFactory.ContainingTypes(type).Append(type).Any(t => t.IsFileLocal) => "it is visible in one file only, and its implementation is another file",
        _ => null,
    };

    // Partial declarations in the order of their files, as the compiler got them.
    private static IEnumerable<IFieldSymbol> State(INamedTypeSymbol type)
    {
        var trees = type.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).ToList();
        return UnmappableTypes.State(type)
            .OrderBy(field => trees.IndexOf(ParameterMembers.Place(field).SourceTree!))
            .ThenBy(field => ParameterMembers.Place(field).SourceSpan.Start);
    }
}
