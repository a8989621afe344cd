using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.Tensors;

/// <summary>Holds the activations to PyTorch's values, which activation-values.py wrote.</summary>
public class ActivationTests
{
    private static readonly (string Name, Func<Tensor<double>, Tensor<double>> Double, Func<Tensor<float>, Tensor<float>> Float)[] s_functions =
    [
        ("LeakyRelu", x => Tensor.LeakyRelu(x), x => Tensor.LeakyRelu(x)),
        ("LeakyRelu0.3", x => Tensor.LeakyRelu(x, 0.3), x => Tensor.LeakyRelu(x, 0.3)),
        ("Elu", x => Tensor.Elu(x), x => Tensor.Elu(x)),
        ("Elu1.7", x => Tensor.Elu(x, 1.7), x => Tensor.Elu(x, 1.7)),
        ("Selu", Tensor.Selu, Tensor.Selu),
        ("Gelu", x => Tensor.Gelu(x), x => Tensor.Gelu(x)),
        ("GeluTanh", x => Tensor.Gelu(x, GeluForm.Tanh), x => Tensor.Gelu(x, GeluForm.Tanh)),
        ("Silu", Tensor.Silu, Tensor.Silu),
        ("Softplus", Tensor.Softplus, Tensor.Softplus),
        ("LogSigmoid", Tensor.LogSigmoid, Tensor.LogSigmoid),
        ("HardSigmoid", Tensor.HardSigmoid, Tensor.HardSigmoid),
        ("LogP1", Tensor.LogP1, Tensor.LogP1),
        ("ExpM1", Tensor.ExpM1, Tensor.ExpM1),
    ];

    // PyTorch takes these from differences of numbers near 1, which leave this much of an error.
    private static readonly HashSet<string> s_cancelling = ["Elu", "Elu1.7", "Selu", "Gelu", "GeluTanh"];

    public static TheoryData<string> Names => [.. s_functions.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_PyTorch(string name)
    {
        var rows = Rows(name);
        var y = s_functions.Single(function => function.Name == name).Double(Tensor.Create([.. rows.Select(row => row.X)], rows.Length, 1));
        Assert.Equal(49, rows.Length);
        Assert.Equal([49, 1], y.Shape);
        for (var i = 0; i < rows.Length; i++)
        {
            var absolute = s_cancelling.Contains(name) ? 1e-15 * Math.Clamp(Math.Abs(rows[i].X), 1, 20) : 1e-320;
            ReferenceNumbers.AssertClose(rows[i].Y, y.AsSpan()[i], 2e-15, absolute, $"{name}({rows[i].X:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Float_is_the_rounded_double(string name)
    {
        var (_, wide, narrow) = s_functions.Single(function => function.Name == name);
        float[] x = [.. Rows(name).Select(row => (float)row.X)];
        var expected = wide(Tensor.Create([.. x.Select(value => (double)value)])).ToArray();
        Assert.Equal(expected.Select(value => (float)value), narrow(Tensor.Create(x)).ToArray());
    }

    [Fact]
    public void Small_values_keep_their_digits()
    {
        Assert.Equal(4.248354255291589e-18, Tensor.Softplus(Tensor.Scalar(-40.0)).ToScalar(), 1e-32);
        Assert.Equal(-4.248354255291589e-18, Tensor.LogSigmoid(Tensor.Scalar(40.0)).ToScalar(), 1e-32);
        Assert.Equal(-7.619853024160527e-23, Tensor.Gelu(Tensor.Scalar(-10.0)).ToScalar(), 1e-36);
        Assert.Equal(-1e-20, Tensor.Elu(Tensor.Scalar(-1e-20)).ToScalar(), 1e-34);
        Assert.Equal(1e-20, Tensor.LogP1(Tensor.Scalar(1e-20)).ToScalar(), 1e-34);
    }

    [Fact]
    public void One_hot_rows()
    {
        var x = Tensor.OneHot<float>([2, 0, 2], 3);
        Assert.Equal([3, 3], x.Shape);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 0, 0, 1], x.ToArray());
        Assert.Equal([0, 4], Tensor.OneHot<double>([], 4).Shape);
        Assert.StartsWith("OneHot: label 3, at index 1, is not one of 3 classes.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.OneHot<float>([0, 3], 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.OneHot<float>([-1], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Gelu(x, (GeluForm)7));
    }

    private static (double X, double Y)[] Rows(string name, [CallerFilePath] string thisFile = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "activation-values.txt"))
            .Select(line => line.Split(' '))
            .Where(fields => fields[0] == name)
            .Select(fields => (ReferenceNumbers.Parse(fields[1]), ReferenceNumbers.Parse(fields[2])))];
}
