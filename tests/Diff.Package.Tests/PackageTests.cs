namespace Diff.Package.Tests;

public class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Theory]
    [InlineData("lib/net10.0/Diff.dll")]
    [InlineData("lib/net10.0/Diff.xml")]
    [InlineData("analyzers/dotnet/cs/Diff.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/Diff.CodeFixes.dll")]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("docs/diagnostics/DIFF1002.md")]
    public void The_package_holds(string entry) => Assert.Contains(entry, feed.Entries());

    [Fact]
    public void The_compiler_is_no_library_of_the_user() => Assert.DoesNotContain(
        feed.Entries(),
        entry => entry.StartsWith("lib/", StringComparison.Ordinal) && !entry.StartsWith("lib/net10.0/Diff.", StringComparison.Ordinal));

    [Fact]
    public void The_package_asks_for_what_tensors_are_made_with() =>
        Assert.Equal(("System.Numerics.Tensors", "10.0.0"), Assert.Single(feed.Dependencies()));

    [Fact]
    public void A_project_that_consumes_the_package_gets_a_gradient()
    {
        var consumer = new Consumer(feed, "gradient", """
            using Diff;

            Console.WriteLine(Models.SquareBackward(3.0) is (9.0, 6.0) ? "correct" : $"wrong: {Models.SquareBackward(3.0)}");

            public static partial class Models
            {
                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """);

        var (built, output) = consumer.Build();
        Assert.True(built == 0, output);
        var (status, printed) = consumer.Run();
        Assert.Equal((0, "correct"), (status, printed.Trim()));
    }

    [Fact]
    public void A_project_that_consumes_the_package_gets_its_diagnostics()
    {
        var consumer = new Consumer(feed, "diagnostic", """
            using Diff;

            Console.WriteLine(Models.Square(3.0));

            public static class Models
            {
                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """);

        var (built, output) = consumer.Build();
        Assert.NotEqual(0, built);
        Assert.True(output.Contains("error DIFF1002", StringComparison.Ordinal), output);
    }
}
