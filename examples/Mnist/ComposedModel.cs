using Diff;

namespace Digits;

/// <summary>784-200-200-10 composed of linear layers, with a LeakyReLU behind each.</summary>
[Parameters]
internal sealed partial record ComposedModel(Linear Layer1, Linear Layer2, Linear Layer3) : IClassifier<ComposedModel>
{
    public static ComposedModel Create(Philox random) =>
        new(Linear.Create(784, 200, random), Linear.Create(200, 200, random), Linear.Create(200, 10, random));

    [Differentiable]
    public static Tensor<float> Logits(ComposedModel model, [NoDiff] Tensor<float> x)
    {
        x = Tensor.LeakyRelu(model.Layer1.Apply(x));
        x = Tensor.LeakyRelu(model.Layer2.Apply(x));
        return Tensor.LeakyRelu(model.Layer3.Apply(x));
    }

    [Differentiable]
    public static float Cost(ComposedModel model, [NoDiff] Tensor<float> images, ReadOnlySpan<int> labels) =>
        Loss.CrossEntropy(Logits(model, images), labels);

    public Tensor<float> Score(Tensor<float> images) => LogitsForward(this, images);

    public float Differentiate(Batch<float> batch, ComposedModel gradient) =>
        CostBackward(this, batch.Features, batch.Labels, new CostGradient(0, gradient)).Value;
}
