using System.IO.Compression;
using Diff.Tests.Data.Formats;
using Xunit;

namespace Diff.Tests.Data;

public class MnistTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 102, 0, 1];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 9, 0];

    [Theory]
    [InlineData("", '-')]
    [InlineData(".gz", '-')]
    [InlineData("", '.')]
    [InlineData(".gz", '.')]
    public void The_four_files(string end, char separator)
    {
        using var files = new TestFiles();
        Write(files, "train", Images, Labels, end, separator);
        Write(files, "t10k", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 255, 0, 0], [0, 0, 8, 1, 0, 0, 0, 1, 5], end, separator);
        var (train, test) = Mnist.Load(files.Directory);
        Assert.Equal(Shape.Create([2, 1, 3]), train.Features.Shape);
        Assert.Equal([0, 0.2f, 1, 0.4f, 0, 1 / 255f], train.Features.ToArray());
        Assert.Equal([9, 0], train.Labels);
        Assert.Equal([1f, 0, 0], test.Features.ToArray());
        Assert.Equal([5], test.Labels);
        Assert.Equal((10, 10), (train.ClassCount, test.ClassCount));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var files = new TestFiles();
        Write(files, "train", Images, Labels);
        Assert.Equal(
            $"Mnist.Load: '{files.Directory}' has no t10k-images-idx3-ubyte, with or without .gz.",
            Assert.Throws<FileNotFoundException>(() => Mnist.Load(files.Directory)).Message);
        Assert.Throws<FileNotFoundException>(() => Mnist.Load(files.PathOf("none")));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9 }, "labels", 4, "1 labels for the 2 images of ")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 9, 10 }, "labels", 9, "the label 10 is above 9")]
    [InlineData(new byte[] { 0, 0, 9, 1, 0, 0, 0, 2, 9, 0 }, "labels", 2, "expected unsigned bytes with 1 axes, found signed bytes with 1")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3 }, "images", 4, "there are no images")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 0 }, "images", 2, "expected unsigned bytes with 3 axes, found unsigned bytes with 1")]
    [InlineData(new byte[] { 0, 0, 13, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "images", 2, "expected unsigned bytes with 3 axes, found floats with 3")]
    [InlineData(new byte[] { }, "images", 0, "the file ends within the magic bytes")]
    public void Files_that_do_not_fit_are_refused(byte[] content, string file, long offset, string problem)
    {
        using var files = new TestFiles();
        Write(files, "train", file == "images" ? content : Images, file == "labels" ? content : Labels);
        var exception = Assert.Throws<TensorFormatException>(() => Mnist.Load(files.Directory));
        Assert.Equal(files.PathOf($"train-{file}-idx{(file == "images" ? 3 : 1)}-ubyte"), exception.File);
        Assert.Equal(offset, exception.Offset);
        Assert.Contains($": {problem}", exception.Message, StringComparison.Ordinal);
    }

    private static void Write(TestFiles files, string part, byte[] images, byte[] labels, string end = "", char separator = '-')
    {
        foreach (var (name, content) in new[] { ($"images{separator}idx3", images), ($"labels{separator}idx1", labels) })
        {
            using var stream = File.Create(files.PathOf($"{part}-{name}-ubyte{end}"));
            using var target = end.Length > 0 ? new GZipStream(stream, CompressionLevel.Optimal) : (Stream)stream;
            target.Write(content);
        }
    }
}
