using Diff;

namespace Points;

/// <summary>A linear layer and a sigmoid: the probability that a point of the plane is of class 1.</summary>
[Parameters]
internal sealed partial record Classifier(Linear Layer)
{
    public float W0 => Layer.Weight[0, 0];

    public float W1 => Layer.Weight[0, 1];

    public float B => Layer.Bias[0];

    public Tensor<float> Apply(Tensor<float> x) => Tensor.Sigmoid(Layer.Apply(x));

    /// <summary>The part of the points that are on their side of the boundary.</summary>
    public double Accuracy(Tensor<float> x, Tensor<float> y)
    {
        var predictions = Tensor.GreaterThanOrEqual(Apply(x), Tensor.Scalar(0.5f));
        return Tensor.Sum(Tensor.Equal(predictions, y)) / (double)y.Length;
    }

    [Differentiable]
    public static float Cost(Classifier model, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y) =>
        Loss.BinaryCrossEntropy(model.Apply(x), y);
}
