using Diff;

namespace BinaryClassifier;

/// <summary>A linear layer and a sigmoid: the probability that a student passes.</summary>
[Parameters]
internal sealed partial record Classifier(Linear Linear)
{
    public Tensor<float> Apply(Tensor<float> x) => Tensor.Sigmoid(Linear.Apply(x));

    [Differentiable]
    public static float Cost(Classifier model, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y) =>
        Loss.BinaryCrossEntropy(model.Apply(x), y);
}
