using System.Runtime.Intrinsics;
using Diff.Kernels;
using Xunit;

namespace Diff.Tests.Kernels;

/// <summary>Processors that scale by powers of 2 themselves do so in the other tests; here is what the others do.</summary>
public class ScalingTests
{
    [Fact]
    public void Floats_are_scaled_in_steps_as_at_once()
    {
        foreach (var x in (float[])[0.7f, 1, 1.4f, -1.3333334f])
        {
            for (var n = -160; n <= 130; n++)
                Assert.Equal(MathF.ScaleB(x, n), Lanes128Math.ScaleInSteps(Vector128.Create(x), Vector128.Create((float)n))[0]);
        }
    }

    [Fact]
    public void Doubles_are_scaled_in_steps_as_at_once()
    {
        foreach (var x in (double[])[0.7, 1, 1.4, -1.3333333333333333])
        {
            for (var n = -1100; n <= 1030; n++)
                Assert.Equal(Math.ScaleB(x, n), Lanes128Math.ScaleInSteps(Vector128.Create(x), Vector128.Create((double)n))[0]);
        }
    }
}
