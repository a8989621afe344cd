using Diff;

namespace Digits;

/// <summary>784-200-200-10 with bare weights and biases, and a ReLU behind every layer, the last too.</summary>
/// <remarks>The last ReLU can kill a class: one whose score is below 0 for all images gets no gradient, and is never chosen again.</remarks>
[Parameters]
internal sealed partial record RawModel(
    Tensor<float> W1, Tensor<float> B1, Tensor<float> W2, Tensor<float> B2, Tensor<float> W3, Tensor<float> B3) : IClassifier<RawModel>
{
    public static RawModel Create(Philox random) => new(
        Initialize.KaimingNormal<float>([200, 784], random), Tensor.Zeros<float>(200),
        Initialize.KaimingNormal<float>([200, 200], random), Tensor.Zeros<float>(200),
        Initialize.KaimingNormal<float>([10, 200], random), Tensor.Zeros<float>(10));

    [Differentiable]
    public static Tensor<float> Logits(RawModel model, [NoDiff] Tensor<float> x)
    {
        x = Tensor.Relu(Tensor.MatrixMultiply(x, model.W1, transposeRight: true) + model.B1);
        x = Tensor.Relu(Tensor.MatrixMultiply(x, model.W2, transposeRight: true) + model.B2);
        return Tensor.Relu(Tensor.MatrixMultiply(x, model.W3, transposeRight: true) + model.B3);
    }

    [Differentiable]
    public static float Cost(RawModel model, [NoDiff] Tensor<float> images, ReadOnlySpan<int> labels) =>
        Loss.CrossEntropy(Logits(model, images), labels);

    public Tensor<float> Score(Tensor<float> images) => LogitsForward(this, images);

    public float Differentiate(Batch<float> batch, RawModel gradient) =>
        CostBackward(this, batch.Features, batch.Labels, new CostGradient(0, gradient)).Value;
}
