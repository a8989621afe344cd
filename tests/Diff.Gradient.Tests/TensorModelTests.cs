using System.Globalization;

namespace Diff.Gradient.Tests;

/// <summary>Tensors in differentiated code, from the attribute to the optimizer.</summary>
public sealed class TensorModelTests
{
    private static readonly Tensor<double> Hours = Tensor.Create<double>([1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2], [6, 2]);
    private static readonly Tensor<double> Passed = Tensor.Create<double>([0, 0, 0, 1, 1, 1], [6, 1]);

    [Fact]
    public void A_polynomial_of_ones()
    {
        var gradient = TensorModels.PolynomialBackward(Tensor.Ones<double>([2, 2]));

        Assert.Equal(27, gradient.Value);
        Assert.Equal([4.5, 4.5, 4.5, 4.5], gradient.X.ToArray());
    }

    [Fact]
    public void Logistic_regression_follows_the_published_costs()
    {
        var (w, b) = (Tensor.Zeros<double>([2, 1]), 0.0);
        var costs = new List<string>();
        for (var epoch = 0; epoch <= 100; epoch++)
        {
            var (cost, dw, db) = TensorModels.CostBackward(w, b, Hours, Passed);
            if (epoch % 10 == 0)
                costs.Add(cost.ToString("F6", CultureInfo.InvariantCulture));
            (w, b) = (w - 0.7 * dw, b - 0.7 * db);
        }

        Assert.Equal("0.693147 0.504528 0.404800 0.348294 0.307610 0.277385 0.253385 0.233078 0.215624 0.200504 0.187309", string.Join(" ", costs));
    }

    [Fact]
    public void A_classifier_learns_without_allocating()
    {
        var random = new Philox(7);
        var model = Classifier.Create(20, 32, 4, random);
        var labels = new int[64];
        var images = Tensor.Normal<float>([64, 20], random);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 4;
            images[i, labels[i]] += 3;
        }

        var optimizer = new Sgd(0.1, momentum: 0.9);
        var gradient = TensorModels.ClassifierLossBackward(model, images, labels);
        var first = gradient.Value;
        Train(20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Train(50);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(gradient.Value < 0.1 * first, $"{first} -> {gradient.Value}");
        Assert.Equal(0, allocated);
        Assert.Equal(TensorModels.ClassifierLoss(model, images, labels), TensorModels.ClassifierLossForward(model, images, labels), 1e-5);
        Assert.True(Metric.Accuracy(TensorModels.LogitsForward(model, images), labels) > 0.95);

        void Train(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                gradient = TensorModels.ClassifierLossBackward(model, images, labels, gradient);
                optimizer.Step(model, gradient.Model);
            }
        }
    }

    [Fact]
    public void Gradients_equal_finite_differences()
    {
        var random = new Philox(3);
        GradientCheck.Check(TensorModels.Polynomial, (Tensor<double> x) => TensorModels.PolynomialBackward(x), Tensor.Normal<double>([3, 5], random)).ThrowIfFailed();
    }

    // At 0, as in PyTorch, the slope is that of the exponential.
    [Fact]
    public void Exponential_units_have_their_slope_at_0_too()
    {
        var x = Tensor.Create<double>([-1, 0, 1, 1000]);

        Assert.Equal([Math.Exp(-1), 1, 1, 1], TensorModels.EluBackward(x, alpha: 1).X.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([2 * Math.Exp(-1), 2, 1, 1], TensorModels.EluBackward(x, alpha: 2).X.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(
            [0.646768603034814, 1.7580993408473766, 1.0507009873554805, 1.0507009873554805],
            TensorModels.SeluBackward(x).X.ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Several_results_have_weights_of_their_shapes()
    {
        var x = Tensor.Create<double>([1, 2, 3]);
        var weights = (Tensor.Create<double>([1, 10, 100]), 2.0);

        var gradient = TensorModels.SeveralBackward(x, 4, weights);

        Assert.Equal([1 * 4 + 2 * 2 * 1, 10 * 4 + 2 * 2 * 2, 100 * 4 + 2 * 2 * 3.0], gradient.X.ToArray());
        Assert.Equal(1 + 20 + 300, gradient.Scale);
    }

    [Fact]
    public void A_weight_of_another_shape_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => TensorModels.SameBackward(Tensor.Ones<double>([2, 3]), Tensor.Ones<double>([3])));
        Assert.Contains("[3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_share_no_memory_with_weights()
    {
        var upstream = Tensor.Ones<double>([2]);
        var gradient = TensorModels.SameBackward(Tensor.Create<double>([1, 2]), upstream);
        upstream.AsSpan().Fill(7);
        Assert.Equal([1.0, 1.0], gradient.X.ToArray());
    }

    [Fact]
    public void What_has_no_part_has_zeros_for_a_gradient()
    {
        var gradient = TensorModels.IgnoringBackward(Tensor.Ones<double>([2]), Tensor.Ones<double>([1, 3]));
        Assert.Equal([1, 3], gradient.Y.Shape);
        Assert.Equal([0.0, 0.0, 0.0], gradient.Y.ToArray());
    }

    // Offsets in bytes have no place in 32 bits. Zeros that are only read take no memory.
    [Fact]
    public void A_tensor_of_more_than_2_to_the_31_bytes()
    {
        const int N = 16_385;
        var (x, ones) = (Tensor.Zeros<double>(N, N), Tensor.Ones<double>([N]));
        (x[0, 0], x[N - 1, N - 1]) = (1, 3);

        var gradient = TensorModels.LargeBackward(x, ones, ones);

        Assert.Equal(1 + 3 + 10 * (1 + 3) + 100 * 3, gradient.Value);
        Assert.Equal((1.0, 0.0, 303.0), (gradient.W[0], gradient.W[1], gradient.W[N - 1]));
        Assert.Equal((10.0, 0.0, 30.0), (gradient.V[0], gradient.V[1], gradient.V[N - 1]));
        Assert.Equal(gradient.Value, TensorModels.LargeForward(x, ones, ones));
    }

    [Fact]
    public void A_missing_array_has_an_empty_gradient_and_a_missing_tensor_is_named()
    {
        var gradient = TensorModels.PerhapsBackward(Tensor.Ones<double>([2]), Tensor.Ones<double>([2]), null);
        Assert.Equal(8, gradient.Value);
        Assert.Equal([2.0, 2.0], gradient.Bias!.ToArray());
        Assert.Empty(gradient.Weights);

        var refusal = Assert.Throws<ArgumentNullException>(() => TensorModels.PerhapsBackward(Tensor.Ones<double>([2]), null, [1]));
        Assert.Equal("bias", refusal.ParamName);
    }

    [Fact]
    public void A_missing_result_has_no_weight()
    {
        var gradient = TensorModels.FoundBackward(Tensor.Ones<double>([2]), isFound: false, null!);
        Assert.Null(gradient.Value);
        Assert.Equal([0.0, 0.0], gradient.X.ToArray());
        Assert.Contains("is null", Assert.Throws<ArgumentException>(() => TensorModels.FoundBackward(Tensor.Ones<double>([2]), false, Tensor.Ones<double>([2]))).Message, StringComparison.Ordinal);
        Assert.Null(TensorModels.FoundForward(Tensor.Ones<double>([2]), isFound: false));
    }

    [Fact]
    public void Gradients_that_are_handed_in_must_have_the_shapes_of_the_arguments()
    {
        var gradient = TensorModels.PolynomialBackward(Tensor.Ones<double>([2, 2]));
        Assert.Throws<ArgumentException>(() => TensorModels.PolynomialBackward(Tensor.Ones<double>([3]), gradient));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_as_by_the_method_itself()
    {
        var (x, w) = (Tensor.Ones<double>([6, 3]), Tensor.Ones<double>([2, 1]));
        var expected = Assert.Throws<ArgumentException>(() => TensorModels.Cost(w, 0, x, Passed));
        var actual = Assert.Throws<ArgumentException>(() => TensorModels.CostBackward(w, 0, x, Passed));
        Assert.Equal(expected.Message, actual.Message);
    }

    [Fact]
    public void The_same_bits_in_every_call()
    {
        var random = new Philox(5);
        var model = Classifier.Create(33, 17, 3, random);
        var images = Tensor.Normal<float>([9, 33], random);
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1, 2];
        var first = TensorModels.ClassifierLossBackward(model, images, labels);
        var second = TensorModels.ClassifierLossBackward(model, images, labels);
        Assert.Equal(first.Model.Flatten(), second.Model.Flatten());
        Assert.Equal(first.Value, second.Value);
    }
}
