using Diff.Kernels;

namespace Diff;

/// <summary>The parameters of a linear layer, also called dense or fully connected.</summary>
/// <param name="Weight">The weight, of shape [outputs, inputs].</param>
/// <param name="Bias">The bias, of shape [outputs].</param>
/// <remarks>Its parameters are called <c>Weight</c> and <c>Bias</c>, and have the shapes of those of <c>torch.nn.Linear</c>.</remarks>
public sealed record Linear(Tensor<float> Weight, Tensor<float> Bias) : IParameters<Linear>
{
    /// <inheritdoc/>
    public int ParameterCount => Weight.Length + Bias.Length;

    /// <summary>A layer with PyTorch's default initialisation: all numbers uniform from -1 / √inputs to 1 / √inputs.</summary>
    /// <param name="inputs">How many inputs it has; at least 1.</param>
    /// <param name="outputs">How many outputs it has; at least 1.</param>
    /// <param name="random">Where the numbers come from: first the weight's, in row-major order, then the bias's.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no inputs or no outputs.</exception>
    public static Linear Create(int inputs, int outputs, Philox random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentNullException.ThrowIfNull(random);
        return new(Initialize.LinearWeight<float>([outputs, inputs], random), Initialize.LinearBias<float>([outputs], random, inputs));
    }

    /// <summary>The outputs <c>x Wᵀ + b</c>, for each row of inputs.</summary>
    /// <param name="x">The inputs, along the last axis; other axes number the rows.</param>
    /// <returns>The outputs, along the last axis.</returns>
    /// <exception cref="ArgumentException">The last axis has not as many elements as the layer has inputs, or weight and bias do not fit.</exception>
    public Tensor<float> Apply(Tensor<float> x)
    {
        if (Weight.Rank != 2 || Bias.Rank != 1 || Bias.Length != Weight.Shape[0])
            throw new ArgumentException($"Linear: a weight of shape {Weight.Shape} and a bias of {Bias.Shape}, where [outputs, inputs] and [outputs] are needed.");
        var (outputs, inputs) = (Weight.Shape[0], Weight.Shape[1]);
        if (x.Rank == 0 || x.Shape[-1] != inputs)
            throw new ArgumentException($"Linear: inputs of shape {x.Shape} for a weight of shape {Weight.Shape}: the last axis must have {inputs} elements.", nameof(x));
        var result = Tensor.Zeros<float>([.. x.Shape.Lengths[..^1], outputs]);
        var rows = outputs > 0 ? result.Length / outputs : 0;
        MatrixProduct.Multiply(
            x.AsSpan(), false, Weight.AsSpan(), true, result.AsSpan(), rows, outputs, inputs, accumulate: false, new AddBias(Bias.AsSpan()));
        return result;
    }

    /// <inheritdoc/>
    public Linear ZerosLike() => new(Tensor.Zeros<float>(Weight.Shape), Tensor.Zeros<float>(Bias.Shape));

    // As the compiler implements it for records marked [Parameters]; it does not run on this library.

    /// <inheritdoc/>
    void IParameters<Linear>.Visit<TVisitor>(ref TVisitor visitor)
    {
        visitor.VisitTensor(nameof(Weight), Weight);
        visitor.VisitTensor(nameof(Bias), Bias);
    }

    /// <inheritdoc/>
    Linear IParameters<Linear>.Map<TMap>(ref TMap map) =>
        new(map.MapTensor(nameof(Weight), Weight), map.MapTensor(nameof(Bias), Bias));
}
