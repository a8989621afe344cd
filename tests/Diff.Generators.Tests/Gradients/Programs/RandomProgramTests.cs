using System.Globalization;
using System.Text;
using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>
/// Random programs: their gradients against finite differences. DIFF_FUZZ_SEED and DIFF_FUZZ_COUNT choose others, and more of them.
/// </summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int Batch = 250;

    /// <summary>Many failures have one cause; so many kinds are shown, one program of each, made smaller.</summary>
    private const int Shown = 5;

    private static readonly int Seed = Setting("DIFF_FUZZ_SEED", 20260);
    private static readonly int Count = Setting("DIFF_FUZZ_COUNT", 2000);

    [Fact]
    public void Gradients_of_random_programs_are_right() => Check(Seed, Count, CompilerOptions.Default);

    [Fact]
    public void Without_sharing() => Check(Seed + Count, Count / 20, new CompilerOptions(ShareExpressions: false));

    [Fact]
    public void Without_simplification() => Check(Seed + Count, Count / 20, new CompilerOptions(Simplify: false));

    [Fact]
    public void Without_dead_code_elimination() => Check(Seed + Count, Count / 20, new CompilerOptions(EliminateDeadCode: false));

    [Fact]
    public void Without_recomputation() => Check(Seed + Count, Count / 20, new CompilerOptions(Recompute: false));

    [Fact]
    public void Without_hoisting() => Check(Seed + Count, Count / 20, new CompilerOptions(HoistInvariants: false));

    [Fact]
    public void Without_reduced_memory_traffic() => Check(Seed + Count, Count / 20, new CompilerOptions(ReduceMemoryTraffic: false));

    [Fact]
    public void Without_fused_loops() => Check(Seed + Count, Count / 20, new CompilerOptions(FuseIndependentLoops: false));

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void In_pieces(int largestMethod) => Check(Seed + Count, Count / 20, new CompilerOptions(LargestMethod: largestMethod));

    [Fact]
    public void Without_any_optimisation() => Check(Seed + Count, Count / 20, new CompilerOptions(false, false, false, false, false, false, false));

    private void Check(int seed, int count, CompilerOptions options)
    {
        output.WriteLine($"DIFF_FUZZ_SEED={seed} DIFF_FUZZ_COUNT={count}, {options}");
        var tally = new Tally();
        var failures = new List<(int Seed, Node Program, Compiled Compiled, string Problem)>();
        for (var start = 0; start < count; start += Batch)
        {
            var seeds = Enumerable.Range(seed + start, Math.Min(Batch, count - start)).ToArray();
            var programs = seeds.Select(RandomProgram.Create).ToArray();
            var compiled = SubjectCompiler.Compile([.. programs.Select((p, i) => new Subject("P" + i, p.ToString()))], options);
            failures.AddRange(compiled
                .Select((c, i) => (seeds[i], programs[i], c, Problem: Trial.Problem(c, seeds[i], tally)!))
                .Where(f => f.Problem is not null));
        }

        output.WriteLine($"{tally.Components} components, {tally.Skipped} of them at kinks.");
        if (failures.Count > 0)
            Assert.Fail(Report(failures, count, options));
        Assert.InRange(tally.Skipped, 0, tally.Components / 10);
    }

    private static string Report(List<(int Seed, Node Program, Compiled Compiled, string Problem)> failures, int count, CompilerOptions options)
    {
        var report = new StringBuilder($"{failures.Count} of {count} random programs fail. {options}\n");
        var kinds = failures.GroupBy(f => Shrinker.Kind(f.Problem)).OrderByDescending(k => k.Count()).ToArray();
        foreach (var kind in kinds)
            report.Append(CultureInfo.InvariantCulture, $"{kind.Count()} times: {kind.Key}\n");
        foreach (var (seed, program, compiled, problem) in kinds.Take(Shown).Select(k => k.MinBy(f => f.Program.Size)))
        {
            var small = Shrinker.Shrink(program, compiled, problem, seed, options);
            report.Append(CultureInfo.InvariantCulture, $"\n==== DIFF_FUZZ_SEED={seed} DIFF_FUZZ_COUNT=1, made smaller: {small.Problem}\n");
            report.Append(Pretty(small.Compiled.Subject.Source)).Append("\n---- its gradient:\n").Append(small.Compiled.Generated);
        }

        return report.ToString();
    }

    private static string Pretty(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().NormalizeWhitespace(eol: "\n").ToFullString();

    internal static int Setting(string name, int fallback)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
