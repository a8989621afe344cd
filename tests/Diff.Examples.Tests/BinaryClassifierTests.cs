namespace Diff.Examples.Tests;

public sealed class BinaryClassifierTests
{
    [Fact]
    public void The_costs_are_those_of_PyTorch()
    {
        var (status, output, error) = Example.Run("BinaryClassifier");

        Assert.Equal(
            """
            Epoch    0/100 Cost: 0.693147 Accuracy 50.00%
            Epoch   10/100 Cost: 0.504528 Accuracy 66.67%
            Epoch   20/100 Cost: 0.404800 Accuracy 66.67%
            Epoch   30/100 Cost: 0.348294 Accuracy 83.33%
            Epoch   40/100 Cost: 0.307610 Accuracy 83.33%
            Epoch   50/100 Cost: 0.277385 Accuracy 83.33%
            Epoch   60/100 Cost: 0.253385 Accuracy 100.00%
            Epoch   70/100 Cost: 0.233078 Accuracy 100.00%
            Epoch   80/100 Cost: 0.215624 Accuracy 100.00%
            Epoch   90/100 Cost: 0.200504 Accuracy 100.00%
            Epoch  100/100 Cost: 0.187309 Accuracy 100.00%

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(("", 0), (error, status));
    }
}
