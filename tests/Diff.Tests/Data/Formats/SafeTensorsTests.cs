using System.Text;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class SafeTensorsTests
{
    [Fact]
    public void All_tensors_of_a_file()
    {
        var tensors = SafeTensors.Load<float>(Fixture("f32.safetensors"));
        Assert.Equal(["bias", "größe", "nothing", "weight"], tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([0.5f, -1, 2, 3, 4.25f, 1e30f], tensors["weight"].ToArray());
        Assert.Equal(Shape.Create([2, 3]), tensors["weight"].Shape);
        Assert.Equal([0f, 1, 2], tensors["bias"].ToArray());
        Assert.Equal(7, tensors["größe"].ToScalar());
        Assert.Equal(Shape.Create([0, 4]), tensors["nothing"].Shape);
    }

    [Fact]
    public void Tensors_by_name_and_what_the_header_says()
    {
        using var file = SafeTensors.Open(Fixture("f32.safetensors"));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal("nobody \"at\" all", file.Metadata["author"]);
        Assert.Equal(("weight", "F32"), (file.Tensors["weight"].Name, file.Tensors["weight"].DType));
        Assert.Equal([2, 3], file.Tensors["weight"].Shape);
        Assert.Equal(4.25f, file.Read<float>("weight")[1, 1]);
        Assert.Equal([0f, 1, 2], file.Read<float>("bias").ToArray());
        Assert.Equal(4.25, file.Read<double>("weight", convert: true)[1, 1]);
        Assert.Equal(
            $"{Fixture("f32.safetensors")} has no tensor 'Bias'; it has bias, größe, nothing, weight",
            Assert.Throws<KeyNotFoundException>(() => file.Read<float>("Bias")).Message);
    }

    [Fact]
    public void Only_the_asked_tensor_is_read()
    {
        using var files = new TestFiles();
        var path = files.PathOf("x.safetensors");
        SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["large"] = Tensor.Zeros<float>(1_000_000), ["small"] = Tensor.Ones<float>(2) });
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var file = SafeTensors.Open(path))
            Assert.Equal([1f, 1], file.Read<float>("small").ToArray());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Theory]
    [InlineData("f64", new[] { 0.1, -3 })]
    [InlineData("f32", new double[] { 0.1f, -3 })]
    [InlineData("f16", new[] { 0.5, -3 })]
    [InlineData("bf16", new[] { 1, -2.5, 9.953037915854457E+29 })]
    [InlineData("i64", new double[] { -1, 1L << 40 })]
    [InlineData("u8", new double[] { 0, 255 })]
    [InlineData("bool", new double[] { 0, 1 })]
    public void Other_elements_are_converted_on_request(string name, double[] expected)
    {
        using var file = SafeTensors.Open(Fixture("mixed.safetensors"));
        Assert.Equal(expected, file.Read<double>(name, convert: true).ToArray());
        Assert.Equal(expected.Select(x => (float)x), file.Read<float>(name, convert: true).ToArray());
        if (name != "f64")
            Assert.Throws<TensorFormatException>(() => file.Read<double>(name));
    }

    [Fact]
    public void Elements_that_are_no_numbers_here_are_refused()
    {
        var path = Fixture("mixed.safetensors");
        using var file = SafeTensors.Open(path);
        Assert.Equal("F8_E4M3", file.Tensors["f8"].DType);
        Assert.Equal(
            $"{path}:f8, byte {new FileInfo(path).Length - 4}: elements of dtype F8_E4M3 cannot be converted to Single",
            Assert.Throws<TensorFormatException>(() => file.Read<float>("f8", convert: true)).Message);
        Assert.EndsWith(
            ": the elements are I64, not Single; convert: true converts them",
            Assert.Throws<TensorFormatException>(() => file.Read<float>("i64")).Message, StringComparison.Ordinal);
        Assert.Throws<TensorFormatException>(() => SafeTensors.Load<float>(path));
    }

    [Fact]
    public void What_is_saved_is_what_the_formats_library_writes()
    {
        using var files = new TestFiles();
        var path = files.PathOf("x.safetensors");
        var tensors = new Dictionary<string, Tensor<double>> { ["w"] = Tensor.Create([1.0, 2], 1, 2), ["\"ß\n"] = Tensor.Scalar(3.0) };
        SafeTensors.Save(path, tensors, new Dictionary<string, string> { ["format"] = "pt" });

        var header = """
            {"__metadata__":{"format":"pt"},"\"ß\n":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F64","shape":[1,2],"data_offsets":[8,24]}}
            """;
        var text = Encoding.UTF8.GetBytes(header);
        var padding = (8 - (text.Length % 8)) % 8;
        Assert.NotEqual(0, padding);
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)text.Length + padding), .. text, .. Enumerable.Repeat((byte)' ', padding),
            .. BitConverter.GetBytes(3.0), .. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(2.0),
        ];
        Assert.Equal(expected, File.ReadAllBytes(path));
        Assert.Equal(3.0, SafeTensors.Load<double>(path)["\"ß\n"].ToScalar());
    }

    [Fact]
    public void Saved_again_a_file_stays_as_it_is()
    {
        using var files = new TestFiles();
        using (var file = SafeTensors.Open(Fixture("f32.safetensors")))
            SafeTensors.Save(files.PathOf("copy"), SafeTensors.Load<float>(Fixture("f32.safetensors")), file.Metadata);
        Assert.Equal(File.ReadAllBytes(Fixture("f32.safetensors")), File.ReadAllBytes(files.PathOf("copy")));
    }

    [Fact]
    public void A_file_of_nothing()
    {
        using var files = new TestFiles();
        SafeTensors.Save(files.PathOf("x"), new Dictionary<string, Tensor<float>>());
        Assert.Equal([8, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8], File.ReadAllBytes(files.PathOf("x")));
        Assert.Empty(SafeTensors.Load<float>(files.PathOf("x")));
    }

    [Fact]
    public void Names_that_no_file_can_have_are_refused()
    {
        using var files = new TestFiles();
        var path = files.PathOf("x");
        var tensor = Tensor.Zeros<float>(1);
        Assert.Throws<ArgumentException>(() => SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["__metadata__"] = tensor }));
        Assert.Throws<ArgumentException>(() => SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["\ud800"] = tensor }));
        Assert.Empty(Directory.GetFiles(files.Directory));
    }

    [Fact]
    public void Threads_may_read_at_once()
    {
        using var files = new TestFiles();
        var path = files.PathOf("x");
        SafeTensors.Save(path, Enumerable.Range(0, 50).ToDictionary(i => $"t{i}", i => Tensor.Full((float)i, 5000)));
        using var file = SafeTensors.Open(path);
        Parallel.For(0, 500, i => Assert.False(file.Read<float>($"t{i % 50}").AsSpan().ContainsAnyExcept(i % 50)));
    }
}
