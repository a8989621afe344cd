namespace Diff;

/// <summary>Adam with decoupled weight decay: parameters shrink by themselves, whatever their gradients.</summary>
/// <remarks>
/// <c>p = (1 - learningRate · weightDecay) p</c>, then as <see cref="Adam"/> without weight decay.
/// The formulas of <c>torch.optim.AdamW</c>; Loshchilov and Hutter, "Decoupled weight decay regularization" (2019).
/// </remarks>
public sealed class AdamW : Optimizer
{
    private readonly AdamOptions _options;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">How far a step goes; 0 or more.</param>
    /// <param name="beta1">The weight of the past in the mean of gradients; from 0, below 1.</param>
    /// <param name="beta2">The weight of the past in the mean of squares; from 0, below 1.</param>
    /// <param name="epsilon">What is added to the root; 0 or more.</param>
    /// <param name="weightDecay">How much parameters shrink, in proportion to the learning rate; 0 or more.</param>
    /// <param name="amsGrad">Whether the root is of the greatest mean of squares so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or NaN.</exception>
    public AdamW(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
        : base(Option.NotNegative(learningRate), AdamOptions.StateNames(amsGrad)) =>
        _options = new(Option.Decay(beta1), Option.Decay(beta2), Option.NotNegative(epsilon), Option.NotNegative(weightDecay), amsGrad);

    private protected override void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state) =>
        UpdateJob<T, AdamRule<T>>.Run(_options.Rule<T>(LearningRate, Steps, decaysGradient: false), parameters, gradients, state);
}
