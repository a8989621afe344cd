namespace Diff;

/// <summary>Adam: steps in proportion to a running mean of gradients, over the root of a running mean of their squares.</summary>
/// <remarks>
/// With gradient g, to which <c>weightDecay * p</c> is added, in step t: <c>m = β₁ m + (1 - β₁) g</c>, <c>v = β₂ v + (1 - β₂) g²</c>,
/// <c>p = p - learningRate / (1 - β₁ᵗ) · m / (√(v / (1 - β₂ᵗ)) + ε)</c>. With AMSGrad the greatest v so far takes the place of v.
/// The formulas of <c>torch.optim.Adam</c>; Kingma and Ba, "Adam: a method for stochastic optimization" (2015); Reddi et al., "On the
/// convergence of Adam and beyond" (2018).
/// </remarks>
public sealed class Adam : Optimizer
{
    private readonly AdamOptions _options;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">How far a step goes; 0 or more.</param>
    /// <param name="beta1">The weight of the past in the mean of gradients; from 0, below 1.</param>
    /// <param name="beta2">The weight of the past in the mean of squares; from 0, below 1.</param>
    /// <param name="epsilon">What is added to the root; 0 or more.</param>
    /// <param name="weightDecay">The weight of the parameters' own size in their gradient; 0 or more.</param>
    /// <param name="amsGrad">Whether the root is of the greatest mean of squares so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or NaN.</exception>
    public Adam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        : base(Option.NotNegative(learningRate), AdamOptions.StateNames(amsGrad)) =>
        _options = new(Option.Decay(beta1), Option.Decay(beta2), Option.NotNegative(epsilon), Option.NotNegative(weightDecay), amsGrad);

    private protected override void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state) =>
        UpdateJob<T, AdamRule<T>>.Run(_options.Rule<T>(LearningRate, Steps, decaysGradient: true), parameters, gradients, state);
}
