namespace Diff.Gradient.Tests;

/// <summary>Models on tensors, whose gradients the compiler wrote when this project was built.</summary>
public static partial class TensorModels
{
    /// <summary>The cost of logistic regression.</summary>
    [Differentiable]
    public static double Cost(Tensor<double> w, double b, [NoDiff] Tensor<double> x, [NoDiff] Tensor<double> y)
        => Loss.BinaryCrossEntropy(Tensor.Sigmoid(Tensor.MatrixMultiply(x, w) + b), y);

    /// <summary>The loss of a classifier.</summary>
    [Differentiable]
    public static float ClassifierLoss(Classifier model, [NoDiff] Tensor<float> images, ReadOnlySpan<int> labels)
        => Loss.CrossEntropy(Logits(model, images), labels);

    /// <summary>The logits of a classifier of two hidden layers.</summary>
    [Differentiable]
    public static Tensor<float> Logits(Classifier model, Tensor<float> images)
    {
        var h1 = Tensor.LeakyRelu(model.Layer1.Apply(images));
        var h2 = Tensor.LeakyRelu(model.Layer2.Apply(h1));
        return model.Layer3.Apply(h2);
    }

    /// <summary>A polynomial of a tensor, averaged.</summary>
    [Differentiable]
    public static double Polynomial(Tensor<double> x) => Tensor.Mean(3 * (x + 2) * (x + 2));

    /// <summary>Tensors that broadcast to the first.</summary>
    [Differentiable]
    public static double Broadcasting(Tensor<double> x, Tensor<double> y, Tensor<double> z) => Tensor.Sum(Tensor.Tanh(x * y + z));

    /// <summary>An activation that is smooth at 0 where alpha is 1.</summary>
    [Differentiable]
    public static double Elu(Tensor<double> x, [NoDiff] double alpha) => Tensor.Sum(Tensor.Elu(x, alpha));

    /// <summary>The same with a kink at 0.</summary>
    [Differentiable]
    public static double Selu(Tensor<double> x) => Tensor.Sum(Tensor.Selu(x));

    /// <summary>Several results at once.</summary>
    [Differentiable]
    public static (Tensor<double> Scaled, double Sum) Several(Tensor<double> x, double scale) => (x * scale, Tensor.Sum(x * x));

    /// <summary>Nothing but the argument.</summary>
    [Differentiable]
    public static Tensor<double> Same(Tensor<double> x) => x;

    /// <summary>An argument that has no part in the result.</summary>
    [Differentiable]
    public static double Ignoring(Tensor<double> x, Tensor<double> y) => Tensor.Sum(x);

    /// <summary>A pass over a tensor, a product with it, and its last row.</summary>
    [Differentiable]
    public static double Large([NoDiff] Tensor<double> x, Tensor<double> w, Tensor<double> v)
        => Tensor.Sum(x * w) + Tensor.Sum(Tensor.MatrixMultiply(x, v) * 10) + 100 * Tensor.Sum(x.Slice(^1..) * w);

    /// <summary>A tensor and an array that may be missing.</summary>
    [Differentiable]
    public static double Perhaps(Tensor<double> x, Tensor<double>? bias, double[]? weights)
        => Tensor.Sum(bias is null ? x : x + bias) * (weights is null ? 2 : weights[0]);

    /// <summary>A result that may be missing.</summary>
    [Differentiable]
    public static Tensor<double>? Found(Tensor<double> x, bool isFound) => isFound ? x * 2 : null;
}

/// <summary>Three linear layers.</summary>
[Parameters]
public partial record Classifier(Linear Layer1, Linear Layer2, Linear Layer3)
{
    /// <summary>A classifier with the default initialisation.</summary>
    public static Classifier Create(int inputs, int hidden, int classes, Philox random)
        => new(Linear.Create(inputs, hidden, random), Linear.Create(hidden, hidden, random), Linear.Create(hidden, classes, random));
}
