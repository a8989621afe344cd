using Diff;

namespace Basics;

internal static partial class Activations
{
    [Differentiable]
    public static Tensor<double> LeakyRelu(Tensor<double> x) => Tensor.LeakyRelu(x);

    [Differentiable]
    public static Tensor<double> Selu(Tensor<double> x) => Tensor.Selu(x);

    [Differentiable]
    public static Tensor<double> Softplus(Tensor<double> x) => Tensor.Softplus(x);

    public static void Run()
    {
        var x = Tensor.Create([-2, -1, 0, 1, 2.0]);
        var ones = Tensor.Ones<double>(x.Shape);
        var (leaky, leakyGradient) = LeakyReluBackward(x, ones);
        var (selu, seluGradient) = SeluBackward(x, ones);
        var (softplus, softplusGradient) = SoftplusBackward(x, ones);

        Console.WriteLine("   x   LeakyReLU gradient       SELU gradient   Softplus gradient");
        for (var i = 0; i < x.Length; i++)
        {
            Console.WriteLine(
                $"{x[i],4:F1}  {leaky[i],10:F6} {leakyGradient[i],8:F6} {selu[i],10:F6} {seluGradient[i],8:F6} {softplus[i],10:F6} {softplusGradient[i],8:F6}");
        }
    }
}
