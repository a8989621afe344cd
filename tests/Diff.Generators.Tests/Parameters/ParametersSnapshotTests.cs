using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Parameters;

/// <summary>The text that makes a record the parameters of a model.</summary>
public class ParametersSnapshotTests
{
    [Fact]
    public Task Parameters_class() => VerifyAsync(
        """
        namespace Nets;

        [Parameters]
        public partial record Layer(Tensor<float> Weight, Tensor<float> Bias);

        [Parameters]
        public partial record Mlp(Layer Hidden, int Heads, string Name, [NoDiff] Tensor<float> Mask)
        {
            public required double[] Offsets { get; init; }

            public float Scale { get; init; } = 1;

            public int Depth => Heads;
        }
        """,
        "Parameters_class");

    [Fact]
    public Task Parameters_struct() => VerifyAsync(
        """
        public partial class Outer<T>
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            [Parameters]
            internal partial record struct Line(T Slope, T Offset, Tensor<T> @base, double[] map);
        }
        """,
        "Parameters_struct");

    private static async Task VerifyAsync(string source, string name) =>
        await Snapshot.Match(GeneratorRunner.Run(new ParametersGenerator(), source).AssertCompiles().AllSources(), name);
}
