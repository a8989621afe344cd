using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Diff.Generators.Tests.HarnessTests;

public class GeneratorHarnessTests
{
    private const string Source =
        """
        public static partial class Models
        {
            [Differentiable]
            public static double Square(double x) => x < 0 ? throw new ArgumentException("negative") : x * x;

            public static void Fill(Span<double> y, double x) => y.Fill(x);
        }
        """;

    [Fact]
    public void Generated_code_can_be_called()
    {
        using var loaded = GeneratorRunner.Run(new ToyGenerator(), Source).Load();

        Assert.Equal("Square", loaded.Invoke("Models", "NameOfSquare"));
        Assert.Equal("The Square", loaded.Invoke("Models", "NameOfSquare", "The "));
        Assert.Equal(9.0, loaded.Delegate<Func<double, double>>("Models", "Square")(3));

        Span<double> y = stackalloc double[2];
        loaded.Delegate<Fill>("Models", "Fill")(y, 2);
        Assert.Equal([2.0, 2.0], y.ToArray());
    }

    [Fact]
    public void Exceptions_come_out_as_thrown()
    {
        using var loaded = GeneratorRunner.Run(new ToyGenerator(), Source).Load();

        Assert.Throws<ArgumentException>(() => loaded.Invoke("Models", "Square", -1.0));
    }

    [Fact]
    public void Generated_text_is_found_by_name()
    {
        var run = GeneratorRunner.Run(new ToyGenerator(), Source);

        Assert.Contains("NameOfSquare", run.Source("Models.Square"), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => run.Source("Cube"));
    }

    [Fact]
    public void Errors_in_the_output_fail()
    {
        // Without 'partial' the generated half does not compile.
        var run = GeneratorRunner.Run(new ToyGenerator(), Source.Replace("partial ", "", StringComparison.Ordinal));

        var failure = Assert.Throws<FailException>(() => run.AssertCompiles());
        Assert.Contains("CS0260", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loaded_assembly_is_unloaded()
    {
        var context = LoadAndForget();
        for (var i = 0; context.IsAlive && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [Fact]
    public void Steps_say_what_ran_again()
    {
        var edited = Source.Replace("x * x", "x * x * x", StringComparison.Ordinal);
        var reused = Incrementality.RunTwice(new ToyGenerator(), [Source], 0, edited);
        Incrementality.AssertReused(reused, "Names");

        var renamed = Source.Replace("Square", "Cube", StringComparison.Ordinal);
        var again = Incrementality.RunTwice(new ToyGenerator(), [Source], 0, renamed);
        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(again["Names"]));
        Assert.ThrowsAny<XunitException>(() => Incrementality.AssertReused(again, "Names"));
        Assert.ThrowsAny<XunitException>(() => Incrementality.AssertReused(again, "NoSuchStep"));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndForget()
    {
        using var loaded = GeneratorRunner.Run(new ToyGenerator(), Source).Load();
        return new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(loaded.Assembly));
    }

    private delegate void Fill(Span<double> y, double x);
}
