using Diff;

namespace Basics;

internal static partial class Constants
{
    [Differentiable]
    public static double Line(double w, double b, [NoDiff] double x)
    {
        var y = w * x;
        return y + b;
    }

    // Gradients are properties of what LineBackward returns. There is none for x, which is held constant, and none for y, which is no parameter.
    public static void Run() => Console.WriteLine(LineBackward(w: 3, b: 1, x: 2));
}
