using Diff;

namespace Basics;

internal static partial class Accumulation
{
    [Differentiable]
    public static double Product(double w, [NoDiff] double x) => (x + w) * (w + 1);

    public static void Run()
    {
        // There is no graph that the first call could use up, and so none to retain for the second.
        Console.WriteLine($"dy/dw = {ProductBackward(1, 2).W}, and once more: {ProductBackward(1, 2).W}");

        // Nothing is added to what an earlier call gave, and so there is nothing to set to zero.
        var sum = 0.0;
        for (var call = 1; call <= 4; call++)
        {
            var gradient = ProductBackward(1, 2).W;
            sum += gradient;
            Console.WriteLine($"call {call}: {gradient}, added up {sum}");
        }
    }
}
