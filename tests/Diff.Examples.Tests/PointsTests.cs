using System.Globalization;
using System.Text.RegularExpressions;

namespace Diff.Examples.Tests;

public sealed partial class PointsTests : IDisposable
{
    private const string RoyalBlue = "fill:rgb(65,105,225)";

    private readonly Scratch _scratch = new();

    [Fact]
    public void Training_stops_when_more_than_99_percent_are_right()
    {
        var (status, output, error) = Example.Run("Points", "--pictures", _scratch.Path);

        var states = States(output);
        Assert.InRange(states.Count, 2, 49);
        Assert.All(states[..^1], state => Assert.True(state.Accuracy <= 99));
        Assert.True(states[^1].Accuracy > 99);
        Assert.Equal(Enumerable.Range(0, states.Count).Select(i => 20 * i), states.Select(state => state.Iteration));
        Assert.True(states[^1].Loss < 0.2 * states[0].Loss);
        Assert.Equal(("", 0), (error, status));
    }

    [Fact]
    public void Every_20_iterations_there_is_a_picture_and_one_at_the_end()
    {
        var (_, output, _) = Example.Run("Points", "--pictures", _scratch.Path);

        var expected = States(output).Select(state => $"iteration-{state.Iteration:D3}.svg").Prepend("boundary.svg");
        Assert.Equal(expected, Directory.GetFiles(_scratch.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(_scratch.Path), file =>
        {
            var picture = Picture.Load(file);
            Assert.Equal(200, picture.Dots.Count);
            Assert.Equal(2, picture.Curve.Count);
        });
    }

    [Fact]
    public void A_picture_says_what_the_log_says()
    {
        var (_, output, _) = Example.Run("Points", "--pictures", _scratch.Path);

        var texts = Picture.Load(_scratch.File("iteration-020.svg")).Texts;
        Assert.Contains("Iteration 20", texts);
        Assert.Contains(output.Split('\n')[1]["iteration  20: ".Length..], texts);
    }

    // All blue points but one are below the line, and all red ones above: counted in the picture itself.
    [Fact]
    public void The_last_picture_shows_the_boundary_between_the_classes()
    {
        Example.Run("Points", "--pictures", _scratch.Path);

        var picture = Picture.Load(_scratch.File("boundary.svg"));
        var (start, end) = (picture.Curve[0], picture.Curve[1]);
        var right = picture.Dots.Count(dot =>
        {
            var line = start.Y + ((end.Y - start.Y) * (dot.X - start.X) / (end.X - start.X));
            return (dot.Y > line) == (dot.Fill == RoyalBlue);
        });
        Assert.InRange(right, 199, 200);
    }

    public void Dispose() => _scratch.Dispose();

    private static List<(int Iteration, double Loss, double Accuracy)> States(string output) =>
        [.. State().Matches(output).Select(match => ((int)Number(match.Groups[1].Value), Number(match.Groups[2].Value), Number(match.Groups[3].Value)))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"iteration +(\d+): loss (\S+), w0 \S+, w1 \S+, b \S+, accuracy (\S+) %\n")]
    private static partial Regex State();
}
