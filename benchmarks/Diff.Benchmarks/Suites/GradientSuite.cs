using BenchmarkDotNet.Attributes;

namespace Diff.Benchmarks;

/// <summary>
/// A benchmark function against its gradients. One operation runs the function on all its data: a single call for
/// the large functions, a batch for those that take nanoseconds; the ratios are the same either way.
/// </summary>
public abstract class GradientSuite
{
    private Action _primal = () => { };

    private protected ProgramCase Program { get; private set; } = null!;

    private protected abstract ProgramCase Create();

    /// <summary>Makes the data.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Program = Create();
        _primal = Program.Primal;
        SetupContestants();
    }

    /// <summary>The function itself.</summary>
    [Benchmark(Baseline = true)]
    public void Primal() => _primal();

#if DIFF_GENERATED
    private Action _generated = () => { };

    /// <summary>Its gradient as the compiler writes it.</summary>
    [Benchmark]
    public void Generated() => _generated();

    private protected virtual void SetupContestants() => _generated = Program.Generated!;
#else
    private protected virtual void SetupContestants()
    {
    }
#endif
}
