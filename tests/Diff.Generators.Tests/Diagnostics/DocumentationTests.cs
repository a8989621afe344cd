using Diff.Generators.Diagnostics;
using Diff.Generators.Tests.Architecture;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Diagnostics;

/// <summary>The pages keep their word.</summary>
public class DocumentationTests
{
    public static TheoryData<string> Ids =>
        [.. Descriptors.All.Where(d => d.Id != Descriptors.InternalFailure.Id).Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_shown_to_be_wrong_is_reported(string id)
    {
        var diagnostics = await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), DocumentationExamples.Wrong(id)!);
        Assert.Equal([id], diagnostics.Select(d => d.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_shown_to_be_wrong_is_not_generated(string id)
    {
        var run = GeneratorRunner.Run(Generator(id).Generator, DocumentationExamples.Wrong(id)!);
        Assert.Equal(Descriptors.All.Single(d => d.Id == id).DefaultSeverity == DiagnosticSeverity.Error, run.Sources.Count == 0);
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_shown_to_be_right_is_right(string id)
    {
        var examples = DocumentationExamples.Fixed(id);
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            Assert.Empty(await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), example));

            var (generator, mark) = Generator(id);
            var run = GeneratorRunner.Run(generator, example).AssertCompiles();
            Assert.Equal(example.SyntaxTrees.Any(t => t.ToString().Contains(mark, StringComparison.Ordinal)), run.Sources.Count > 0);
        }
    }

    private static (IIncrementalGenerator Generator, string Mark) Generator(string id) => id.StartsWith("DIFF3", StringComparison.Ordinal)
        ? (new ParametersGenerator(), "[Parameters]")
        : (new DifferentiableGenerator(), "[Differentiable");
}
