namespace Diff.Benchmarks;

internal sealed class RosenbrockCase : ProgramCase
{
    private readonly double[] _x, _y, _dx, _dy;

    public RosenbrockCase() : base("Rosenbrock")
    {
        var data = new Data(1);
        _x = data.Uniform(1000, -2, 2);
        _y = data.Uniform(1000, -2, 2);
        Values = new double[1000];
        Arguments = [_x, _y];
        Gradients = Like(Arguments);
        (_dx, _dy) = (Gradients[0], Gradients[1]);
    }

    public override int Calls => Values.Length;

    public override void Primal()
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = Programs.Rosenbrock(_x[i], _y[i]);
    }

    public override Action? Hand => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], _dx[i], _dy[i]) = Benchmarks.Hand.RosenbrockBackward(_x[i], _y[i]);
        }
    };

    public override Action? Tape => () =>
    {
        for (var i = 0; i < Values.Length; i++) (Values[i], _dx[i], _dy[i]) = Taped.RosenbrockBackward(_x[i], _y[i]);
    };

#if DIFF_GENERATED
    public override Action? Generated => () =>
    {
        for (var i = 0; i < Values.Length; i++) (Values[i], _dx[i], _dy[i]) = Programs.RosenbrockBackward(_x[i], _y[i]);
    };
#endif
}
