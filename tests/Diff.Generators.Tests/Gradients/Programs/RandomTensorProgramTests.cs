using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;
using Xunit.Abstractions;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>Random programs on tensors: values against the eager operations, gradients against finite differences.
/// DIFF_FUZZ_SEED and DIFF_FUZZ_COUNT choose others, and more of them.</summary>
public sealed class RandomTensorProgramTests(ITestOutputHelper output)
{
    private const int Batch = 100;
    private const int Shown = 3;

    // Fused operations round elsewhere; a branch that hangs on the last bit would take the other way, which at these numbers none does.
    private const double Tolerance = 1e-10;

    private static readonly int Seed = RandomProgramTests.Setting("DIFF_FUZZ_SEED", 4040);
    private static readonly int Count = RandomProgramTests.Setting("DIFF_FUZZ_COUNT", 200);

    [Fact]
    public void Gradients_of_random_programs_are_right() => Check(Seed, Count, CompilerOptions.Default);

    [Fact]
    public void Without_fused_passes() => Check(Seed + Count, Count / 4, new CompilerOptions(FuseKernels: false));

    [Fact]
    public void Without_any_optimisation() => Check(Seed + Count, Count / 4, new CompilerOptions(false, false, false, false, false, false, false, false));

    private void Check(int seed, int count, CompilerOptions options)
    {
        output.WriteLine($"DIFF_FUZZ_SEED={seed} DIFF_FUZZ_COUNT={count}, {options}");
        var tally = new Tally();
        var failures = new List<(int Seed, Compiled Compiled, string Problem)>();
        for (var start = 0; start < count; start += Batch)
        {
            var seeds = Enumerable.Range(seed + start, Math.Min(Batch, count - start)).ToArray();
            var compiled = SubjectCompiler.Compile([.. seeds.Select((s, i) => new Subject("P" + i, RandomTensorProgram.Create(s)))], options);
            failures.AddRange(compiled
                .Select((c, i) => (seeds[i], c, Problem: Trial.Problem(c, seeds[i], tally, Tolerance)!))
                .Where(f => f.Problem is not null));
        }

        output.WriteLine($"{tally.Components} components, {tally.Skipped} of them at kinks.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} random programs fail. {options}\n" + string.Join("\n", failures
            .OrderBy(f => f.Compiled.Subject.Source.Length).Take(Shown)
            .Select(f => $"==== DIFF_FUZZ_SEED={f.Seed} DIFF_FUZZ_COUNT=1: {f.Problem}\n{f.Compiled.Subject.Source}\n---- its gradient:\n{f.Compiled.Generated}")));
        Assert.InRange(tally.Skipped, 0, tally.Components / 10);
    }
}
