using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Diff.CodeFixes;

/// <summary>Small pieces of syntax that the fixes share.</summary>
internal static class Syntax
{
    /// <summary>A name such as <c>global::Diff.Ad</c>, which is shortened to what the place allows.</summary>
    public static NameSyntax Name(string name) =>
        SyntaxFactory.ParseName($"global::Diff.{name}").WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary><c>[name]</c>.</summary>
    public static AttributeListSyntax Attribute(string name) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(Name(name))));

    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    /// <summary>Adds a modifier at <paramref name="index"/>; comments and indentation stay in front of the member.</summary>
    public static MemberDeclarationSyntax InsertModifier(this MemberDeclarationSyntax member, int index, SyntaxKind modifier)
    {
        var leading = member.GetLeadingTrivia();
        var bare = index == 0 && member.AttributeLists.Count == 0 ? member.WithoutLeadingTrivia() : member;
        var token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        if (index == 0 && member.AttributeLists.Count > 0)
        {
            // The line break and indentation after the attributes belong to what comes first behind them.
            var first = member.AttributeLists.Last().GetLastToken().GetNextToken();
            token = token.WithLeadingTrivia(first.LeadingTrivia);
            bare = member.ReplaceToken(first, first.WithLeadingTrivia());
        }

        var result = bare.WithModifiers(bare.Modifiers.Insert(index, token));
        return bare == member || member.AttributeLists.Count > 0 ? result : result.WithLeadingTrivia(leading);
    }
}
