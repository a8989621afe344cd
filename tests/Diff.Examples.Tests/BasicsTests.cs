namespace Diff.Examples.Tests;

public sealed class BasicsTests
{
    [Theory]
    [InlineData(
        "accumulation",
        """
        dy/dw = 5, and once more: 5
        call 1: 5, added up 5
        call 2: 5, added up 10
        call 3: 5, added up 15
        call 4: 5, added up 20
        """)]
    [InlineData(
        "weights",
        """
        outputs weighted (1, 0): dw = 5
        outputs weighted (0, 1): dw = 2
        outputs weighted (1, 2): dw = 9
        """)]
    [InlineData(
        "mean",
        """
        value 27, its gradient:
        [[4.5, 4.5],
         [4.5, 4.5]]
        """)]
    [InlineData(
        "stop",
        """
        x^2 + x^3 at 1: 2, derivative 5
        x^2 + StopGradient(x^3): 2, derivative 2
        """)]
    [InlineData("constants", "LineGradient { Value = 7, W = 2, B = 1 }")]
    [InlineData(
        "jacobian",
        """
        both outputs together: (6, 9)
        dy0/dx = (4, 3)
        dy1/dx = (2, 6)
        """)]
    [InlineData(
        "entropy",
        """
        H(p) = 0.801818552543337, H(p, q) = 0.886941378500559, KL(p | q) = 0.085122825957222
        H(p) + KL(p | q) = 0.886941378500559
        loss step by step 0.285104111700061, at once 0.285104111700061
        gradient of row 0: (-0.170499430557, 0.121216485352, 0.049282945205), at once (-0.170499430557, 0.121216485352, 0.049282945205)
        gradient of row 1: (0.058057267337, -0.071011594696, 0.012954327359), at once (0.058057267337, -0.071011594696, 0.012954327359)
        """)]
    [InlineData(
        "activations",
        """
           x   LeakyReLU gradient       SELU gradient   Softplus gradient
        -2.0   -0.020000 0.010000  -1.520166 0.237933   0.126928 0.119203
        -1.0   -0.010000 0.010000  -1.111331 0.646769   0.313262 0.268941
         0.0    0.000000 0.010000   0.000000 1.758099   0.693147 0.500000
         1.0    1.000000 1.000000   1.050701 1.050701   1.313262 0.731059
         2.0    2.000000 1.000000   2.101402 1.050701   2.126928 0.880797
        """)]
    public void A_lesson_has_its_numbers(string name, string expected)
    {
        var (status, output, error) = Example.Run("Basics", name);

        Assert.Equal(("", 0), (error, status));
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', output.Split('\n')[1..]).TrimEnd('\n'));
    }

    [Fact]
    public void Without_a_name_all_lessons_are_given()
    {
        var (status, output, error) = Example.Run("Basics");

        var headings = output.Split('\n').Where(line => line.StartsWith("== ", StringComparison.Ordinal)).Select(line => line[3..line.IndexOf(':')]);
        Assert.Equal(["accumulation", "weights", "mean", "stop", "constants", "jacobian", "entropy", "activations"], headings);
        Assert.Equal(("", 0), (error, status));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("mean", "stop")]
    public void Anything_else_is_answered_with_the_names(params string[] arguments) => Assert.Equal(
        (2, "", "usage: Basics [accumulation | weights | mean | stop | constants | jacobian | entropy | activations]\n"),
        Example.Run("Basics", arguments));
}
