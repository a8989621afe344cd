using Diff;

namespace Basics;

internal static partial class Mean
{
    [Differentiable]
    public static double Polynomial(Tensor<double> x)
    {
        var y = x + 2;
        return Tensor.Mean(3 * y * y);
    }

    public static void Run()
    {
        var (value, dx) = PolynomialBackward(Tensor.Ones<double>(2, 2));
        Console.WriteLine($"value {value}, its gradient:");
        Console.WriteLine(dx);
    }
}
