namespace Diff.Generators.Tests.Gradients.Compiling;

/// <summary>What must hold for every gradient at every point, whatever its value is.</summary>
internal static class Conformance
{
    /// <summary>
    /// Why the gradient method is not the method it comes from: other values or contents of arguments to the bit, other exceptions, other bits
    /// in a second call or in the other overload. Null when nothing is wrong.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="at">The point.</param>
    /// <param name="upstream">The weights of its outputs.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="tolerance">How far values may differ relative to 1 or their size: fused operations on tensors round elsewhere.</param>
    public static string? Problem(Compiled method, Point at, double[] upstream, out double[] gradient, double tolerance = 0)
    {
        gradient = [];
        var primal = Attempt(() => ([], method.Run(at)));
        var first = Attempt(() => method.RunBackward(at, upstream, buffers: true));
        var second = Attempt(() => method.RunBackward(at, upstream, buffers: true));
        var allocating = Attempt(() => method.RunBackward(at, upstream, buffers: false));
        if (primal.Thrown is { } expected)
        {
            return first.Thrown is { } actual && actual.GetType() == expected.GetType() && actual.Message == expected.Message
                ? null
                : $"F throws {expected.GetType().Name}: {expected.Message}, its gradient {first.Thrown?.ToString() ?? "does not"}";
        }

        foreach (var call in new[] { first, second, allocating })
        {
            if (call.Thrown is not null)
                return $"the gradient throws {call.Thrown}";
            if (Difference(primal.Outputs!.Values, call.Outputs!.Values, tolerance) is { } difference)
                return $"output {difference} of the method and of its gradient differ";
            if (Difference(first.Gradient, call.Gradient) is { } component)
                return $"component {component} of the gradient differs from call to call";
        }

        gradient = first.Gradient;
        return null;
    }

    /// <summary>As many upstreams as the method has weighted outputs; unequal, so that one that is ignored shows.</summary>
    public static double[] Upstreams(Outputs outputs) => outputs.Weighted.Count == 1
        ? [1.25]
        : [.. Enumerable.Range(0, outputs.Weighted.Count).Select(i => (i % 2 == 0 ? 1 : -1) * (0.5 + (i % 7 * 0.25)))];

    /// <summary>The weighted sum whose derivative the gradient is.</summary>
    public static double Sum(Outputs outputs, double[] upstream)
    {
        var sum = 0.0;
        for (var i = 0; i < upstream.Length; i++)
            sum += upstream[i] * outputs.Values[outputs.Weighted[i]];
        return sum;
    }

    private static string? Difference(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 0)
    {
        if (expected.Count != actual.Count)
            return $"count ({expected.Count}, {actual.Count})";
        for (var i = 0; i < expected.Count; i++)
        {
            // NaNs may differ in their sign: the JIT may swap the operands of an addition.
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i]))
                && !(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))))
                return $"{i} ({expected[i]:R}, {actual[i]:R})";
        }

        return null;
    }

    private static (double[] Gradient, Outputs? Outputs, Exception? Thrown) Attempt(Func<(double[], Outputs)> call)
    {
        try
        {
            var (gradient, outputs) = call();
            return (gradient, outputs, null);
        }
        catch (Exception thrown)
        {
            return ([], null, thrown);
        }
    }
}
