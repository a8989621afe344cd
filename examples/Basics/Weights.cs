using Diff;

namespace Basics;

internal static partial class Weights
{
    [Differentiable]
    public static (double Product, double Sum) Outputs(double w, [NoDiff] double x) => ((x + w) * (w + 1), (x + w) + (w + 1));

    public static void Run()
    {
        foreach (var upstream in new[] { (1.0, 0.0), (0.0, 1.0), (1.0, 2.0) })
            Console.WriteLine($"outputs weighted {upstream}: dw = {OutputsBackward(1, 2, upstream).W}");
    }
}
