namespace Diff.Generators.Tests.GeneratedCode;

public class TensorTests
{
    [Fact]
    public Task One_pass_for_value_and_gradients() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Chain(Tensor<double> x, Tensor<double> a, Tensor<double> b, double c)
                => Tensor.Mean(Tensor.Tanh(a * x + b) * Tensor.Sigmoid(c * x));
        """,
        "GradientCheck.Check(Models.Chain, (Tensor<double> x, Tensor<double> a, Tensor<double> b, double c) => Models.ChainBackward(x, a, b, c), Tensor.Linspace(-1.0, 1.0, 6).Reshape(2, 3), Tensor.Linspace(0.5, 1.0, 3), Tensor.Ones<double>([2, 1]), 0.7)");

    [Fact]
    public Task A_layer_and_a_loss() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Layer(Tensor<double> w, Tensor<double> b, [NoDiff] Tensor<double> x, [NoDiff] Tensor<double> y)
            {
                var h = Tensor.Relu(Tensor.MatrixMultiply(x, w) + b);
                return Loss.MeanSquaredError(h, y);
            }
        """,
        "GradientCheck.Check((Tensor<double> w, Tensor<double> b) => Models.Layer(w, b, Tensor.Ones<double>([2, 3]), Tensor.Ones<double>([2, 2])), (Tensor<double> w, Tensor<double> b) => Models.LayerBackward(w, b, Tensor.Ones<double>([2, 3]), Tensor.Ones<double>([2, 2])), Tensor.Linspace(-1.0, 1.5, 6).Reshape(3, 2), Tensor.Linspace(0.1, 0.4, 2))");

    [Fact]
    public Task A_recurrence() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Recurrence(Tensor<double> h, Tensor<double> w, int steps)
            {
                for (var step = 0; step < steps; step++)
                    h = Tensor.Tanh(Tensor.MatrixMultiply(h, w) + h);
                return Tensor.Sum(h);
            }
        """,
        "GradientCheck.Check(Models.Recurrence, (Tensor<double> h, Tensor<double> w, int steps) => Models.RecurrenceBackward(h, w, steps), Tensor.Linspace(-1.0, 1.0, 6).Reshape(2, 3), Tensor.Linspace(-0.5, 0.5, 9).Reshape(3, 3), 3)");
}
