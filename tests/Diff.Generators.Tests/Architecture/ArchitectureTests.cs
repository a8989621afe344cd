namespace Diff.Generators.Tests.Architecture;

/// <summary>The shape of the repository, where a reviewer would otherwise have to watch it.</summary>
public class ArchitectureTests
{
    private const int LongestFile = 400;

    // Data flows from Roslyn to the IR and never back: these folders know nothing of the compiler that hosts them.
    [Theory]
    [InlineData("Ir")]
    [InlineData("Rules")]
    [InlineData("Analyses")]
    [InlineData("Transforms")]
    [InlineData("Emit")]
    public void Only_the_front_end_knows_Roslyn(string folder)
    {
        var files = SourceFiles.Under($"generators/Diff.Generators/{folder}").ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => KnowsRoslyn(SourceFiles.Read(file)));
    }

    [Theory]
    [InlineData("using Microsoft.CodeAnalysis;\nclass C;", true)]
    [InlineData("class C { object F(global::Microsoft.CodeAnalysis.ISymbol s) => s; }", true)]
    [InlineData("class C { object F(Microsoft . CodeAnalysis.ISymbol s) => s; }", true)]
    [InlineData("// Microsoft.CodeAnalysis\n/// <see cref=\"Microsoft.CodeAnalysis.ISymbol\"/>\nclass C { /* Microsoft.CodeAnalysis */ }", false)]
    public void Knowing_Roslyn_is_recognised(string text, bool expected) => Assert.Equal(expected, KnowsRoslyn(text));

    [Fact]
    public void Files_are_not_too_long()
    {
        string[] folders = ["src", "generators", "tests", "benchmarks", "examples"];

        // What a program writes is as long as it has to be; its first line says so.
        var tooLong = folders.SelectMany(SourceFiles.Under)
            .Select(file => (file, Text: SourceFiles.Read(file)))
            .Where(file => !file.Text.TrimStart('\uFEFF').StartsWith("// Written by ", StringComparison.Ordinal))
            .Select(file => (file.file, Lines: file.Text.Count(c => c == '\n')))
            .Where(file => file.Lines > LongestFile);

        Assert.Empty(tooLong);
    }

    private static bool KnowsRoslyn(string text) =>
        string.Concat(SourceFiles.Code(text).Where(c => !char.IsWhiteSpace(c)))
            .Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
