using Diff.Generators.Analyses.TensorShapes;
using Diff.Generators.Ir;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>Arithmetic on lengths of which only names are known.</summary>
public class AxisLengthTests
{
    private static readonly AxisLength N = AxisLength.Of(new Variable(1, ScalarType.Int32));
    private static readonly AxisLength M = AxisLength.Of(new Variable(2, ScalarType.Int32));

    [Fact]
    public void Products_and_sums()
    {
        Assert.Equal(N * M, M * N);
        Assert.Equal(Of(6) * N * N, (Of(2) * N) * (N * Of(3)));
        Assert.Equal(Of(5) * N, N + Of(3) * N + N);
        Assert.Equal(Of(0), N - N);
        Assert.Equal(N, N + Of(0));
        Assert.Equal(Of(0), AxisLength.Unknown * Of(0));
        Assert.Equal(Of(-2), Of(3) - Of(5));
    }

    [Fact]
    public void What_cannot_be_said()
    {
        Assert.Equal(AxisLength.Unknown, N + M);
        Assert.Equal(AxisLength.Unknown, N + Of(1));
        Assert.Equal(AxisLength.Unknown, N * AxisLength.Unknown);
        Assert.Equal(AxisLength.Unknown, Of(long.MaxValue) * Of(2));
    }

    [Fact]
    public void Quotients()
    {
        Assert.Equal(Of(28) * M, AxisLength.Divide(Of(784) * N * M, Of(28) * N));
        Assert.Equal(Of(4), AxisLength.Divide(Of(12), Of(3)));
        Assert.Null(AxisLength.Divide(Of(12), Of(5)));
        Assert.Null(AxisLength.Divide(Of(7) * N, Of(2) * N));
        Assert.Equal(AxisLength.Unknown, AxisLength.Divide(Of(7) * N, Of(2)));
        Assert.Equal(AxisLength.Unknown, AxisLength.Divide(N, M));
        Assert.Equal(AxisLength.Unknown, AxisLength.Divide(N, Of(0)));
    }

    [Fact]
    public void What_certainly_differs()
    {
        Assert.True(AxisLength.Differ(Of(3), Of(4)));
        Assert.True(AxisLength.Differ(N, Of(2) * N));
        Assert.True(AxisLength.Differ(Of(2) * N, Of(7)));
        Assert.True(AxisLength.Differ(Of(6) * N * M, Of(4) * M * N));
        Assert.True(AxisLength.Differ(Of(2) * N * M, Of(3) * M));
        Assert.True(AxisLength.Differ(Of(5) * N, Of(2)));
    }

    [Fact]
    public void What_may_be_equal()
    {
        Assert.False(AxisLength.Differ(N, N));
        Assert.False(AxisLength.Differ(N, M));
        Assert.False(AxisLength.Differ(N, Of(784)));
        Assert.False(AxisLength.Differ(Of(2) * N, Of(8)));
        Assert.False(AxisLength.Differ(Of(2) * N, Of(3) * M));
        Assert.False(AxisLength.Differ(N * M, Of(3) * N));
        Assert.False(AxisLength.Differ(N, Of(0)));
        Assert.False(AxisLength.Differ(AxisLength.Unknown, Of(2)));
    }

    private static AxisLength Of(long value) => AxisLength.Of(value);
}
