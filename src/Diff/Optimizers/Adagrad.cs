using System.Numerics;
using System.Runtime.CompilerServices;

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
        var rule = new Rule<T>(Option.Lanes<T>(rate), Option.Lanes<T>(_weightDecay), Option.Lanes<T>(_epsilon));
        UpdateLoop.Run(rule, parameters, gradients, state);
    }

    private readonly struct Rule<T>(Vector<T> rate, Vector<T> weightDecay, Vector<T> epsilon) : IUpdateRule<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> parameter, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
        {
            gradient += weightDecay * parameter;
            first += gradient * gradient;
            return parameter + rate * gradient / (Vector.SquareRoot(first) + epsilon);
        }
    }
}
