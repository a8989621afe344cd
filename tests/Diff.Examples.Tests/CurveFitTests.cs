using System.Globalization;
using System.Text.RegularExpressions;

namespace Diff.Examples.Tests;

public sealed partial class CurveFitTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public void Without_noise_the_iterates_are_those_of_PyTorch()
    {
        var (status, output, error) = Example.Run("CurveFit", "--noise", "0", "--pictures", _scratch.Path);

        // To 12 digits of the 15: the last depend on the order of a sum, and so on the machine's vectors.
        Assert.Equal(
            [
                ("step   1", 0.130453870405, 0.302020202020), ("step   2", 0.247921822748, 0.569402073767),
                ("step 800", 2.997293287286, 2.001002837341),
            ],
            Iterates(output).Where(iterate => iterate.Step is "step   1" or "step   2" or "step 800")
                .Select(iterate => (iterate.Step, Math.Round(iterate.Compiled.W, 12), Math.Round(iterate.Compiled.B, 12))));
        Assert.Equal(("", 0), (error, status));
    }

    [Fact]
    public void By_hand_and_compiled_the_iterates_are_the_same()
    {
        var (_, output, _) = Example.Run("CurveFit", "--pictures", _scratch.Path);

        var iterates = Iterates(output).ToList();
        Assert.Equal(5, iterates.Count);
        Assert.All(iterates, iterate =>
        {
            Assert.Equal(iterate.ByHand.W, iterate.Compiled.W, 1e-12);
            Assert.Equal(iterate.ByHand.B, iterate.Compiled.B, 1e-12);
        });

        // 0.2 of uniform noise are 0.1 on average.
        Assert.Equal(3, iterates[^1].Compiled.W, 0.05);
        Assert.Equal(2.1, iterates[^1].Compiled.B, 0.02);
    }

    [Fact]
    public void The_loss_is_drawn_and_falls()
    {
        Example.Run("CurveFit", "--pictures", _scratch.Path);

        // Steps that would be on the same pixels are left out.
        var curve = Picture.Load(_scratch.File("loss.svg")).Curve;
        Assert.InRange(curve.Count, 200, 801);
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.X < pair.Second.X && pair.First.Y <= pair.Second.Y));
    }

    [Fact]
    public void The_fit_is_drawn_through_what_was_given()
    {
        var (_, output, _) = Example.Run("CurveFit", "--noise", "0", "--pictures", _scratch.Path);

        var picture = Picture.Load(_scratch.File("fit.svg"));
        Assert.Equal(100, picture.Dots.Count);
        Assert.All(picture.Curve, place => Assert.Contains(picture.Dots, dot => Math.Abs(dot.X - place.X) < 0.01 && Math.Abs(dot.Y - place.Y) < 1));
        var (_, _, fitted) = Iterates(output).Last();
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{fitted.W:F4} x² + {fitted.B:F4}"), picture.Texts);
    }

    [Theory]
    [InlineData("there is no option '--noises'", "--noises", "1")]
    [InlineData("--noise needs a value", "--noise")]
    [InlineData("--pictures needs a value", "--pictures", "")]
    [InlineData("--noise must be a number from 0, not '0,5'", "--noise", "0,5")]
    [InlineData("--noise must be a number from 0, not '-1'", "--noise", "-1")]
    [InlineData("--noise must be a number from 0, not 'NaN'", "--noise", "NaN")]
    [InlineData("--noise must be a number from 0, not 'Infinity'", "--noise", "Infinity")]
    [InlineData("--noise must be a number from 0, not 'much'", "--noise", "much")]
    public void A_command_line_that_makes_no_sense_is_refused(string problem, params string[] arguments) =>
        Assert.Equal((2, "", $"{problem}; the options are --noise SIZE, --pictures DIRECTORY\n"), Example.Run("CurveFit", arguments));

    [Fact]
    public void A_directory_that_is_a_file_is_refused()
    {
        File.WriteAllText(_scratch.File("taken"), "");

        var (status, output, error) = Example.Run("CurveFit", "--pictures", _scratch.File("taken"));

        Assert.Contains("taken", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
        Assert.Equal(("", 1), (output, status));
    }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<(string Step, (double W, double B) ByHand, (double W, double B) Compiled)> Iterates(string output) =>
        Iterate().Matches(output).Select(match => (match.Groups[1].Value, (Number(match, 2), Number(match, 3)), (Number(match, 4), Number(match, 5))));

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(step +\d+) by hand:  w = (\S+), b = (\S+)\n +compiled: w = (\S+), b = (\S+)\n")]
    private static partial Regex Iterate();
}
