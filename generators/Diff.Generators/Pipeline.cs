using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Emit;
using Diff.Generators.Ir;
using Diff.Generators.Transforms;
using Diff.Generators.Transforms.Kernels;
using Diff.Generators.Transforms.Reverse;
using Diff.Generators.Transforms.Splitting;

namespace Diff.Generators;

/// <summary>The passes, in order: from a function as the front end leaves it to the text of its gradient.</summary>
internal static class Pipeline
{
    /// <summary>The generated file for a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="options">The optimisations.</param>
    /// <param name="inspect">Sees the function after every pass; tests verify it there.</param>
    public static string Run(Function function, CompilerOptions options, System.Action<Function, string>? inspect = null)
        => Complete(Differentiate(function, options, inspect), options, inspect);

    /// <summary>The gradient method of a function. Only these passes can refuse one.</summary>
    public static Derivative Differentiate(Function function, CompilerOptions options, System.Action<Function, string>? inspect = null)
        => ReverseTransform.Apply(Normalise(function, options, inspect), options);

    /// <summary>The generated file for a gradient method.</summary>
    public static string Complete(Derivative derivative, CompilerOptions options, System.Action<Function, string>? inspect = null)
    {
        var optimised = Split(Optimise(derivative, derivative.Primal.Signature.Stem, options, inspect), options, inspect);
        return FileEmitter.Emit(Tensors.AreIn(derivative.Primal) ? WithTensors(optimised, options, inspect) : optimised);
    }

    /// <summary>The function as the analyses see it.</summary>
    private static Function Normalise(Function function, CompilerOptions options, System.Action<Function, string>? inspect)
    {
        inspect?.Invoke(function, "front end");
        function = Inspected(new PruneCarried().Rewrite(function), "prune carried values", inspect);
        function = Inspected(new NormaliseLoops().Rewrite(function), "normalise loops", inspect);
        if (options.ShareExpressions)
            function = Inspected(ShareValues.Apply(function), "share values", inspect);
        function = Inspected(FoldLengths.Apply(function), "fold lengths", inspect);
        function = Inspected(HoistInvariants.Apply(function, function.Names.Count), "hoist lengths", inspect);
        return Inspected(PoolArrays.Apply(function), "pool arrays", inspect);
    }

    private static Derivative Optimise(Derivative derivative, string kernels, CompilerOptions options, System.Action<Function, string>? inspect)
    {
        var function = Inspected(derivative.Function, "reverse", inspect);
        function = Inspected(new PruneCarried().Rewrite(function), "prune carried adjoints", inspect);
        if (options.ShareExpressions)
            function = Inspected(ShareValues.Apply(function), "share derivative values", inspect);
        if (options.HoistInvariants)
            function = Inspected(HoistInvariants.Apply(function, derivative.Primal.Names.Count), "hoist invariants", inspect);
        if (options.HoistInvariants && options.ShareExpressions)
            function = Inspected(ShareValues.Apply(function), "share what was hoisted", inspect);
        if (options.ReduceMemoryTraffic)
        {
            function = Inspected(ShadowTraffic.Apply(function), "shadow traffic", inspect);
            function = Inspected(PromoteAccumulators.Apply(function), "promote accumulators", inspect);
        }

        if (options.EliminateDeadCode)
            function = Inspected(DeadCode.Apply(function, derivative.Primal.Names.Count), "dead code", inspect);
        if (Tensors.AreIn(function) && options.FuseKernels)
            function = Inspected(JoinLosses.Apply(function), "join losses", inspect);
        if (Tensors.AreIn(function))
            function = Inspected(Shared(FormKernels.Apply(function, options.FuseKernels, kernels), options), "form kernels", inspect);

        var helpers = derivative.Helpers.Select(h => Optimise(h, h.MethodName, options, inspect)).ToEquatableArray();
        return derivative with { Function = function, Helpers = helpers };
    }

    // What differed by the tensors that shapes were taken from is the same shape of the tensors in memory.
    private static Function Shared(Function function, CompilerOptions options) => options.ShareExpressions ? ShareValues.Apply(function) : function;

    /// <summary>What functions of tensors have besides their gradient: a fused form of themselves, and gradients that are written to again.</summary>
    private static Derivative WithTensors(Derivative derivative, CompilerOptions options, System.Action<Function, string>? inspect)
    {
        var primal = options.EliminateDeadCode ? DeadCode.Apply(derivative.Primal, derivative.Primal.Names.Count) : derivative.Primal;
        var forward = Shared(FormKernels.Apply(primal, options.FuseKernels, derivative.Primal.Signature.Stem + "Forward"), options);
        derivative = ReuseGradients.Apply(derivative with { Forward = Inspected(forward, "form kernels of the function", inspect) });
        Inspected(derivative.Function, "reuse gradients", inspect);
        return derivative;
    }

    private static Derivative Split(Derivative derivative, CompilerOptions options, System.Action<Function, string>? inspect)
    {
        var parts = SplitLarge.Apply(derivative, options.LargestMethod);
        foreach (var method in parts.Helpers.Append(parts))
        {
            Inspected(method.Function, "split", inspect);
            foreach (var part in method.Parts)
                Inspected(part.Function, "split", inspect);
        }

        return parts;
    }

    private static Function Inspected(Function function, string pass, System.Action<Function, string>? inspect)
    {
        inspect?.Invoke(function, pass);
        return function;
    }
}
