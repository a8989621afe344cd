using System.IO.Compression;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class IdxTests
{
    [Theory]
    [InlineData("images.idx")]
    [InlineData("images.idx.gz")]
    public void Images(string name)
    {
        var images = Idx.Load<float>(Fixture(name), convert: true);
        Assert.Equal(Shape.Create([2, 3, 4]), images.Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)(i * 10)), images.ToArray());
    }

    [Theory]
    [InlineData("labels.idx", new double[] { 7, 2 })]
    [InlineData("bytes.idx", new double[] { -128, 127 })]
    [InlineData("shorts.idx", new double[] { -300, 300 })]
    [InlineData("ints.idx", new double[] { -70000, 70000 })]
    [InlineData("floats.idx", new double[] { 0.1f, -1e30f })]
    [InlineData("doubles.idx", new[] { 0.1, -1e300 })]
    public void All_types(string name, double[] expected) => Assert.Equal(expected, Idx.Load<double>(Fixture(name), convert: true).ToArray());

    [Fact]
    public void Numbers_of_the_right_type_need_no_conversion()
    {
        Assert.Equal([0.1f, -1e30f], Idx.Load<float>(Fixture("floats.idx")).ToArray());
        Assert.Equal(
            $"{Fixture("images.idx")}, byte 16: the elements are unsigned bytes, not Single; convert: true converts them",
            Assert.Throws<TensorFormatException>(() => Idx.Load<float>(Fixture("images.idx"))).Message);
    }

    [Theory]
    [InlineData(new byte[] { }, ", byte 0: the file ends within the magic bytes")]
    [InlineData(new byte[] { 0, 0, 8 }, ", byte 3: the file ends within the magic bytes")]
    [InlineData(new byte[] { 1, 0, 8, 1 }, ", byte 0: not an IDX file: it does not start with two zero bytes")]
    [InlineData(new byte[] { 0, 0, 10, 1 }, ", byte 2: the type 0A is not known")]
    [InlineData(new byte[] { 0, 0, 8, 255 }, ", byte 3: the array has 255 axes; more than 64 are not read")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, ", byte 8: the file ends within the lengths of the axes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, ", byte 8: axis 0 has the length 4294967295")]
    [InlineData(new byte[] { 0, 0, 8, 1, 127, 0, 0, 0, 1 }, ", byte 8: the data has 2130706432 bytes, but the file has only 1 more")]
    [InlineData(new byte[] { 0, 0, 8, 2, 127, 0, 0, 0, 127, 0, 0, 0 },
        ", byte 12: shape [2130706432, 2130706432] has more elements than an array can hold (2147483591)")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1 }, ", byte 8: the data has 2 bytes, but the file has only 1 more")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3 }, ", byte 10: more bytes follow the data")]
    public void Hostile_files(byte[] content, string message) =>
        AssertRefused(message, content, path => Idx.Load<float>(path, convert: true));

    [Fact]
    public void Hostile_compressed_files()
    {
        AssertRefused(", byte 8: the file ends within the data", Compress([0, 0, 8, 1, 127, 0, 0, 0]), path => Idx.Load<float>(path, convert: true));
        AssertRefused(
            ", byte 16392: the file ends within the data",
            Compress([0, 0, 8, 1, 127, 0, 0, 0, .. new byte[16384]]), path => Idx.Load<float>(path, convert: true));
        AssertRefused(
            ", byte 10: more bytes follow the data",
            Compress([0, 0, 8, 1, 0, 0, 0, 2, .. new byte[10_000_000]]), path => Idx.Load<float>(path, convert: true));
        AssertRefused(", byte 0: the file ends within the magic bytes", Compress([]), path => Idx.Load<float>(path, convert: true));
    }

    [Fact]
    public void Damaged_compressed_data_is_refused()
    {
        using var files = new TestFiles();
        var content = File.ReadAllBytes(Fixture("images.idx.gz"));
        content[^6] ^= 1; // of the checksum
        Assert.Contains("damaged", Assert.Throws<TensorFormatException>(() => Idx.Load<float>(files.Write("x", content), convert: true)).Message);
    }

    [Fact]
    public void Arrays_may_be_empty_or_have_no_axes()
    {
        using var files = new TestFiles();
        Assert.Equal(Shape.Create([0, 2]), Idx.Load<float>(files.Write("x", [0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 2]), convert: true).Shape);
        Assert.Equal(5, Idx.Load<float>(files.Write("x", [0, 0, 8, 0, 5]), convert: true).ToScalar());
    }

    private static byte[] Compress(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var stream = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(content);
        return bytes.ToArray();
    }
}
