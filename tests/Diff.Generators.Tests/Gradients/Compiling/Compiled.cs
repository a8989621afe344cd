namespace Diff.Generators.Tests.Gradients.Compiling;

/// <summary>The outputs of a method at a point.</summary>
/// <param name="Values">The leaves of its result, then what arrays, spans and references hold afterwards.</param>
/// <param name="Weighted">Which of them have an upstream, in the order of the upstreams.</param>
internal sealed record Outputs(List<double> Values, List<int> Weighted);

/// <summary>What became of a <see cref="Subject"/>: it can be called, or there is a reason why not.</summary>
internal sealed class Compiled(Subject subject, string generated, string? problem)
{
    /// <summary>How the problem of a method starts that is no C# to begin with.</summary>
    public const string Invalid = "invalid";

    /// <summary>How the problem of a method starts on which the compiler fails.</summary>
    public const string Thrown = "the compiler threw";

    public delegate void PrimalCall(double[] x, int[] lengths, long[] passive, List<double> values, List<int> weighted);

    public delegate void BackwardCall(
        double[] x, int[] lengths, long[] passive, double[] upstream, List<double> values, List<int> weighted, double[] gradient, bool buffers);

    public Subject Subject { get; } = subject;

    /// <summary>The text of the gradient.</summary>
    public string Generated { get; } = generated;

    /// <summary>Why there is no gradient that compiles; null when there is one.</summary>
    public string? Problem { get; } = problem;

    public required PrimalCall Primal { private get; init; }

    public required BackwardCall Backward { private get; init; }

    /// <summary>The names of the shapes of its parameters: how many numbers, lengths and passive values a point has.</summary>
    public required ParameterShape[] Shapes { get; init; }

    public Outputs Run(Point at)
    {
        var outputs = new Outputs([], []);
        Primal(at.X, at.Lengths, at.Passive, outputs.Values, outputs.Weighted);
        return outputs;
    }

    /// <summary>The gradient, and the outputs as the gradient method leaves them.</summary>
    /// <param name="at">Where.</param>
    /// <param name="upstream">The weight of each weighted output.</param>
    /// <param name="buffers">Whether the overload is called that takes buffers for arrays.</param>
    public (double[] Gradient, Outputs Outputs) RunBackward(Point at, double[] upstream, bool buffers)
    {
        var outputs = new Outputs([], []);
        var gradient = new double[at.X.Length];
        Array.Fill(gradient, double.NaN);
        Backward(at.X, at.Lengths, at.Passive, upstream, outputs.Values, outputs.Weighted, gradient, buffers);
        return (gradient, outputs);
    }
}

/// <summary>An argument list, flattened.</summary>
/// <param name="X">The differentiable numbers.</param>
/// <param name="Lengths">The lengths of arrays, dimension by dimension.</param>
/// <param name="Passive">Everything else; a double held constant as eighths.</param>
internal sealed record Point(double[] X, int[] Lengths, long[] Passive)
{
    public override string ToString() =>
        $"x = [{string.Join(", ", X.Select(v => v.ToString("R")))}], lengths = [{string.Join(", ", Lengths)}], passive = [{string.Join(", ", Passive)}]";
}

/// <summary>What a parameter takes from a <see cref="Point"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Leaves">How many differentiable numbers it, or each of its elements, has.</param>
/// <param name="Passives">How many passive values it, or each of its elements, has.</param>
/// <param name="Dimensions">How many lengths.</param>
/// <param name="IsJagged">Whether row i is i longer than the first.</param>
internal sealed record ParameterShape(string Name, int Leaves, int Passives, int Dimensions, bool IsJagged)
{
    public int Elements(ReadOnlySpan<int> lengths) => Dimensions switch
    {
        0 => 1,
        1 => lengths[0],
        _ when IsJagged => lengths[0] * lengths[1] + lengths[0] * (lengths[0] - 1) / 2,
        _ => lengths[0] * lengths[1],
    };
}
