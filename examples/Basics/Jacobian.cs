using Diff;

namespace Basics;

internal static partial class Jacobian
{
    [Differentiable]
    public static double[] Map(double[] x) => [x[0] * x[0] + 3 * x[1], x[1] * x[1] + 2 * x[0]];

    public static void Run()
    {
        double[] x = [2, 3];
        Console.WriteLine($"both outputs together: ({string.Join(", ", MapBackward(x, upstream: [1, 1]).X)})");

        // An upstream of 1 for one output and 0 for the others picks that output's row.
        Console.WriteLine($"dy0/dx = ({string.Join(", ", MapBackward(x, upstream: [1, 0]).X)})");
        Console.WriteLine($"dy1/dx = ({string.Join(", ", MapBackward(x, upstream: [0, 1]).X)})");
    }
}
