using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

/// <summary>Files that NumPy wrote, and files that are what NumPy would write.</summary>
public class NpyTests
{
    private static readonly double[] Matrix = [0.5, -1, 2, 3, 4.25, 1e30];

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("f8-v2.npy")]
    [InlineData("f8-v3.npy")]
    [InlineData("f8-big.npy")]
    public void Doubles(string name)
    {
        var tensor = Npy.Load<double>(Fixture(name));
        Assert.Equal(Shape.Create([2, 3]), tensor.Shape);
        Assert.Equal(Matrix, tensor.ToArray());
    }

    [Theory]
    [InlineData("f4.npy")]
    [InlineData("f4-big.npy")]
    public void Floats(string name)
    {
        var tensor = Npy.Load<float>(Fixture(name));
        Assert.Equal(Shape.Create([2, 3]), tensor.Shape);
        Assert.Equal(Matrix.Select(x => (float)x), tensor.ToArray());
    }

    [Fact]
    public void Fortran_order_is_the_same_array()
    {
        var cube = Tensor.Arange(24.0).Reshape(2, 3, 4);
        Assert.True(Tensor.AllEqual(cube, Npy.Load<double>(Fixture("f8-fortran.npy"))));
        Assert.True(Tensor.AllEqual(cube, Npy.Load<double>(Fixture("f4-fortran-big.npy"), convert: true)));
    }

    [Fact]
    public void Special_shapes_and_values()
    {
        Assert.Equal((0, 2.5), (Npy.Load<double>(Fixture("scalar.npy")).Rank, Npy.Load<double>(Fixture("scalar.npy")).ToScalar()));
        Assert.Equal(Shape.Create([0, 3]), Npy.Load<double>(Fixture("empty.npy")).Shape);
        var vector = Npy.Load<double>(Fixture("vector.npy"));
        Assert.Equal([1, double.NaN, double.PositiveInfinity, 0], vector.ToArray());
        Assert.True(double.IsNegative(vector[3]));
        Assert.Equal([1f, 65504, 1 / (float)(1 << 24), float.PositiveInfinity], Npy.Load<float>(Fixture("special-f2.npy"), convert: true).ToArray());
    }

    [Theory]
    [InlineData("u1")]
    [InlineData("i1")]
    [InlineData("u2")]
    [InlineData("u2-big")]
    [InlineData("i2")]
    [InlineData("u4")]
    [InlineData("i4")]
    [InlineData("i4-big")]
    [InlineData("u8")]
    [InlineData("i8")]
    [InlineData("f2")]
    public void Other_numbers_are_converted_on_request(string type)
    {
        var path = Fixture($"all-{type}.npy");
        Assert.Equal([0f, 1, 2, 100], Npy.Load<float>(path, convert: true).ToArray());
        Assert.Equal([0.0, 1, 2, 100], Npy.Load<double>(path, convert: true).ToArray());
        Assert.EndsWith("convert: true converts them", Assert.Throws<TensorFormatException>(() => Npy.Load<double>(path)).Message);
    }

    [Fact]
    public void Precision_changes_on_request_only()
    {
        Assert.Equal(Matrix.Select(x => (float)x), Npy.Load<float>(Fixture("f8.npy"), convert: true).ToArray());
        Assert.Equal(Matrix.Select(x => (double)(float)x), Npy.Load<double>(Fixture("f4.npy"), convert: true).ToArray());
        Assert.Equal([0f, 1, 1], Npy.Load<float>(Fixture("bool.npy"), convert: true).ToArray());
        Assert.Equal(
            $"{Fixture("f8.npy")}, byte 128: the elements are '<f8', not Single; convert: true converts them",
            Assert.Throws<TensorFormatException>(() => Npy.Load<float>(Fixture("f8.npy"))).Message);
    }

    [Theory]
    [InlineData("complex.npy", 20, "arrays of '<c16' are not read, only those of numbers and bool")]
    [InlineData("text.npy", 20, "arrays of '<U1' are not read, only those of numbers and bool")]
    [InlineData("structured.npy", 20, "the array is structured; only arrays of numbers and bool are read")]
    [InlineData("object.npy", 20, "the array holds Python objects, which only unpickling could read: that is never done")]
    public void Other_elements_are_refused(string name, long offset, string problem)
    {
        var exception = Assert.Throws<TensorFormatException>(() => Npy.Load<double>(Fixture(name), convert: true));
        Assert.Equal((Fixture(name), offset), (exception.File, exception.Offset));
        Assert.Equal($"{Fixture(name)}, byte {offset}: {problem}", exception.Message);
    }

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("scalar.npy")]
    [InlineData("vector.npy")]
    [InlineData("empty.npy")]
    public void What_is_saved_is_what_NumPy_saves(string name)
    {
        using var files = new TestFiles();
        Npy.Save(files.PathOf("copy.npy"), Npy.Load<double>(Fixture(name)));
        Assert.Equal(File.ReadAllBytes(Fixture(name)), File.ReadAllBytes(files.PathOf("copy.npy")));
    }

    [Fact]
    public void Floats_are_saved_as_NumPy_saves_them()
    {
        using var files = new TestFiles();
        Npy.Save(files.PathOf("copy.npy"), Npy.Load<float>(Fixture("f4.npy")));
        Assert.Equal(File.ReadAllBytes(Fixture("f4.npy")), File.ReadAllBytes(files.PathOf("copy.npy")));
    }

    [Fact]
    public void Large_and_many_dimensional_tensors_survive()
    {
        using var files = new TestFiles();
        var path = files.PathOf("x.npy");
        var large = Tensor.Arange(100_003.0);
        Npy.Save(path, large);
        Assert.True(Tensor.AllEqual(large, Npy.Load<double>(path)));
        Assert.Equal(large.ToArray().Select(x => (float)x), Npy.Load<float>(path, convert: true).ToArray());

        var deep = Tensor.Zeros<float>(Shape.Create([.. Enumerable.Repeat(1, 63), 2]));
        Npy.Save(path, deep);
        Assert.Equal(deep.Shape, Npy.Load<float>(path).Shape);
    }

    [Fact]
    public void Missing_files_are_missing_files() =>
        Assert.Throws<FileNotFoundException>(() => Npy.Load<float>(Fixture("no such.npy")));
}
