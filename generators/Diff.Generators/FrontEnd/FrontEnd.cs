using System.Collections.Generic;
using System.Threading;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>From a method of the user's to the IR: the only way in.</summary>
internal static class FrontEnd
{
    public static LoweringResult Lower(IMethodSymbol method, Compilation compilation, CancellationToken token)
    {
        var context = new LoweringContext(method, compilation, token);
        var function = new Lowering(context, method).LowerRoot();
        if (context.Diagnostics.Count > 0)
            return new LoweringResult(null, context.Diagnostics, [], []);
        return new LoweringResult(
            function with { Helpers = context.Helpers.Functions.ToEquatableArray() }, [], context.Suspicions, context.Lowered);
    }
}

/// <summary>What became of a method.</summary>
/// <param name="Function">The method in the IR; null when there are diagnostics.</param>
/// <param name="Diagnostics">What cannot be differentiated, wherever in the method or its callees.</param>
/// <param name="Suspicions">What cannot be if it turns out to be active.</param>
/// <param name="Functions">The method and its helpers, with what is not in the IR.</param>
internal sealed record LoweringResult(
    Function? Function,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<Suspicion> Suspicions,
    IReadOnlyList<LoweredFunction> Functions);

/// <summary>A function, and what only the front end knows of it.</summary>
/// <param name="Function">The function.</param>
/// <param name="Origins">Where its statements come from.</param>
/// <param name="DeclaredLengths">The variables, by id, that the shapes of its parameters name lengths by.</param>
internal sealed record LoweredFunction(Function Function, Origins Origins, ISet<int> DeclaredLengths);

/// <summary>A place that is an error if one of the operands turns out to be active: the activity analysis runs on the IR afterwards.</summary>
/// <param name="FunctionKey">The function that the operands belong to.</param>
/// <param name="Watched">The operands.</param>
/// <param name="Descriptor">The error.</param>
/// <param name="Location">Its place.</param>
/// <param name="Arguments">The arguments of its message.</param>
internal sealed record Suspicion(
    string FunctionKey,
    IReadOnlyList<Operand> Watched,
    DiagnosticDescriptor Descriptor,
    Location Location,
    object[] Arguments);
