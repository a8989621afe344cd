using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>RMSprop: steps along the gradient over the root of a running mean of its squares.</summary>
/// <remarks>
/// With gradient g, to which <c>weightDecay * p</c> is added: <c>v = α v + (1 - α) g²</c>; centred, <c>m = α m + (1 - α) g</c> and
/// <c>r = √(v - m²) + ε</c>, otherwise <c>r = √v + ε</c>; with momentum μ <c>b = μ b + g / r</c>, otherwise <c>b = g / r</c>;
/// <c>p = p - learningRate b</c>. The formulas of <c>torch.optim.RMSprop</c>; Hinton's lecture notes (2012); centred: Graves, "Generating
/// sequences with recurrent neural networks" (2013).
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private readonly double _alpha;
    private readonly double _epsilon;
    private readonly double _weightDecay;
    private readonly double _momentum;
    private readonly bool _centered;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">How far a step goes; 0 or more.</param>
    /// <param name="alpha">The weight of the past in the running means; from 0 to 1.</param>
    /// <param name="epsilon">What is added to the root; 0 or more.</param>
    /// <param name="weightDecay">The weight of the parameters' own size in their gradient; 0 or more.</param>
    /// <param name="momentum">How much of the last step is kept; 0 or more.</param>
    /// <param name="centered">Whether the mean of the gradient is taken out of the mean of squares, which leaves the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or NaN.</exception>
    public RmsProp(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(Option.NotNegative(learningRate), "squares", centered ? "mean" : null, Option.NotNegative(momentum) > 0 ? "velocity" : null)
    {
        _alpha = Option.Fraction(alpha);
        _epsilon = Option.NotNegative(epsilon);
        _weightDecay = Option.NotNegative(weightDecay);
        _momentum = momentum;
        _centered = centered;
    }

    private protected override void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
    {
        var rule = new Rule<T>
        {
            Rate = Option.Lanes<T>(-LearningRate),
            Alpha = Option.Lanes<T>(_alpha),
            Share = Option.Lanes<T>(1 - _alpha),
            Epsilon = Option.Lanes<T>(_epsilon),
            Decay = Option.Lanes<T>(_weightDecay),
            Momentum = Option.Lanes<T>(_momentum),
            Centered = _centered,
        };
        UpdateLoop.Run(rule, parameters, gradients, state);
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Vector<T> Rate, Alpha, Share, Epsilon, Decay, Momentum;
        public bool Centered;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Apply(Vector<T> parameter, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
        {
            gradient += Decay * parameter;
            first = Alpha * first + Share * gradient * gradient;
            var square = first;
            if (Centered)
            {
                second = Alpha * second + Share * gradient;
                square -= second * second;
            }

            // Without momentum nothing is kept of the third, which is then zero each time.
            third = Momentum * third + gradient / (Vector.SquareRoot(square) + Epsilon);
            return parameter + Rate * third;
        }
    }
}
