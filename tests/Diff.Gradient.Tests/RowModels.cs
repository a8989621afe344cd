namespace Diff.Gradient.Tests;

/// <summary>Functions of rows, and views, whose gradients the compiler wrote when this project was built.</summary>
public static partial class RowModels
{
    /// <summary>The loss of a classifier that is given logits.</summary>
    [Differentiable]
    public static float Classes(Tensor<float> logits, ReadOnlySpan<int> labels) => Loss.CrossEntropy(logits, labels);

    /// <summary>The same in double precision, not averaged.</summary>
    [Differentiable]
    public static double ClassesInDouble(Tensor<double> logits, ReadOnlySpan<int> labels) => Loss.CrossEntropy(logits, labels, Reduction.Sum);

    /// <summary>A loss that is part of its own adjoint.</summary>
    [Differentiable]
    public static double Square(Tensor<double> logits, ReadOnlySpan<int> labels)
    {
        var loss = Loss.CrossEntropy(logits, labels);
        return loss * loss;
    }

    /// <summary>Attention of a few queries.</summary>
    [Differentiable]
    public static float Attention(Tensor<float> queries, Tensor<float> keys, Tensor<float> values)
    {
        var weights = Tensor.Softmax(Tensor.MatrixMultiply(queries, keys, transposeRight: true) / 2);
        var attended = Tensor.MatrixMultiply(weights, values);
        return Tensor.Sum(attended * attended);
    }

    /// <summary>Everything that works on rows.</summary>
    [Differentiable]
    public static double Rows(Tensor<double> x)
    {
        var byColumn = Tensor.Softmax(x, 0) * Tensor.LogSoftmax(x) + Tensor.LogSoftmax(x, 0) * Tensor.Softmax(x);
        var kept = Tensor.LogSumExp(x, [0], keepAxes: true) * Tensor.Max(x, [1], keepAxes: true) + Tensor.Norm(x, [1], keepAxes: true);
        var dropped = Tensor.Min(x, [0]) * Tensor.Prod(x, [0]) * Tensor.Variance(x, [0]);
        return Tensor.Sum(byColumn * kept) + Tensor.Sum(dropped) + Tensor.LogSumExp(x) * Tensor.Max(x) + Tensor.Min(x) * Tensor.Norm(x) + Tensor.Prod(x);
    }

    /// <summary>Everything that moves elements about.</summary>
    [Differentiable]
    public static double Views(Tensor<double> x)
    {
        var moved = x.Transpose().Reshape(3, -1) * x.Unsqueeze(0).Squeeze(0) + x.Permute(1, 0).Unsqueeze(1).Squeeze().Reshape(3, 4);
        var joined = Tensor.Concatenate(0, x.Slice(1..), moved, x.Slice(..1));
        var stacked = Tensor.Stack(1, x, moved).IndexSelect(1, 1, 0, 1);
        return Tensor.Sum(joined * joined) + Tensor.Sum(stacked * Tensor.Sum(x, [0]).Unsqueeze(-1).BroadcastTo([4, 4]).Slice(.., ..1).Reshape(4));
    }

    /// <summary>Weighted maxima of rows.</summary>
    [Differentiable]
    public static double Maxima(Tensor<double> x, [NoDiff] Tensor<double> weights) => Tensor.Sum(Tensor.Max(x, [1]) * weights);

    /// <summary>Weighted minima of rows.</summary>
    [Differentiable]
    public static double Minima(Tensor<double> x, [NoDiff] Tensor<double> weights) => Tensor.Sum(Tensor.Min(x, [1]) * weights);

    /// <summary>Weighted soft maxima of rows.</summary>
    [Differentiable]
    public static double SoftMaxima(Tensor<double> x, [NoDiff] Tensor<double> weights) => Tensor.Sum(Tensor.LogSumExp(x, [1]) * weights);

    /// <summary>The length of a vector.</summary>
    [Differentiable]
    public static double Length(Tensor<double> x) => Tensor.Norm(x);
}
