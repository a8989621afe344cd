using Diff.Generators.Tests.Harness;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Diff.Generators.Tests.Parameters;

/// <summary>What is written anew when a file with records of parameters is edited.</summary>
public class ParametersIncrementalTests
{
    private const string Records =
        """
        [Parameters]
        public partial record Layer(Tensor<float> Weight, Tensor<float> Bias);

        [Parameters]
        public partial record Mlp(Layer Hidden, float Scale, int Heads);
        """;

    private const string Unrelated = "public static class Unrelated { public static int Count() => 1; }";

    private static readonly string[] s_steps = [ParametersGenerator.RecordsStep, ParametersGenerator.FilesStep];

    [Theory]
    [InlineData("public static class Unrelated { public static int Count() => 2; }")]
    [InlineData("public static class Unrelated { public static int Count( }")]
    [InlineData("")]
    public void An_edit_elsewhere_writes_nothing(string edited) => Incrementality.AssertReused(Edit(1, edited), s_steps);

    [Theory]
    [InlineData("float Scale, ", "float  Scale /* of the output */, ")]
    [InlineData("int Heads);", "int Heads) { public int Twice() => 2 * Heads; }")]
    [InlineData("int Heads", "int Heads = 4")]
    [InlineData("int Heads", "string Heads")]
    [InlineData("float Scale", "double Scale")]
    [InlineData("[Parameters]\npublic partial record Mlp", "/// <summary>A net.</summary>\n[Parameters]\npublic sealed partial record Mlp")]
    public void What_does_not_matter_writes_nothing(string old, string edited)
    {
        Assert.Contains(old, Records, StringComparison.Ordinal);
        Incrementality.AssertReused(Edit(0, Records.Replace(old, edited, StringComparison.Ordinal)), s_steps);
    }

    [Theory]
    [InlineData("Tensor<float> Bias", "Tensor<double> Bias")]
    [InlineData("float Scale", "float Gain")]
    [InlineData("float Scale", "[NoDiff] float Scale")]
    public void An_edit_of_one_record_writes_that_record_only(string old, string edited)
    {
        var reasons = Edit(0, Records.Replace(old, edited, StringComparison.Ordinal));
        Assert.Equal([Reason.Modified, Reason.Unchanged], reasons[ParametersGenerator.RecordsStep].Order());
        Assert.Equal([Reason.Modified, Reason.Cached], reasons[ParametersGenerator.FilesStep].Order());
    }

    [Fact]
    public void Steps_hold_nothing_of_a_compilation() =>
        Leaks.AssertNoRoslynIn(new ParametersGenerator(), Records + "[Parameters] public partial record Wrong(decimal X);", s_steps);

    [Theory]
    [InlineData("float Scale", "float Gain")]
    [InlineData("float Scale", "float  Scale")]
    public void An_old_compilation_is_collected(string old, string edited) => Leaks.AssertOldCompilationIsCollected(
        new ParametersGenerator(), Records, Records.Replace(old, edited, StringComparison.Ordinal));

    private static IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableArray<Reason>> Edit(int file, string edited) =>
        Incrementality.RunTwice(new ParametersGenerator(), [Records, Unrelated], file, edited);
}
