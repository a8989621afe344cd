using System.Linq;
using System.Threading;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Diff.Generators.FrontEnd;

/// <summary>Code that C# itself refuses. What Diff would say about it is a consequence at best.</summary>
internal static class BrokenCode
{
    /// <summary>Whether the member that an error is in does not compile. An internal failure counts as one in all of the code.</summary>
    public static bool Contains(Diagnostic error, Compilation compilation, CancellationToken token)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
            return false;
        if (error.Id == Descriptors.InternalFailure.Id)
            return compilation.GetDiagnostics(token).Any(IsError);
        var member = tree.GetRoot(token).FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is not null and not BaseTypeDeclarationSyntax
            && compilation.GetSemanticModel(tree).GetDiagnostics(member.Span, token).Any(IsError);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
