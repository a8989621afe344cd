namespace Diff.Benchmarks;

/// <summary>Models to train, as a user of PyTorch would write them.</summary>
public static partial class TrainingPrograms
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
    public static float Regression(Tensor<float> w, Tensor<float> b, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y)
        => Loss.BinaryCrossEntropy(Tensor.Sigmoid(Tensor.MatrixMultiply(x, w) + b), y);

    /// <summary>The squared distances of points from a parabola.</summary>
    [Differentiable]
    public static float Curve(Tensor<float> w, Tensor<float> b, [NoDiff] Tensor<float> x, [NoDiff] Tensor<float> y)
    {
        var distance = w * x * x + b - y;
        return 0.5f * Tensor.Sum(distance * distance);
    }

    /// <summary>The cost of logistic regression on two features, in numbers and arrays.</summary>
    [Differentiable]
    public static double RegressionOnArrays(double w0, double w1, double b, [NoDiff] double[] x, [NoDiff] double[] y)
    {
        var cost = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var h = 1 / (1 + Math.Exp(-(x[2 * i] * w0 + x[2 * i + 1] * w1 + b)));
            cost -= y[i] * Math.Log(h) + (1 - y[i]) * Math.Log(1 - h);
        }

        return cost / y.Length;
    }

    /// <summary>The squared distances of points from a parabola, in numbers and arrays.</summary>
    [Differentiable]
    public static double CurveOnArrays(double w, double b, [NoDiff] double[] x, [NoDiff] double[] y)
    {
        var loss = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var distance = w * x[i] * x[i] + b - y[i];
            loss += 0.5 * distance * distance;
        }

        return loss;
    }
}

/// <summary>Three linear layers.</summary>
[Parameters]
public partial record Classifier(Linear Layer1, Linear Layer2, Linear Layer3)
{
    /// <summary>Layers of these widths.</summary>
    public static Classifier Create(int inputs, int hidden, int outputs, Philox random)
        => new(Linear.Create(inputs, hidden, random), Linear.Create(hidden, hidden, random), Linear.Create(hidden, outputs, random));
}
