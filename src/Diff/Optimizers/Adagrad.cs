using System.Numerics;
using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff;

/// <summary>Adagrad: steps along the gradient over the root of the sum of all its squares so far.</summary>
/// <remarks>
/// With gradient g, to which <c>weightDecay * p</c> is added, in step t: <c>s = s + g²</c>,
/// <c>p = p - learningRate / (1 + (t - 1) · learningRateDecay) · g / (√s + ε)</c>.
/// The formulas of <c>torch.optim.Adagrad</c>; Duchi et al., "Adaptive subgradient methods" (2011).
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private readonly double _learningRateDecay;
    private readonly double _weightDecay;
    private readonly double _initialAccumulator;
    private readonly double _epsilon;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">How far a step goes; 0 or more.</param>
    /// <param name="learningRateDecay">How fast steps get shorter; 0 or more.</param>
    /// <param name="weightDecay">The weight of the parameters' own size in their gradient; 0 or more.</param>
    /// <param name="initialAccumulator">What the sum of squares starts from; 0 or more.</param>
    /// <param name="epsilon">What is added to the root; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or NaN.</exception>
    public Adagrad(
        double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : base(Option.NotNegative(learningRate), "squares")
    {
        _learningRateDecay = Option.NotNegative(learningRateDecay);
        _weightDecay = Option.NotNegative(weightDecay);
        _initialAccumulator = Option.NotNegative(initialAccumulator);
        _epsilon = Option.NotNegative(epsilon);
    }

    private protected override double InitialState => _initialAccumulator;

    private protected override void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
    {
        var rate = -LearningRate / (1 + (Steps - 1) * _learningRateDecay);
        var rule = new Rule<T>(T.CreateTruncating(rate), T.CreateTruncating(_weightDecay), T.CreateTruncating(_epsilon));
        UpdateJob<T, Rule<T>>.Run(rule, parameters, gradients, state);
    }

    private readonly struct Rule<T>(T rate, T weightDecay, T epsilon) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : unmanaged, ITileLanes<TLanes, T>
        {
            gradient += TLanes.Create(weightDecay) * parameter;
            first += gradient * gradient;
            return parameter + TLanes.Create(rate) * gradient / (TLanes.Sqrt(first) + TLanes.Create(epsilon));
        }
    }
}
