namespace Diff;

/// <summary>The term that an element and its target add to a loss. A structure, so that the JIT compiles it into the loop.</summary>
internal interface IElementTerm
{
    double Of(double x, double target);
}

internal readonly struct SquaredError : IElementTerm
{
    public double Of(double x, double target) => (x - target) * (x - target);
}

internal readonly struct AbsoluteError : IElementTerm
{
    public double Of(double x, double target) => Math.Abs(x - target);
}

internal readonly struct HuberError(double delta) : IElementTerm
{
    public double Of(double x, double target)
    {
        var distance = Math.Abs(x - target);
        return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    }
}

internal readonly struct BinaryEntropy : IElementTerm
{
    // The logarithm of a probability of 0 ends here, as PyTorch's does, so that a wrong certainty costs much but not everything.
    private const double LeastLogarithm = -100;

    public double Of(double x, double target)
    {
        if (x is < 0 or > 1)
            throw new ArgumentOutOfRangeException("probabilities", x, $"BinaryCrossEntropy: {x} is not a probability, from 0 to 1.");
        return (target - 1) * Math.Max(NearZero.LogP1(-x), LeastLogarithm) - target * Math.Max(Math.Log(x), LeastLogarithm);
    }
}

internal readonly struct BinaryEntropyOfLogit : IElementTerm
{
    // -target log s(x) - (1 - target) log(1 - s(x)), in which log(1 - s(x)) = log s(x) - x.
    public double Of(double x, double target) => (1 - target) * x + Math.Max(-x, 0) + NearZero.LogP1(Math.Exp(-Math.Abs(x)));
}
