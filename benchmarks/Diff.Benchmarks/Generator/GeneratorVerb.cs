using System.Diagnostics;
using System.Globalization;
using Diff.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Diff.Benchmarks;

/// <summary><c>--generator</c>: what generator and analyzer add to a build, in this process and after a warm-up as in a build server.</summary>
internal static class GeneratorVerb
{
    private const int Rounds = 3;

    public static void Run(int methods, TextWriter output)
    {
        var sources = GeneratorPrograms.Mixed(methods).ToArray();
        var lines = sources.Sum(text => text.Count(c => c == '\n'));
        output.WriteLine(Machine.Describe());
        output.WriteLine();
        output.WriteLine("Seconds of wall clock, in brackets of processor time.");
        output.WriteLine();
        var cold = LongMethods.All.Select(method => Long(method.Source)).ToList();
        output.WriteLine($"{methods} annotated methods, {lines} lines; the first round is all but cold. What the analyzer adds to a build is its time less that of one that does nothing, for which the C# compiler binds all methods as well.");
        output.WriteLine();
        output.WriteLine("| round | compilation alone | generator | generated lines | compiling them | analyzer | one that does nothing | an edit of one method, generator |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var round = 1; round <= Rounds; round++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {Row(sources)} |"));

        output.WriteLine();
        output.WriteLine("Long methods, generator and analyzer together: before all of the above, the first in a process that has compiled nothing, and behind it.");
        output.WriteLine();
        output.WriteLine("| a method of | generated lines | cold | warm |");
        output.WriteLine("|---|---|---|---|");
        foreach (var ((what, source), (first, _)) in LongMethods.All.Zip(cold))
        {
            var (warm, written) = Enumerable.Range(0, Rounds).Select(_ => Long(source)).MinBy(run => run.Time.Wall);
            output.WriteLine($"| {what} | {written} | {Text(first)} | {Text(warm)} |");
        }
    }

    private static string Row(string[] sources)
    {
        var compilation = Compile(sources);
        var alone = Time(() => Emit(compilation));

        var driver = Driver();
        Compilation generated = compilation;
        var generator = Time(() => driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out generated, out _));
        var lines = Lines(driver);
        var both = Time(() => Emit(generated));
        var analyzer = Time(() => Analyze(compilation, new DifferentiableAnalyzer()));
        var idle = Time(() => Analyze(compilation, new IdleAnalyzer()));

        var old = compilation.SyntaxTrees[1];
        var edited = compilation.ReplaceSyntaxTree(old, Parse(old.ToString().Replace("v0 = x * y", "v0 = x - y", StringComparison.Ordinal)));
        var edit = Time(() => driver.RunGenerators(edited));
        return string.Create(CultureInfo.InvariantCulture, $"{Text(alone)} | {Text(generator)} | {lines} | {Text((both.Wall - alone.Wall, both.Processor - alone.Processor))} | {Text(analyzer)} | {Text(idle)} | {Text(edit)}");
    }

    private static ((double Wall, double Processor) Time, int Lines) Long(string source)
    {
        var compilation = Compile([source]);
        Emit(compilation);
        var driver = Driver();
        var time = Time(() =>
        {
            driver = driver.RunGenerators(compilation);
            Analyze(compilation, new DifferentiableAnalyzer());
        });
        return (time, Lines(driver));
    }

    private static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: s_options);

    private static int Lines(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is { } exception ? throw exception : result.GeneratedSources.Sum(source => source.SourceText.Lines.Count);
    }

    private static void Analyze(Compilation compilation, DiagnosticAnalyzer analyzer)
    {
        var found = compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().Result;
        if (!found.IsEmpty)
            throw new InvalidOperationException(found[0].ToString());
    }

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Diff.dll" || Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static CSharpCompilation Compile(string[] sources) => CSharpCompilation.Create(
        "Measured", sources.Select(Parse), s_references, new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_options, path: $"{text.Length}.cs");

    private static void Emit(Compilation compilation)
    {
        var result = compilation.Emit(Stream.Null);
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }

    private static string Text((double Wall, double Processor) time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Wall:0.00} ({time.Processor:0.00})");

    private static (double Wall, double Processor) Time(Action action)
    {
        GC.Collect();
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        action();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
