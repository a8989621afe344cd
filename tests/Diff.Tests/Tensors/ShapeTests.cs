using Xunit;

namespace Diff.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void Shapes_are_values()
    {
        Shape a = [2, 3], b = [2, 3], c = [3, 2];

        Assert.Equal(a, b);
        Assert.True(a == b && a != c);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal("[2, 3]", a.ToString());
        Assert.Equal(3, a[-1]);
        Assert.Equal(default, Shape.Create([]));
        Assert.Equal(1, default(Shape).ElementCount);
    }

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 4 }, 4)]
    [InlineData(new[] { 2, 3, 4 }, 24)]
    [InlineData(new[] { 5, 0 }, 0)]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue, 0 }, 0)]
    public void Elements_are_counted(int[] lengths, int expected) =>
        Assert.Equal(expected, Shape.Create(lengths).ElementCount);

    [Theory]
    [InlineData(new[] { 65536, 65536 }, "Shape [65536, 65536]: more elements than an array can hold (2147483591).")]
    [InlineData(new[] { int.MaxValue }, "Shape [2147483647]: more elements than an array can hold (2147483591).")]
    [InlineData(new[] { 2, -1 }, "Shape [2, -1]: a length is negative.")]
    public void Impossible_shapes_are_refused(int[] lengths, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Shape.Create(lengths)).Message);

    [Fact]
    public void A_missing_axis_is_named() =>
        Assert.StartsWith("Shape: shape [2, 3] has no axis 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Create([2, 3])[2]).Message, StringComparison.Ordinal);
}
