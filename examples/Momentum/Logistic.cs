using Diff;

namespace Momentum;

/// <summary>Logistic regression: sigmoid(x w + b) is the probability of a 1.</summary>
[Parameters]
internal readonly partial record struct Logistic(Tensor<double> W, double B)
{
    [Differentiable]
    public static double Cost(Logistic model, [NoDiff] Tensor<double> x, [NoDiff] Tensor<double> y) =>
        Loss.BinaryCrossEntropy(Tensor.Sigmoid(Tensor.MatrixMultiply(x, model.W) + model.B), y);
}
