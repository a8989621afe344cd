using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.CodeFixes;

public class AddPartialFixTests
{
    [Theory]
    [InlineData("public static class {|DIFF1002:C|} { }", "public static partial class C { }")]
    [InlineData("class {|DIFF1002:C|} { }", "partial class C { }")]
    [InlineData("record struct {|DIFF1002:C|}(double X);", "partial record struct C(double X);")]
    [InlineData("[Parameters] record {|DIFF3002:C|}(double X);", "[Parameters] partial record C(double X);")]
    [InlineData("[Serializable] class {|DIFF1002:C|} { }", "[Serializable] partial class C { }")]
    [InlineData(
        "// why\n[Serializable]\n// how\nclass {|DIFF1002:C|} { }",
        "// why\n[Serializable]\n// how\npartial class C { }")]
    [InlineData(
        "/// <summary>C.</summary>\ninternal class {|DIFF1002:C|} { }",
        "/// <summary>C.</summary>\ninternal partial class C { }")]
    public Task One_type(string marked, string expected) =>
        CodeFixRunner.VerifyAsync(new AddPartialFix(), marked, expected);

    [Fact]
    public Task Enclosing_types_and_a_diagnostic_on_the_method() => CodeFixRunner.VerifyAsync(
        new AddPartialFix(),
        """
        public class Outer
        {
            public partial struct Middle
            {
                // The inner one.
                internal static class Inner
                {
                    [Differentiable]
                    public static double {|DIFF1002:F|}(double x) => x;
                }
            }
        }
        """,
        """
        public partial class Outer
        {
            public partial struct Middle
            {
                // The inner one.
                internal static partial class Inner
                {
                    [Differentiable]
                    public static double F(double x) => x;
                }
            }
        }
        """);

    [Fact]
    public Task All_at_once_adds_each_modifier_once() => CodeFixRunner.VerifyAllAsync(
        new AddPartialFix(),
        "class Outer { class {|DIFF1002:A|} { } class {|DIFF1002:B|} { } } class {|DIFF1002:C|} { }",
        "partial class Outer { partial class A { } partial class B { } } partial class C { }");
}
