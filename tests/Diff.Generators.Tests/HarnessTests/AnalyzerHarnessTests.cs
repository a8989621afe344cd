using Diff.Generators.Tests.Harness;
using Xunit.Sdk;

namespace Diff.Generators.Tests.HarnessTests;

public class AnalyzerHarnessTests
{
    [Fact]
    public async Task Marked_spans_are_what_is_reported()
    {
        var reported = await AnalyzerRunner.VerifyAsync(
            new ToyAnalyzer(),
            "class C { int F(double x, double y) => {|DIFF2001:(int)(x + {|DIFF2001:(int)y|})|} | 1; }");

        Assert.Equal(2, reported.Length);
        Assert.StartsWith("A value that depends", reported[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class C { int F(double x) => (int)x; }")] // unmarked
    [InlineData("class C { int F(double x) => (int){|DIFF2001:x|}; }")] // another span
    [InlineData("class C { int F(double x) => {|DIFF2002:(int)x|}; }")] // another ID
    [InlineData("class C { int F(int x) => {|DIFF2001:x|}; }")] // not reported
    public async Task Any_difference_fails(string marked) =>
        await Assert.ThrowsAsync<FailException>(() => AnalyzerRunner.VerifyAsync(new ToyAnalyzer(), marked));

    [Theory]
    [InlineData("a {|DIFF0001:b|} c")]
    [InlineData("{|DIFF0001:{|DIFF0002:a|} b|}")]
    [InlineData("{|DIFF0001:|}a")]
    [InlineData("a{|DIFF0001:|}")]
    public void Markup_survives_a_round_trip(string marked)
    {
        var (source, marks) = Markup.Parse(marked);

        Assert.DoesNotContain("|", source, StringComparison.Ordinal);
        Assert.Equal(marked, Markup.Render(source, marks));
    }
}
