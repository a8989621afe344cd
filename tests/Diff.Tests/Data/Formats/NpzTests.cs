using System.IO.Compression;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class NpzTests
{
    [Theory]
    [InlineData("stored.npz")]
    [InlineData("deflated.npz")]
    public void Archives_of_NumPy(string name)
    {
        var tensors = Npz.Load<float>(Fixture(name));
        Assert.Equal(["w", "layer/b", "fortran"], tensors.Keys);
        Assert.Equal([0.5f, -1, 2, 3, 4.25f, 1e30f], tensors["w"].ToArray());
        Assert.Equal([0f, 1, 2], tensors["layer/b"].ToArray());
        Assert.True(Tensor.AllEqual(Tensor.Arange(24f).Reshape(2, 3, 4), tensors["fortran"]));
    }

    [Fact]
    public void Arrays_are_read_by_name_whatever_the_others_are()
    {
        using var file = Npz.Open(Fixture("mixed.npz"));
        Assert.Equal(["f8", "all-u1", "object"], file.Names);
        Assert.Equal([0f, 1, 2, 100], file.Read<float>("all-u1", convert: true).ToArray());
        Assert.Equal(4.25, file.Read<double>("f8")[1, 1]);
        Assert.Equal(4.25, file.Read<double>("f8")[1, 1]);
        Assert.Equal(
            $"{Fixture("mixed.npz")}:object, byte 20: the array holds Python objects, which only unpickling could read: that is never done",
            Assert.Throws<TensorFormatException>(() => file.Read<double>("object")).Message);
        Assert.Equal(
            $"{Fixture("mixed.npz")} has no array 'x'; it has f8, all-u1, object",
            Assert.Throws<KeyNotFoundException>(() => file.Read<double>("x")).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_saved_is_loaded(bool compress)
    {
        using var files = new TestFiles();
        var path = files.PathOf("x.npz");
        var tensors = new Dictionary<string, Tensor<double>>
        {
            ["large"] = Tensor.Arange(50_001.0),
            ["a.npy"] = Tensor.Scalar(1.0),
            ["A.npy"] = Tensor.Zeros<double>(0, 2),
            ["größe/ß"] = Tensor.Ones<double>(2, 2),
        };
        Npz.Save(path, tensors, compress);
        var loaded = Npz.Load<double>(path);
        Assert.Equal(tensors.Keys, loaded.Keys);
        Assert.All(tensors, tensor => Assert.True(Tensor.AllEqual(tensor.Value, loaded[tensor.Key])));

        var first = File.ReadAllBytes(path);
        Npz.Save(path, tensors, compress);
        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal(!compress, first.Length > 50_001 * sizeof(double));
    }

    [Fact]
    public void Arrays_in_archives_are_what_NumPy_saves()
    {
        using var files = new TestFiles();
        Npz.Save(files.PathOf("x.npz"), new Dictionary<string, Tensor<float>> { ["w"] = Npy.Load<float>(Fixture("f4.npy")) });
        using var archive = ZipFile.OpenRead(files.PathOf("x.npz"));
        using var content = archive.GetEntry("w.npy")!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        Assert.Equal(File.ReadAllBytes(Fixture("f4.npy")), bytes.ToArray());
    }

    [Fact]
    public void An_archive_of_nothing()
    {
        using var files = new TestFiles();
        Npz.Save(files.PathOf("x.npz"), new Dictionary<string, Tensor<float>>());
        Assert.Empty(Npz.Load<float>(files.PathOf("x.npz")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("a\0b")]
    public void Names_that_lead_elsewhere_are_not_saved(string name)
    {
        using var files = new TestFiles();
        Assert.Throws<ArgumentException>(
            () => Npz.Save(files.PathOf("x.npz"), new Dictionary<string, Tensor<float>> { [name] = Tensor.Zeros<float>(1) }));
        Assert.Empty(Directory.GetFiles(files.Directory));
    }
}
