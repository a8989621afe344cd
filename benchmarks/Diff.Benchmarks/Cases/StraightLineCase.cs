using System.Globalization;

namespace Diff.Benchmarks;

/// <summary>The data that the straight-line functions share.</summary>
internal abstract class StraightLineCase : ProgramCase
{
    private const int Batch = 20;

    protected StraightLineCase(int statements)
        : base(string.Create(CultureInfo.InvariantCulture, $"Straight line, {statements:N0} statements"))
    {
        var data = new Data(6);
        A = data.Uniform(Batch, 0.3, 0.5);
        B = data.Uniform(Batch, 0.3, 0.5);
        C = data.Uniform(Batch, 0.3, 0.5);
        D = data.Uniform(Batch, 0.3, 0.5);
        Values = new double[Batch];
        Arguments = [A, B, C, D];
        Gradients = Like(Arguments);
        (Da, Db, Dc, Dd) = (Gradients[0], Gradients[1], Gradients[2], Gradients[3]);
    }

    public override int Calls => Batch;

    protected double[] A { get; }

    protected double[] B { get; }

    protected double[] C { get; }

    protected double[] D { get; }

    protected double[] Da { get; }

    protected double[] Db { get; }

    protected double[] Dc { get; }

    protected double[] Dd { get; }
}
