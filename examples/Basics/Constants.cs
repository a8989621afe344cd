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

    // The record that LineBackward returns has a property for each value that has a gradient: W and B. x is held constant, and y is nobody's business.
    public static void Run() => Console.WriteLine(LineBackward(w: 3, b: 1, x: 2));
}
