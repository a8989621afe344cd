using System.Numerics;
using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff;

/// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
/// <remarks>
/// With gradient g, to which <c>weightDecay * p</c> is added, and momentum μ: <c>v = μ v + (1 - dampening) g</c> (in the first step
/// <c>v = g</c>), then <c>p = p - learningRate v</c>, or with Nesterov's momentum <c>p = p - learningRate (g + μ v)</c>.
/// The formulas of <c>torch.optim.SGD</c>; Sutskever et al., "On the importance of initialization and momentum in deep learning" (2013).
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly double _momentum;
    private readonly double _dampening;
    private readonly double _weightDecay;
    private readonly bool _nesterov;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">How far a step goes; 0 or more.</param>
    /// <param name="momentum">How much of the last step's velocity is kept; 0 or more.</param>
    /// <param name="dampening">How much less of the gradient enters the velocity.</param>
    /// <param name="weightDecay">The weight of the parameters' own size in their gradient; 0 or more.</param>
    /// <param name="nesterov">Whether the gradient is applied once more on top of the velocity; needs momentum and no dampening.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or NaN.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum without momentum or with dampening.</exception>
    public Sgd(double learningRate, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false)
        : base(Option.NotNegative(learningRate), Option.NotNegative(momentum) > 0 ? "velocity" : null)
    {
        _momentum = momentum;
        _dampening = double.IsFinite(dampening)
            ? dampening
            : throw new ArgumentOutOfRangeException(nameof(dampening), dampening, "dampening must be finite.");
        _weightDecay = Option.NotNegative(weightDecay);
        _nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov's momentum needs momentum above 0 and no dampening.", nameof(nesterov));
    }

    private protected override void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
    {
        if (_momentum == 0)
        {
            var rule = new Plain<T>(T.CreateTruncating(-LearningRate), T.CreateTruncating(_weightDecay));
            UpdateJob<T, Plain<T>>.Run(rule, parameters, gradients, state);
        }
        else
        {
            // The first gradient is the velocity as it is.
            var share = Steps == 1 ? 1 : 1 - _dampening;
            var rule = new Momentum<T>(
                T.CreateTruncating(-LearningRate), T.CreateTruncating(_weightDecay), T.CreateTruncating(_momentum), T.CreateTruncating(share), _nesterov);
            UpdateJob<T, Momentum<T>>.Run(rule, parameters, gradients, state);
        }
    }

    private readonly struct Plain<T>(T rate, T weightDecay) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : unmanaged, ITileLanes<TLanes, T> =>
            parameter + TLanes.Create(rate) * (gradient + TLanes.Create(weightDecay) * parameter);
    }

    private readonly struct Momentum<T>(T rate, T weightDecay, T momentum, T share, bool nesterov) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : unmanaged, ITileLanes<TLanes, T>
        {
            gradient += TLanes.Create(weightDecay) * parameter;
            first = TLanes.Create(momentum) * first + TLanes.Create(share) * gradient;
            return parameter + TLanes.Create(rate) * (nesterov ? gradient + TLanes.Create(momentum) * first : first);
        }
    }
}
