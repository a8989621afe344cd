using Diff.CodeFixes;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.CodeFixes;

public class AnnotateCalleeFixTests
{
    private const string Caller =
        """


        partial class Models
        {
            [Differentiable]
            public static double F(double x) => CALL;
        }
        """;

    [Fact]
    public Task The_called_method_and_its_type() => CodeFixRunner.VerifyAsync(
        new AnnotateCalleeFix(),
        """
        static class Library
        {
            private static double s_a = 1;

            /// <summary>G.</summary>
            public static double G(double x) => s_a * x;
        }
        """ + Caller.Replace("CALL", "Library.{|DIFF2002:G|}(x)", StringComparison.Ordinal),
        """
        static partial class Library
        {
            private static double s_a = 1;

            /// <summary>G.</summary>
            [Differentiable]
            public static double G(double x) => s_a * x;
        }
        """ + Caller.Replace("CALL", "Library.G(x)", StringComparison.Ordinal));

    [Fact]
    public Task A_diagnostic_inside_the_called_method() => CodeFixRunner.VerifyAsync(
        new AnnotateCalleeFix(),
        "partial class C\n{\n    static double s_a = 1;\n\n    [Obsolete]\n    internal static double G(double x) => {|DIFF2017:s_a|} * x;\n}\n",
        "partial class C\n{\n    static double s_a = 1;\n\n    [Differentiable]\n    [Obsolete]\n    internal static double G(double x) => s_a * x;\n}\n");

    // The gradient of such a method is not called by others, or there is none.
    [Theory]
    [InlineData("static double G(double x) => {|DIFF2017:s_a|} * x;")]
    [InlineData("public double G(double x) => {|DIFF2017:s_a|} * x;")]
    [InlineData("public static double G<T>(double x) => {|DIFF2017:s_a|} * x;")]
    [InlineData("public static void G(double x, out double y) => y = {|DIFF2017:s_a|} * x;")]
    [InlineData("public static double G(ref double x) => {|DIFF2017:s_a|} * x;")]
    [InlineData("public static double G(Span<double> x) => x[0] = {|DIFF2017:s_a|};")]
    [InlineData("public static double G(double[] x) { ref var y = ref x[0]; y = {|DIFF2017:s_a|}; return y; }")]
    [InlineData("public static double G(int n) => {|DIFF2017:s_a|} * n;")]
    [InlineData("[Differentiable] public static double G(double x) => {|DIFF2017:s_a|} * x;")]
    [InlineData("public static double G(double x) => {|DIFF2017:s_a|} * x; [Differentiable] public static double G(double x, double y = 2) => x * y;")]
    [InlineData("static class Inner { public static double G(double x) => {|DIFF2017:s_a|} * x; }")]
    public Task Not_offered_inside_a_method_where_it_cannot_help(string member) => CodeFixRunner.VerifyNotOfferedAsync(
        new AnnotateCalleeFix(), "partial class C { static double s_a = 1; " + member + " }");

    [Fact]
    public Task Two_calls_of_one_method_annotate_it_once() => CodeFixRunner.VerifyAllAsync(
        new AnnotateCalleeFix(),
        "partial class A\n{\n    public static double G(double x) => x;\n}"
        + Caller.Replace("CALL", "{|DIFF2002:A.G(x)|} + {|DIFF2002:A.G(2)|}", StringComparison.Ordinal),
        "partial class A\n{\n    [Differentiable]\n    public static double G(double x) => x;\n}"
        + Caller.Replace("CALL", "A.G(x) + A.G(2)", StringComparison.Ordinal));

    // To annotate the helper would only repeat the diagnostic there.
    [Fact]
    public Task Not_offered_for_a_call_without_source_in_a_helper() => CodeFixRunner.VerifyNotOfferedAsync(
        new AnnotateCalleeFix(), "partial class C { static double Helper(double x) => {|DIFF2002:Math.Exp(x)|}; }");

    [Theory]
    [InlineData("{|DIFF2002:Math.Exp(x)|}")] // no source
    [InlineData("{|DIFF2002:F(x)|}")] // annotated
    [InlineData("{|DIFF2002:Models.Generic(x)|}")]
    public Task Not_offered_where_it_cannot_help(string call) => CodeFixRunner.VerifyNotOfferedAsync(
        new AnnotateCalleeFix(),
        "partial class Models { public static T Generic<T>(T x) => x; }"
        + Caller.Replace("CALL", call, StringComparison.Ordinal));
}
