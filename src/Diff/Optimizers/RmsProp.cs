using System.Numerics;
using System.Runtime.CompilerServices;
using Diff.Kernels;

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
            Rate = T.CreateTruncating(-LearningRate),
            Alpha = T.CreateTruncating(_alpha),
            Share = T.CreateTruncating(1 - _alpha),
            Epsilon = T.CreateTruncating(_epsilon),
            Decay = T.CreateTruncating(_weightDecay),
            Momentum = T.CreateTruncating(_momentum),
            Centered = _centered,
        };
        UpdateJob<T, Rule<T>>.Run(rule, parameters, gradients, state);
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Rate, Alpha, Share, Epsilon, Decay, Momentum;
        public bool Centered;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : unmanaged, ITileLanes<TLanes, T>
        {
            gradient += TLanes.Create(Decay) * parameter;
            first = TLanes.Create(Alpha) * first + TLanes.Create(Share) * gradient * gradient;
            var square = first;
            if (Centered)
            {
                second = TLanes.Create(Alpha) * second + TLanes.Create(Share) * gradient;
                square -= second * second;
            }

            // Without momentum nothing is kept of the third, which is then zero each time.
            third = TLanes.Create(Momentum) * third + gradient / (TLanes.Sqrt(square) + TLanes.Create(Epsilon));
            return parameter + TLanes.Create(Rate) * third;
        }
    }
}
