namespace Diff.Benchmarks;

internal sealed class LotkaVolterraCase : ProgramCase
{
    private readonly int _steps = 1000; // no constants: callers rarely have them, and the JIT would use them
    private readonly double _h = 0.01;
    private readonly double[] _p = [1.1, 0.4, 0.4, 0.1, 10, 10];
    private readonly double[] _g;

    public LotkaVolterraCase() : base("Lotka-Volterra, 1,000 steps")
    {
        Arguments = [_p];
        Gradients = Like(Arguments);
        _g = Gradients[0];
    }

    public override void Primal() =>
        Values[0] = Programs.LotkaVolterra(_p[0], _p[1], _p[2], _p[3], _p[4], _p[5], _h, _steps);

    public override Action? Hand => () =>
        (Values[0], _g[0], _g[1], _g[2], _g[3], _g[4], _g[5]) =
            Benchmarks.Hand.LotkaVolterraBackward(_p[0], _p[1], _p[2], _p[3], _p[4], _p[5], _h, _steps);

    public override Action? Tape => () =>
        (Values[0], _g[0], _g[1], _g[2], _g[3], _g[4], _g[5]) =
            Taped.LotkaVolterraBackward(_p[0], _p[1], _p[2], _p[3], _p[4], _p[5], _h, _steps);

#if DIFF_GENERATED
    public override Action? Generated => () =>
        (Values[0], _g[0], _g[1], _g[2], _g[3], _g[4], _g[5]) =
            Programs.LotkaVolterraBackward(_p[0], _p[1], _p[2], _p[3], _p[4], _p[5], _h, _steps);
#endif
}
