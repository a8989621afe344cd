using Diff;

namespace LinearRegression;

/// <summary>y = x w + b.</summary>
[Parameters]
internal readonly partial record struct Line(Tensor<float> W, float B)
{
    public Tensor<float> Apply(Tensor<float> x) => Tensor.MatrixMultiply(x, W) + B;

    [Differentiable]
    public static float Cost(Line line, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y) => Loss.MeanSquaredError(line.Apply(x), y) / 2;

    public override string ToString() => $"w = ({W[0, 0]:F4}, {W[1, 0]:F4}), b = {B:F4}";
}
