namespace Diff.Benchmarks;

/// <summary>Programs on tensors, as a user of PyTorch would write them.</summary>
public static partial class TensorPrograms
{
    /// <summary>The loss of a classifier of digits: three layers, each with a rectifier behind it.</summary>
    [Differentiable]
    public static float Digits(Classifier model, [NoDiff] Tensor<float> images, ReadOnlySpan<int> labels)
    {
        var h1 = Tensor.Relu(model.Layer1.Apply(images));
        var h2 = Tensor.Relu(model.Layer2.Apply(h1));
        return Loss.CrossEntropy(Tensor.Relu(model.Layer3.Apply(h2)), labels);
    }

    /// <summary>A chain of arithmetic on elements.</summary>
    [Differentiable]
    public static float Chain(Tensor<float> x, Tensor<float> a, Tensor<float> b, Tensor<float> c)
        => Tensor.Sum(Tensor.Tanh(a * x + b) * Tensor.Sigmoid(c * x) + Tensor.Exp(-x * x) * Tensor.LogP1(x * x));

    /// <summary>The cost of logistic regression.</summary>
    [Differentiable]
    public static float Students(Tensor<float> w, Tensor<float> b, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y)
        => Loss.BinaryCrossEntropy(Tensor.Sigmoid(Tensor.MatrixMultiply(x, w) + b), y);
}

/// <summary>Three linear layers.</summary>
[Parameters]
public partial record Classifier(Linear Layer1, Linear Layer2, Linear Layer3);
