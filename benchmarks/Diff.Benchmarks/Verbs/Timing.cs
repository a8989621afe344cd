using System.Diagnostics;

namespace Diff.Benchmarks;

/// <summary>One contestant of a side-by-side timing.</summary>
internal sealed class Timing
{
    private const double SampleSeconds = 0.01;
    private const double PhaseSeconds = 0.3;
    private const int PhaseRuns = 40;
    private const int MostPhases = 10;
    private readonly Action _run;
    private readonly int _calls;
    private readonly List<double> _samples = [];
    private int _runsPerSample = 1;

    /// <param name="run">What is timed.</param>
    /// <param name="calls">How many calls of the function one run makes.</param>
    public Timing(Action run, int calls) => (_run, _calls) = (run, calls);

    /// <summary>The least seconds a call took: what it takes when nothing interferes.</summary>
    public double Minimum => _samples.Min();

    public double Median => _samples.Order().ElementAt(_samples.Count / 2);

    public double BytesPerCall { get; private set; }

    /// <summary>
    /// Runs in phases, until three in a row bring nothing new: the JIT optimises in the background, in steps, and takes
    /// its time over long methods. Then settles how many runs make a sample.
    /// </summary>
    public void WarmUp()
    {
        var clock = new Stopwatch();
        var best = double.PositiveInfinity;
        for (int phase = 0, idle = 0; phase < MostPhases && idle < 3; phase++)
        {
            var fastest = Phase(clock);
            idle = fastest > 0.9 * best ? idle + 1 : 0;
            best = Math.Min(best, fastest);
            Thread.Sleep(150); // optimised code is compiled after 100 quiet milliseconds
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _run();
        BytesPerCall = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)_calls;
        _runsPerSample = Math.Max(1, (int)(SampleSeconds / best));
    }

    public void Sample()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _runsPerSample; i++) _run();
        _samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / _runsPerSample / _calls);
    }

    /// <summary>The seconds of the fastest run.</summary>
    private double Phase(Stopwatch clock)
    {
        var fastest = double.PositiveInfinity;
        var phase = Stopwatch.StartNew();
        for (var i = 0; i < PhaseRuns || phase.Elapsed.TotalSeconds < PhaseSeconds; i++)
        {
            clock.Restart();
            _run();
            fastest = Math.Min(fastest, clock.Elapsed.TotalSeconds);
            if (phase.Elapsed.TotalSeconds > 3 * PhaseSeconds) break;
        }

        return fastest;
    }
}
