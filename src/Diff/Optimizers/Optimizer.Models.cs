using System.Numerics;

namespace Diff;

public abstract partial class Optimizer
{
    private readonly ModelBlocks _parameters = new();
    private readonly ModelBlocks _gradients = new();

    /// <summary>Takes a step with a model of tensors and arrays, whose elements change in place.</summary>
    /// <param name="model">The parameters; changed.</param>
    /// <param name="gradient">Their gradients, of the same shapes.</param>
    /// <exception cref="ArgumentException">A shape differs (the message names the parameter and both shapes), there are not as many parameters
    /// as in the step before, or a parameter is a single number, which cannot change in place: pass the model by <c>ref</c>.</exception>
    public void Step<TModel>(TModel model, TModel gradient)
        where TModel : IParameters<TModel>
    {
        Collect(model, gradient);
        if (_parameters.HasNumbers)
        {
            throw new ArgumentException(
                $"Step: some parameters of {typeof(TModel).Name} are single numbers, which change only in a variable. Write Step(ref model, gradient).", nameof(model));
        }

        StepOverBlocks();
        Forget();
    }

    /// <summary>Takes a step with any model. Tensors and arrays change in place; where there are single numbers, the variable gets a record
    /// with their new values and the same tensors.</summary>
    /// <param name="model">The parameters; changed.</param>
    /// <param name="gradient">Their gradients, of the same shapes.</param>
    /// <remarks>A class record with single numbers is allocated in each step; a record struct is not.</remarks>
    /// <exception cref="ArgumentException">A shape differs (the message names the parameter and both shapes), or there are not as many
    /// parameters as in the step before.</exception>
    public void Step<TModel>(ref TModel model, TModel gradient)
        where TModel : IParameters<TModel>
    {
        Collect(model, gradient);
        StepOverBlocks();
        if (_parameters.HasNumbers)
        {
            var restorer = new NumberRestorer(_parameters);
            model = model.Map(ref restorer);
        }

        Forget();
    }

    /// <summary>Takes a step with one tensor.</summary>
    /// <param name="parameter">The parameters; changed.</param>
    /// <param name="gradient">Their gradients, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there are not as many parameters as in the step before.</exception>
    public void Step<T>(Tensor<T> parameter, Tensor<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T> => Step<T>([parameter], [gradient]);

    /// <summary>Takes a step with several tensors: <c>Step([w, b], [dw, db])</c>.</summary>
    /// <param name="parameters">The parameters; changed.</param>
    /// <param name="gradients">Their gradients, in the same order and of the same shapes.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A shape differs, or there are not as many parameters as in the step before.</exception>
    public void Step<T>(ReadOnlySpan<Tensor<T>> parameters, ReadOnlySpan<Tensor<T>> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (parameters.Length != gradients.Length)
            throw new ArgumentException($"Step: {parameters.Length} tensors of parameters have {gradients.Length} of gradients.", nameof(gradients));
        var length = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Shape != gradients[i].Shape)
                throw Mismatch(i.ToString(System.Globalization.CultureInfo.InvariantCulture), parameters[i].Shape, gradients[i].Shape);
            length = checked(length + parameters[i].Length);
        }

        Begin<T>(length);
        var start = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var values = parameters[i].AsSpan();
            Update(values, gradients[i].AsSpan(), State<T>().Slice(start, values.Length));
            start += values.Length;
        }
    }

    private static ArgumentException Mismatch(string name, Shape shape, Shape gradient) =>
        new($"Step: parameter '{name}' has shape {shape}, its gradient {gradient}.", nameof(gradient));

    private void Collect<TModel>(TModel model, TModel gradient)
        where TModel : IParameters<TModel>
    {
        _parameters.Collect(model);
        _gradients.Collect(gradient);
        Compare<TModel, float>(model, gradient);
        Compare<TModel, double>(model, gradient);
    }

    private void Compare<TModel, T>(TModel model, TModel gradient)
        where TModel : IParameters<TModel>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var index = _parameters.Of<T>().FindMismatch(_gradients.Of<T>());
        if (index < 0)
            return;
        var (name, shape) = BlockNames<T>.Of(model)[index];
        throw Mismatch(name, shape, BlockNames<T>.Of(gradient)[index].Shape);
    }

    private void StepOverBlocks()
    {
        Begin(_parameters.Of<float>().Length, _parameters.Of<double>().Length);
        StepOverBlocks<float>();
        StepOverBlocks<double>();
    }

    private void StepOverBlocks<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var parameters = _parameters.Of<T>();
        var gradients = _gradients.Of<T>();
        var start = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            var values = parameters[i].Values.Span;
            Update(values, gradients[i].Values.Span, State<T>().Slice(start, values.Length));
            start += values.Length;
        }
    }

    // So that an optimizer keeps no gradient alive.
    private void Forget()
    {
        _parameters.Clear();
        _gradients.Clear();
    }
}
