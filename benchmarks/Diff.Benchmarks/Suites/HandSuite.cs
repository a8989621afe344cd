using BenchmarkDotNet.Attributes;

namespace Diff.Benchmarks;

/// <summary>A suite with a gradient written by hand as one more contestant.</summary>
public abstract class HandSuite : GradientSuite
{
    private Action _hand = () => { };

    /// <summary>Its gradient as written by hand.</summary>
    [Benchmark]
    public void Hand() => _hand();

    private protected override void SetupContestants()
    {
        base.SetupContestants();
        _hand = Program.Hand!;
    }
}
