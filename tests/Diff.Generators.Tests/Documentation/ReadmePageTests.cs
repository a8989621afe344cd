using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Documentation;

/// <summary>What README.md shows is what happens: its methods are compiled, its programs run, its outputs compared.</summary>
public class ReadmePageTests
{
    private readonly Page _page = new("README.md");

    [Fact]
    public void The_gradient_is_the_generated_one()
    {
        var generated = GeneratorRunner.Run(new DifferentiableGenerator(), _page["method"]).AssertCompiles().Source("Rosenbrock");

        // The page leaves out the XML docs, to be seen at a glance.
        var lines = generated.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));
        _page.Verify("gradient", string.Join('\n', lines));
    }

    [Theory]
    [InlineData("use")]
    [InlineData("check")]
    [InlineData("rule")]
    [InlineData("arrays")]
    [InlineData("data")]
    [InlineData("tensors")]
    [InlineData("train")]
    public void A_program_prints_what_the_page_says(string program)
    {
        // Top-level statements first, then types; what they write to the console is collected.
        var code = _page[program];
        var types = code.IndexOf("public static partial class", StringComparison.Ordinal);
        var (statements, declared) = types < 0 ? (code, "") : (code[..types], code[types..]);
        var run = $$"""
            internal static class Program
            {
                internal static string Run()
                {
                    var Console = new System.IO.StringWriter { NewLine = "\n" };
                    {{statements}}
                    return Console.ToString();
                }
            }
            """;
        var withParameters = GeneratorRunner.Run(new ParametersGenerator(), _page["method"], declared, run).Output;
        using var loaded = GeneratorRunner.Run(new DifferentiableGenerator(), withParameters).Load();

        _page.Verify($"{program} prints", (string)loaded.Invoke("Program", "Run")!);
    }

    [Theory]
    [InlineData("refused", "Tables.cs")]
    [InlineData("shapes", "Digits.cs")]
    public async Task The_error_is_the_one_that_is_reported(string program, string file)
    {
        var compilation = TestCompilation.Create(_page[program]);
        var error = Assert.Single(await AnalyzerRunner.RunAsync(new DifferentiableAnalyzer(), compilation));
        var at = error.Location.GetLineSpan().StartLinePosition;

        _page.Verify($"{program} says", $"{file}({at.Line + 1},{at.Character + 1}): {error.Severity.ToString().ToLowerInvariant()} {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }
}
