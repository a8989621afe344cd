using System.Globalization;
using System.Text.RegularExpressions;

namespace Diff.Examples.Tests;

public sealed partial class MnistTests : IDisposable
{
    private const string Options = "the options are --data DIRECTORY, --model raw|composed, --epochs COUNT, --seed NUMBER";

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("raw", 4, 60)]
    [InlineData("composed", 4, 50)]
    public void The_digits_that_it_draws_are_learned(string model, int epochs, int least)
    {
        var (status, output, error) = Example.Run("Mnist", "--model", model, "--epochs", $"{epochs}");

        var accuracies = TestLine().Matches(output).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) / 10.0).ToList();
        Assert.StartsWith("These digits are drawn by the program itself.", output, StringComparison.Ordinal);
        Assert.Equal(epochs, accuracies.Count);
        Assert.True(accuracies[^1] > least, output);
        Assert.Equal(("", 0), (error, status));
    }

    [Theory]
    [InlineData("raw", "")]
    [InlineData("composed", "")]
    [InlineData("composed", ".gz")]
    public void Files_are_trained_on_and_logged(string model, string ending)
    {
        IdxFiles.Write(_scratch, ending);

        var (status, output, error) = Example.Run("Mnist", "--data", _scratch.Path, "--model", model, "--epochs", "2", "--seed", "3");

        Assert.Matches(
            """
            ^Train Epoch: 0 \[0/400 \(0%\)\]\tLoss: \d\.\d{6}

            Test set: Average loss: \d\.\d{4}, Accuracy: \d+/100 \(\d+%\)

            Train Epoch: 1 \[0/400 \(0%\)\]\tLoss: \d\.\d{6}

            Test set: Average loss: \d\.\d{4}, Accuracy: \d+/100 \(\d+%\)

            \z
            """.ReplaceLineEndings("\n"),
            output);
        Assert.Equal(("", 0), (error, status));
    }

    [Fact]
    public void Compressed_files_are_the_same_data()
    {
        IdxFiles.Write(_scratch);
        var plain = Example.Run("Mnist", "--data", _scratch.Path, "--epochs", "1");
        foreach (var file in Directory.GetFiles(_scratch.Path))
            File.Delete(file);
        IdxFiles.Write(_scratch, ".gz");

        Assert.Equal(plain, Example.Run("Mnist", "--data", _scratch.Path, "--epochs", "1"));
    }

    [Fact]
    public void Every_100_batches_there_is_a_line()
    {
        var images = new byte[20_200 * 28 * 28];
        IdxFiles.Write(_scratch);
        IdxFiles.Write(_scratch.File("train-images-idx3-ubyte"), images, 20_200, 28, 28);
        IdxFiles.Write(_scratch.File("train-labels-idx1-ubyte"), new byte[20_200], 20_200);

        var (_, output, _) = Example.Run("Mnist", "--data", _scratch.Path, "--epochs", "1");

        Assert.Equal(
            ["[0/20200 (0%)]", "[20000/20200 (99%)]"],
            TrainLine().Matches(output).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void A_directory_without_the_files_is_refused()
    {
        var (status, output, error) = Example.Run("Mnist", "--data", _scratch.Path);

        Assert.Equal($"Mnist.Load: '{_scratch.Path}' has no train-images-idx3-ubyte, with or without .gz.\n", error);
        Assert.Equal(("", 1), (output, status));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void A_file_that_ends_too_early_is_refused(string ending)
    {
        IdxFiles.Write(_scratch, ending);
        var path = _scratch.File($"t10k-images-idx3-ubyte{ending}");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);

        RequireRefusal("t10k-images-idx3-ubyte");
    }

    [Fact]
    public void A_label_beyond_9_is_refused()
    {
        IdxFiles.Write(_scratch);
        var labels = new byte[IdxFiles.TrainCount];
        labels[17] = 10;
        IdxFiles.Write(_scratch.File("train-labels-idx1-ubyte"), labels, labels.Length);

        RequireRefusal("train-labels-idx1-ubyte, byte 25: the label 10 is above 9");
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        IdxFiles.Write(_scratch, size: 27);

        RequireRefusal("images of 28 x 28 pixels are needed, and these have shape [400, 27, 27]");
    }

    [Theory]
    [InlineData("--model must be raw or composed, not 'cooked'", "--model", "cooked")]
    [InlineData("--epochs must be a number from 1, not '0'", "--epochs", "0")]
    [InlineData("--seed must be a number from 0, not 'x'", "--seed", "x")]
    [InlineData("there is no option '--help'", "--help")]
    public void A_command_line_that_makes_no_sense_is_refused(string problem, params string[] arguments) =>
        Assert.Equal((2, "", $"{problem}; {Options}\n"), Example.Run("Mnist", arguments));

    public void Dispose() => _scratch.Dispose();

    // One line, and nothing was trained.
    private void RequireRefusal(string problem)
    {
        var (status, output, error) = Example.Run("Mnist", "--data", _scratch.Path);

        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
        Assert.Equal(("", 1), (output, status));
    }

    [GeneratedRegex(@"^Test set: Average loss: \d\.\d{4}, Accuracy: (\d+)/1000 \(\d+%\)$", RegexOptions.Multiline)]
    private static partial Regex TestLine();

    [GeneratedRegex(@"^Train Epoch: 0 (\[\d+/\d+ \(\d+%\)\])\tLoss: \d\.\d{6}$", RegexOptions.Multiline)]
    private static partial Regex TrainLine();
}
