using Diff.Generators.Tests.Gradients.Compiling;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>One program tried at a few points.</summary>
internal static class Trial
{
    private const int Points = 3;

    /// <summary>What is wrong with the gradient; null when nothing is.</summary>
    /// <param name="method">The program.</param>
    /// <param name="seed">Chooses the points.</param>
    /// <param name="tally">Counts the components that were compared.</param>
    /// <param name="tolerance">How far values may differ.</param>
    public static string? Problem(Compiled method, int seed, Tally tally, double tolerance = 0)
    {
        if (method.Problem is { } problem)
            return problem;
        var random = new Random(seed);
        for (var i = 0; i < Points; i++)
        {
            var at = PointFor(method, random);
            if (ProblemAt(method, at, tally, tolerance) is { } wrong)
                return $"{wrong}\nat {at}";
        }

        return null;
    }

    private static string? ProblemAt(Compiled method, Point at, Tally tally, double tolerance)
    {
        Outputs outputs;
        try
        {
            outputs = method.Run(at);
        }
        catch (Exception)
        {
            return Conformance.Problem(method, at, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], out _);
        }

        var upstream = Conformance.Upstreams(outputs);
        if (Conformance.Problem(method, at, upstream, out var gradient, tolerance) is { } problem)
            return problem;
        for (var i = 0; i < gradient.Length; i++)
        {
            tally.Components++;
            if (Slope.At(x => Conformance.Sum(method.Run(at with { X = Moved(at.X, i, x) }), upstream), at.X[i]) is not { } slope)
            {
                tally.Skipped++;
                continue;
            }

            var allowed = (1e-6 * Math.Max(1, Math.Abs(slope.Value))) + (10 * slope.Error);
            if (!(Math.Abs(gradient[i] - slope.Value) <= allowed))
                return $"component {i}: the gradient is {gradient[i]:R}, finite differences give {slope.Value:R} (±{slope.Error:G2})";
        }

        return null;
    }

    private static Point PointFor(Compiled method, Random random)
    {
        var lengths = method.Shapes.SelectMany(s => Enumerable.Repeat(4, s.Dimensions)).ToArray();
        var count = method.Shapes.Sum(s => s.Leaves * (s.Dimensions == 0 ? 1 : 4));
        var passive = method.Shapes.SelectMany(s => Enumerable.Range(0, s.Passives)).Select(_ => (long)random.Next(5)).ToArray();
        return new([.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 3) - 1.5)], lengths, passive);
    }

    private static double[] Moved(double[] x, int index, double value)
    {
        var moved = (double[])x.Clone();
        moved[index] = value;
        return moved;
    }
}

/// <summary>How much was compared.</summary>
internal sealed class Tally
{
    public int Components { get; set; }

    /// <summary>Components at kinks and jumps.</summary>
    public int Skipped { get; set; }
}
