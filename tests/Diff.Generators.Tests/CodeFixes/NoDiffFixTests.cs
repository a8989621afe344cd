using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.CodeFixes;

public class NoDiffFixTests
{
    [Theory]
    [InlineData("double x, List<double> {|DIFF1006:y|}", "double x, [NoDiff] List<double> y")]
    [InlineData("{|DIFF1006:List<double>|} y", "[NoDiff] List<double> y")]
    [InlineData("{|DIFF1006:in decimal y|}, double x", "[NoDiff] in decimal y, double x")]
    [InlineData("\n        // data\n        decimal {|DIFF1012:y|}", "\n        // data\n        [NoDiff] decimal y")]
    [InlineData("[My] decimal {|DIFF1006:y|}", "[My][NoDiff] decimal y")]
    public Task One_parameter(string marked, string expected) =>
        CodeFixRunner.VerifyAsync(new NoDiffFix(), In(marked), In(expected));

    [Fact]
    public Task All_at_once() => CodeFixRunner.VerifyAllAsync(
        new NoDiffFix(),
        In("decimal {|DIFF1006:x|}, decimal {|DIFF1006:y|}"),
        In("[NoDiff] decimal x, [NoDiff] decimal y"));

    [Fact]
    public Task Not_offered_where_there_is_no_parameter() => CodeFixRunner.VerifyNotOfferedAsync(
        new NoDiffFix(), "class C { {|DIFF1012:Version|} F() => new(); }");

    private static string In(string parameters) =>
        $"class MyAttribute : Attribute;\n\nclass C\n{{\n    static double F({parameters}) => 1;\n}}\n";
}
