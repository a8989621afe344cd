namespace Diff.Examples.Tests;

public sealed class MomentumTests
{
    // The right column and the last line are PyTorch's; so is what plain descent has in common with them, its first step.
    [Fact]
    public void The_costs_with_momentum_are_those_of_PyTorch()
    {
        var (status, output, error) = Example.Run("Momentum");

        Assert.Equal(
            """
            iteration   plain SGD   momentum 0.9
                    0 0.693147181    0.693147181
                    1 0.687379159    0.687379159
                   10 0.653179897    0.615882403
                  100 0.578085543    0.418432475
                  500 0.467288386    0.234308731
                  999 0.414570634    0.147353208
            plain SGD:    W = (0.776328099, -0.515702346), b = -1.028188399
            momentum 0.9: W = (1.481040442, 0.325401517), b = -5.614402076

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(("", 0), (error, status));
    }
}
