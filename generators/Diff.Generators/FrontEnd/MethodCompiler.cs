using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Diff.Generators.Analyses;
using Diff.Generators.Analyses.TensorShapes;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Diff.Generators.Transforms.Reverse;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>What the generator and the analyzer have in common: an annotated method becomes a function, or errors.</summary>
internal static class MethodCompiler
{
    /// <summary>The function; null when there are errors. Warnings are among them, and no reason to stop.</summary>
    public static Function? Compile(IMethodSymbol method, Compilation compilation, List<Diagnostic> errors, CancellationToken token)
    {
        errors.AddRange(DeclarationChecker.Check(method, compilation, token));
        if (errors.Count > 0)
            return null;
        var lowered = FrontEnd.Lower(method, compilation, token);
        errors.AddRange(lowered.Diagnostics);
        if (lowered.Function is not { } function)
            return null;
        // A call may be looked at for more than one reason.
        errors.AddRange(Confirmed(lowered.Suspicions, function).Concat(Misfits(lowered, method)).GroupBy(d => (d.Id, d.Location)).Select(g => g.First()));
        return errors.Any(e => e.Severity == DiagnosticSeverity.Error) ? null : function;
    }

    /// <summary>The error for something that a later pass refuses. Places are not in the IR: for its own the method is lowered again.</summary>
    public static Diagnostic Refused(IMethodSymbol method, UnsupportedException refusal, Compilation compilation, CancellationToken token)
    {
        var origin = refusal.At is { } at
            ? FrontEnd.Lower(method, compilation, token).Functions.FirstOrDefault(f => f.Function.Key == refusal.FunctionKey)?.Origins.Of(at, method)
            : null;
        return Diagnostic.Create(
            Descriptors.UnsupportedExpression, origin?.Location ?? PlaceOf(method), $"In '{method.Name}' {refusal.Message}, which", "Compute it in a form that the compiler can follow, or split the method");
    }

    /// <summary>The error for a failure of the compiler itself.</summary>
    public static Diagnostic Failed(IMethodSymbol method, Exception failure)
        => Diagnostic.Create(Descriptors.InternalFailure, PlaceOf(method), method.ToDisplayString(), InALine(failure));

    /// <summary>What an exception says, on one line.</summary>
    public static string InALine(Exception failure) => $"{failure.GetType().Name}: {failure.Message}".Split('\n')[0];

    private static Location PlaceOf(IMethodSymbol method) => method.Locations.FirstOrDefault() ?? Location.None;

    private static IEnumerable<Diagnostic> Misfits(LoweringResult lowered, IMethodSymbol method)
    {
        foreach (var part in lowered.Functions.Where(f => Tensors.AreIn(f.Function)))
        {
            foreach (var misfit in ShapeAnalysis.Find(part.Function, part.DeclaredLengths))
            {
                var origin = part.Origins.Of(misfit.At, method) ?? new Origin(PlaceOf(method), $"'{method.Name}'");
                yield return Diagnostic.Create(misfit.IsCertain ? Descriptors.ShapesDoNotFit : Descriptors.ShapesFitSometimes, origin.Location, origin.Name, misfit.Reason);
            }
        }
    }

    private static IEnumerable<Diagnostic> Confirmed(IReadOnlyList<Suspicion> suspicions, Function function)
    {
        foreach (var suspects in suspicions.GroupBy(s => s.FunctionKey))
        {
            var suspected = suspects.Key == function.Key ? function : function.Helpers.First(h => h.Key == suspects.Key);
            var activity = new Activity(suspected, new Memory(suspected));
            foreach (var suspicion in suspects.Where(s => s.Watched.Any(activity.IsVaried)))
                yield return Diagnostic.Create(suspicion.Descriptor, suspicion.Location, suspicion.Arguments);
        }
    }
}
