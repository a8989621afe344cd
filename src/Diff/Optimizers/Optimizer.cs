using System.Numerics;

namespace Diff;

/// <summary>Changes parameters along their gradients: <c>optimizer.Step(model, gradient)</c>.</summary>
/// <remarks>
/// <para>Parameters are a record marked <see cref="ParametersAttribute"/>, tensors, a span or array, or a few numbers passed by <c>ref</c>.
/// They are changed in place. Gradients are only read.</para>
/// <para>An optimizer remembers one set of parameters, in the order in which it gets them. A step is one vectorised pass over each block of
/// memory, and allocates nothing but in the first step. An optimizer is for one thread at a time.</para>
/// <para>Formulas, defaults and the order of operations are those of PyTorch 1.13's <c>torch.optim</c>.</para>
/// </remarks>
public abstract partial class Optimizer
{
    private readonly StateVectors<float> _singles;
    private readonly StateVectors<double> _doubles;

    private protected Optimizer(double learningRate, params IReadOnlyList<string?> state)
    {
        LearningRate = learningRate;
        _singles = new(state);
        _doubles = new(state);
    }

    /// <summary>How far a step goes; may be changed between steps, for example by a <see cref="LearningRateSchedule"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double LearningRate
    {
        get;
        set => field = Option.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>How many steps have been taken.</summary>
    public long Steps { get; private set; }

    /// <summary>What the state vectors hold before the first step.</summary>
    private protected virtual double InitialState => 0;

    /// <summary>A copy of what the optimizer remembers.</summary>
    public OptimizerState Save() => new(GetType().Name, Steps, _singles.Save(), _doubles.Save());

    /// <summary>Continues where another optimizer of the same type and options was saved.</summary>
    /// <param name="state">What <see cref="Save"/> gave; it is copied.</param>
    /// <exception cref="ArgumentException">The state is of another type of optimizer, or of one with other options.</exception>
    public void Load(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Algorithm != GetType().Name)
            throw new ArgumentException($"Load: the state of {state.Algorithm} is not one of {GetType().Name}.", nameof(state));
        ArgumentOutOfRangeException.ThrowIfNegative(state.Steps, nameof(state));
        _singles.CheckSaved(state.Singles);
        _doubles.CheckSaved(state.Doubles);
        _singles.Load(state.Singles, state.Steps);
        _doubles.Load(state.Doubles, state.Steps);
        Steps = state.Steps;
    }

    /// <summary>Changes one block of parameters; <see cref="Steps"/> counts the step already.</summary>
    private protected abstract void Update<T>(Span<T> parameters, ReadOnlySpan<T> gradients, StateSlice<T> state)
        where T : unmanaged, IFloatingPointIeee754<T>;

    private StateVectors<T> State<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => (StateVectors<T>)(typeof(T) == typeof(float) ? _singles : (object)_doubles);

    /// <summary>Begins a step over so many parameters. Fails before anything has changed.</summary>
    private void Begin(int singles, int doubles)
    {
        _singles.Check(singles);
        _doubles.Check(doubles);
        _singles.Create(singles, InitialState);
        _doubles.Create(doubles, InitialState);
        Steps++;
    }

    private void Begin<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var isSingle = typeof(T) == typeof(float);
        Begin(isSingle ? length : 0, isSingle ? 0 : length);
    }

    private void StepOver<T>(Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (parameters.Length != gradients.Length)
            throw new ArgumentException($"Step: the parameters have shape [{parameters.Length}], their gradients [{gradients.Length}].", nameof(gradients));
        Begin<T>(parameters.Length);
        Update(parameters, gradients, State<T>().Slice(0, parameters.Length));
    }
}
