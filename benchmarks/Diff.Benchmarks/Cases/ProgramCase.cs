namespace Diff.Benchmarks;

/// <summary>
/// One benchmark function with its data. Each of the four methods runs it once on all data and leaves values (and
/// gradients) in the same places, so that they can be compared.
/// </summary>
internal abstract class ProgramCase(string name)
{
    public string Name { get; } = name;

    /// <summary>How many calls of the function one run makes: many for those that take nanoseconds.</summary>
    public virtual int Calls => 1;

    /// <summary>The value of each call in the last run.</summary>
    public double[] Values { get; protected init; } = new double[1];

    /// <summary>The active arguments; finite differences change them.</summary>
    public double[][] Arguments { get; protected init; } = [];

    /// <summary>The gradient of the sum of <see cref="Values"/> in the last run, shaped like <see cref="Arguments"/>.</summary>
    public double[][] Gradients { get; protected init; } = [];

    public abstract void Primal();

    /// <summary>The hand-written gradient; null where nobody would write one.</summary>
    public abstract Action? Hand { get; }

    /// <summary>The tape's gradient; null where there is none.</summary>
    public virtual Action? Tape => null;

    /// <summary>The compiler's gradient; null when the project is built without the generator.</summary>
    public virtual Action? Generated => null;

    protected static double[][] Like(double[][] arguments) => [.. arguments.Select(a => new double[a.Length])];
}
