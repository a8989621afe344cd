namespace Diff;

/// <summary>Compares a gradient with finite differences, component by component.</summary>
internal static class GradientComparison
{
    /// <summary>With more results than this they are not taken one by one, only together.</summary>
    private const int MaxSingleOutputs = 32;

    public static GradientCheckResult Run(GradientProblem problem, GradientCheckOptions? given)
    {
        var options = given ?? (problem.ComputesInSingle ? GradientCheckOptions.Single : GradientCheckOptions.Double);
        if (problem.At.Length == 0)
            throw new ArgumentException("There is nothing to check: no parameter has a gradient.");
        if (problem.OutputNames.Length == 0)
            throw new ArgumentException("There is nothing to check: the function has no result with a gradient.");

        var values = problem.Values(problem.At);
        var derivatives = Enumerable.Range(0, problem.At.Length).Select(i => Derivatives(problem, i, options)).ToArray();
        var components = new List<GradientComponent>();
        GradientComponent? worst = null;
        double[] worstUpstream = [];
        var worstIndex = -1;
        foreach (var (output, upstream) in Upstreams(problem))
        {
            var (ownValues, gradient) = problem.Gradient(upstream);
            for (var k = 0; k < ownValues?.Length; k++)
                Add(new(values.Length == 1 ? "Value" : $"Value of {problem.OutputNames[k]}", output, ownValues[k], values[k], 0, problem.ValueTolerance * Math.Max(1, Math.Abs(values[k]))), -1, upstream);

            var scale = Math.Max(1, values.Max(Math.Abs)) * upstream.Max(Math.Abs);
            for (var i = 0; i < gradient.Length; i++)
            {
                var numeric = upstream.Zip(derivatives[i], (u, d) => u == 0 ? 0 : u * d.Derivative).Sum();
                var numericError = upstream.Zip(derivatives[i], (u, d) => u == 0 ? 0 : Math.Abs(u) * d.Error).Sum();
                var size = double.IsFinite(gradient[i]) ? Math.Max(Math.Abs(gradient[i]), Math.Abs(numeric)) : Math.Abs(numeric);
                var tolerance = (options.AbsoluteTolerance * scale) + (options.RelativeTolerance * size);
                Add(new(problem.Names[i], output, gradient[i], numeric, numericError, tolerance), i, upstream);
            }
        }

        return new(components, worst!, worst!.Passed ? null : GradientHint.For(problem, worst, worstIndex, worstUpstream));

        void Add(GradientComponent component, int index, double[] upstream)
        {
            components.Add(component);
            if (worst is null || component.Severity > worst.Severity)
                (worst, worstIndex, worstUpstream) = (component, index, upstream);
        }
    }

    private static (double Derivative, double Error)[] Derivatives(GradientProblem problem, int index, GradientCheckOptions options) =>
        FiniteDifference.Derivatives(
            x => problem.Values(Moved(problem.At, index, x)),
            problem.At[index],
            problem.IsSingle[index] ? x => (float)x : x => x,
            problem.ComputesInSingle ? 6e-8 : 1.1e-16,
            options);

    internal static double[] Moved(double[] at, int index, double x)
    {
        var moved = (double[])at.Clone();
        moved[index] = x;
        return moved;
    }

    /// <summary>
    /// The upstreams to try: 1 for each result alone, so that a failure names it, and then unequal ones for all of them, so that a gradient that
    /// ignores its upstream is caught.
    /// </summary>
    private static IEnumerable<(string? Output, double[] Upstream)> Upstreams(GradientProblem problem)
    {
        var outputs = problem.OutputNames.Length;
        if (outputs == 1)
        {
            yield return (null, [1]);
            if (problem.TakesUpstream)
                yield return ("upstream -1.75", [-1.75]);
            yield break;
        }

        for (var k = 0; k < outputs && outputs <= MaxSingleOutputs; k++)
            yield return (problem.OutputNames[k], [.. Enumerable.Range(0, outputs).Select(j => j == k ? 1.0 : 0)]);
        var unequal = Enumerable.Range(0, outputs).Select(j => (j % 2 == 0 ? 1 : -1) * (1 + ((j + 1.0) / outputs)));
        yield return ("all results, unequal upstreams", [.. unequal]);
    }
}
