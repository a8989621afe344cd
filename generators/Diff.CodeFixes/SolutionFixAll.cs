using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Diff.CodeFixes;

/// <summary>
/// Fixes all diagnostics at once where a fix reaches into other documents: two of them may want the same change, which
/// the stock provider would make twice.
/// </summary>
internal sealed class SolutionFixAll : FixAllProvider
{
    private readonly string _title;
    private readonly Fix _fix;

    private SolutionFixAll(string title, Fix fix) => (_title, _fix) = (title, fix);

    /// <summary>Changes the solution for all of the diagnostics.</summary>
    internal delegate Task<Solution> Fix(
        Solution solution, IReadOnlyList<(Document Document, Diagnostic Diagnostic)> found, CancellationToken cancellation);

    public static SolutionFixAll Create(string title, Fix fix) => new(title, fix);

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var found = new List<(Document, Diagnostic)>();
        foreach (var document in Documents(context))
            found.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(d => (document, d)));
        return CodeAction.Create(_title, token => _fix(context.Solution, found, token), context.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => [context.Document!],
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(project => project.Documents),
        var scope => throw new NotSupportedException(scope.ToString()),
    };
}
