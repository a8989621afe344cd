using BenchmarkDotNet.Attributes;

namespace Diff.Benchmarks;

/// <summary>A suite with the tape as one more contestant.</summary>
public abstract class TapedSuite : HandSuite
{
    private Action _tape = () => { };

    /// <summary>Its gradient by a tape recorded while it runs.</summary>
    [Benchmark]
    public void Tape() => _tape();

    private protected override void SetupContestants()
    {
        base.SetupContestants();
        _tape = Program.Tape!;
    }
}
