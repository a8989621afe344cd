using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>What the lowering of one annotated method shares with that of the functions it needs.</summary>
internal sealed class LoweringContext
{
    // Shared by all methods of a compilation, so that a body is bound once, however many call it.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> Models = new();

    public LoweringContext(IMethodSymbol method, Compilation compilation, CancellationToken token)
    {
        (Method, Compilation, Token) = (method, compilation, token);
        Types = TypeMapper.For(compilation, method.ContainingType);
        Shapes = new Shapes(compilation, Types);
        Helpers = new Helpers(this);
        Recursion = new Recursion(this);
        Gradients = new OwnBackward(this);
    }

    /// <summary>The annotated method: generated code lives in its type.</summary>
    public IMethodSymbol Method { get; }

    public Compilation Compilation { get; }

    public CancellationToken Token { get; }

    public TypeMapper Types { get; }

    public Shapes Shapes { get; }

    public Helpers Helpers { get; }

    public Recursion Recursion { get; }

    public OwnBackward Gradients { get; }

    public List<Diagnostic> Diagnostics { get; } = [];

    public List<Suspicion> Suspicions { get; } = [];

    public List<LoweredFunction> Lowered { get; } = [];

    /// <summary>
    /// Reports an error, once for each place: a callee may be lowered many times, and an expression of which a part is wrong is often wrong
    /// as a whole for that reason.
    /// </summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        if (!Diagnostics.Any(d => d.Location.SourceTree == location.SourceTree && d.Location.SourceSpan.OverlapsWith(location.SourceSpan)))
            Diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    /// <summary>The operation that a declaration, or an initialiser, compiles to; null when it has no body here.</summary>
    public IOperation? Operation(SyntaxNode syntax)
    {
        if (!Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        var models = Models.GetValue(Compilation, static _ => new());
        return models.GetOrAdd(syntax.SyntaxTree, tree => Compilation.GetSemanticModel(tree)).GetOperation(syntax, Token);
    }

    /// <summary>A method's body; null when its source is not in this compilation, or there is none.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return definition.DeclaringSyntaxReferences
            .Where(r => Compilation.ContainsSyntaxTree(r.SyntaxTree))
            .Select(r => Operation(r.GetSyntax(Token)))
            .FirstOrDefault(o => o is not null);
    }
}
