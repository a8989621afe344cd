using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>What a <c>[Shape]</c> says: for each axis an integer, or the name of a length.</summary>
internal sealed class DeclaredShape(AttributeData attribute, ImmutableArray<TypedConstant> lengths)
{
    public int Rank => lengths.Length;

    /// <summary>The attribute in the source.</summary>
    public Location Location => attribute.ApplicationSyntaxReference is { } reference ? reference.SyntaxTree.GetLocation(reference.Span) : Location.None;

    /// <summary>The shape declared by one of these attributes; null where none does.</summary>
    public static DeclaredShape? Among(IEnumerable<AttributeData> attributes) => KnownSymbols.Shape(attributes) is { } attribute
        ? new(attribute, attribute.ConstructorArguments is [{ IsNull: false, Kind: TypedConstantKind.Array } given] ? given.Values : [])
        : null;

    public static DeclaredShape? Of(IParameterSymbol parameter) => Among(parameter.GetAttributes());

    /// <summary>The shape declared for a piece of state, on the property, the field or the parameter that declares them.</summary>
    public static DeclaredShape? Of(ShapeMember member)
    {
        var property = member.Reader as IPropertySymbol;
        return Among(new ISymbol?[] { member.Reader, member.Storage, MemberAccess.PositionalParameter(property) }.OfType<ISymbol>().SelectMany(s => s.GetAttributes()));
    }

    /// <summary>The length of an axis, where it is an integer.</summary>
    public int? Number(int axis) => lengths[axis].Value as int?;

    /// <summary>The name of an axis's length, where it has one.</summary>
    public string? Symbol(int axis) => lengths[axis].Value as string;

    /// <summary>Why it cannot be meant, as a clause, and where; null where it can.</summary>
    public (string Reason, Location At)? Problem()
    {
        for (var axis = 0; axis < Rank; axis++)
        {
            var reason = lengths[axis].Value switch
            {
                int and < 0 => $"the length {Show(axis)} is negative",
                int => null,
                string name when SyntaxFacts.IsValidIdentifier(name) => null,
                string => $"{Show(axis)} is no name: it cannot be that of a variable",
                _ => $"{Show(axis)} is neither an integer of type int nor a name",
            };
            if (reason is not null)
                return (reason, LocationOf(axis));
        }

        return null;
    }

    public override string ToString() => $"[{string.Join(", ", Enumerable.Range(0, Rank).Select(axis => Symbol(axis) ?? Show(axis)))}]";

    private string Show(int axis) => lengths[axis].Value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => lengths[axis].ToCSharpString(),
    };

    private Location LocationOf(int axis)
        => attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { } arguments } && arguments.Count == Rank
            ? arguments[axis].Expression.GetLocation()
            : Location;
}
