using Diff;

namespace Basics;

internal static partial class Stop
{
    [Differentiable]
    public static double Whole(double x) => Math.Pow(x, 2) + Math.Pow(x, 3);

    [Differentiable]
    public static double Stopped(double x) => Math.Pow(x, 2) + Ad.StopGradient(Math.Pow(x, 3));

    public static void Run()
    {
        Console.WriteLine($"x^2 + x^3 at 1: {Whole(1)}, derivative {WholeBackward(1).X}");
        Console.WriteLine($"x^2 + StopGradient(x^3): {Stopped(1)}, derivative {StoppedBackward(1).X}");
    }
}
