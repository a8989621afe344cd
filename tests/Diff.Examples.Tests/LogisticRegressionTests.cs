namespace Diff.Examples.Tests;

public sealed class LogisticRegressionTests : IDisposable
{
    private const string Name = "LogisticRegression";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    [Fact]
    public void The_students_are_learned_to_the_last_digit()
    {
        var (status, output, error) = Example.Run(Name);

        Assert.Equal("", error);
        Assert.Equal(
            """
            Epoch    0/1000 Cost: 0.693147
            Epoch  100/1000 Cost: 0.232941
            Epoch  200/1000 Cost: 0.147042
            Epoch  300/1000 Cost: 0.107431
            Epoch  400/1000 Cost: 0.084848
            Epoch  500/1000 Cost: 0.070247
            Epoch  600/1000 Cost: 0.060012
            Epoch  700/1000 Cost: 0.052428
            Epoch  800/1000 Cost: 0.046575
            Epoch  900/1000 Cost: 0.041916
            Epoch 1000/1000 Cost: 0.038117
            W = (2.629655419807, 1.168488584810), b = -11.561606228564
            h = 0.001365, 0.057496, 0.075568, 0.921469, 0.993893, 0.998577
            predictions = False, False, False, True, True, True
            The model has an accuracy of 100.00% for the training set.

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(0, status);
    }

    [Fact]
    public void A_file_of_ones_own_is_learned()
    {
        File.WriteAllText(_file, "x,passed\n0,0\n1,0\n2,1\n3,1\n");

        var (status, output, error) = Example.Run(Name, _file);

        Assert.Equal("", error);
        Assert.Contains("accuracy of 100.00%", output, StringComparison.Ordinal);
        Assert.Equal(0, status);
    }

    // Nothing is trained before the whole file has been read: standard output stays empty.
    [Theory]
    [InlineData("a,b,passed\n1,2,0\n2,three,1\n", "(3): column 2: 'three' is not a number")]
    [InlineData("a,b,passed\n1,2,0\n\n2,3\n", "(4): expected 3 columns, found 2")]
    [InlineData("a,b,passed\n1,,0\n", "(2): column 2 is empty")]
    [InlineData("a,b,passed\n1,2,0\n2,3,0.5\n", "(3): the label in the last column must be 0 or 1, not 0.5")]
    [InlineData("passed\n1\n", "(2): expected at least one column of features and the label")]
    [InlineData("a,b,passed\n", "(1): the file has no rows of data")]
    [InlineData("", "(1): the file has no rows of data")]
    public void A_malformed_file_is_refused_with_line_and_reason(string text, string problem)
    {
        File.WriteAllText(_file, text);

        Assert.Equal((1, "", $"{_file}{problem}\n"), Example.Run(Name, _file));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var (status, output, error) = Example.Run(Name, _file);

        Assert.Contains(_file, error, StringComparison.Ordinal);
        Assert.Equal(("", 1), (output, status));
    }

    [Fact]
    public void Two_arguments_are_one_too_many()
    {
        var (status, output, error) = Example.Run(Name, "a.csv", "b.csv");

        Assert.Equal("usage: LogisticRegression [file.csv]\n", error);
        Assert.Equal(("", 2), (output, status));
    }

    public void Dispose() => File.Delete(_file);
}
