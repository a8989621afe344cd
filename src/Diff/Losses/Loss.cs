using System.Numerics;

namespace Diff;

/// <summary>Losses: what a model's results cost against their targets.</summary>
/// <remarks>
/// Each is a sum of terms, one an element or one a row, or their mean, which is the default; the method whose name ends in <c>Terms</c> gives the
/// terms. They are computed in one pass and summed in double precision. The values are those of PyTorch's functions of the same meaning. Of no
/// terms, the mean is NaN and the sum 0. An error names the loss and the shapes.
/// </remarks>
public static partial class Loss
{
    /// <summary>(prediction - target)^2.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The targets, of the same shape.</param>
    /// <param name="reduction">Their mean over all elements, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T MeanSquaredError<T>(Tensor<T> predictions, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(MeanSquaredError), predictions.Shape, targets.Shape);
        return Terms.Reduce(predictions, targets, new SquaredError(), reduction);
    }

    /// <summary>The terms of <see cref="MeanSquaredError"/>: a tensor of the shape of both.</summary>
    /// <inheritdoc cref="MeanSquaredError" path="/param[@name='predictions']"/>
    /// <inheritdoc cref="MeanSquaredError" path="/param[@name='targets']"/>
    /// <inheritdoc cref="MeanSquaredError" path="/exception"/>
    public static Tensor<T> MeanSquaredErrorTerms<T>(Tensor<T> predictions, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(MeanSquaredError), predictions.Shape, targets.Shape);
        return Terms.Keep(predictions, targets, new SquaredError());
    }

    /// <summary>|prediction - target|.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The targets, of the same shape.</param>
    /// <param name="reduction">Their mean over all elements, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T MeanAbsoluteError<T>(Tensor<T> predictions, Tensor<T> targets, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(MeanAbsoluteError), predictions.Shape, targets.Shape);
        return Terms.Reduce(predictions, targets, new AbsoluteError(), reduction);
    }

    /// <summary>The terms of <see cref="MeanAbsoluteError"/>: a tensor of the shape of both.</summary>
    /// <inheritdoc cref="MeanAbsoluteError" path="/param[@name='predictions']"/>
    /// <inheritdoc cref="MeanAbsoluteError" path="/param[@name='targets']"/>
    /// <inheritdoc cref="MeanAbsoluteError" path="/exception"/>
    public static Tensor<T> MeanAbsoluteErrorTerms<T>(Tensor<T> predictions, Tensor<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(MeanAbsoluteError), predictions.Shape, targets.Shape);
        return Terms.Keep(predictions, targets, new AbsoluteError());
    }

    /// <summary>d^2 / 2 where the distance d = |prediction - target| is at most delta, and delta (d - delta / 2) beyond.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The targets, of the same shape.</param>
    /// <param name="delta">Where the parabola becomes a line; above 0.</param>
    /// <param name="reduction">Their mean over all elements, or their sum.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Delta is not above 0.</exception>
    public static T Huber<T>(Tensor<T> predictions, Tensor<T> targets, double delta = 1, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(Huber), predictions.Shape, targets.Shape);
        return Terms.Reduce(predictions, targets, Huber(delta), reduction);
    }

    /// <summary>The terms of <see cref="Huber"/>: a tensor of the shape of both.</summary>
    /// <inheritdoc cref="Huber" path="/param[@name='predictions']"/>
    /// <inheritdoc cref="Huber" path="/param[@name='targets']"/>
    /// <inheritdoc cref="Huber" path="/param[@name='delta']"/>
    /// <inheritdoc cref="Huber" path="/exception"/>
    public static Tensor<T> HuberTerms<T>(Tensor<T> predictions, Tensor<T> targets, double delta = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSameShape(nameof(Huber), predictions.Shape, targets.Shape);
        return Terms.Keep(predictions, targets, Huber(delta));
    }

    private static HuberError Huber(double delta) => delta > 0
        ? new(delta)
        : throw new ArgumentOutOfRangeException(nameof(delta), delta, $"Huber: delta is {delta}, not above 0.");

    internal static void RequireSameShape(string operation, Shape x, Shape targets)
    {
        if (x != targets)
            throw new ArgumentException($"{operation}: shape {x} has targets of shape {targets}.", nameof(targets));
    }
}
