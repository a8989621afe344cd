namespace Diff.Benchmarks;

internal sealed class GmmCase : ProgramCase
{
    private readonly int _n = 1000, _k = 25, _wishartM = 0; // no constants: callers rarely have them, and the JIT would use them
    private readonly int _d;
    private readonly double _wishartGamma = 1;
    private readonly double[] _alphas, _means, _icf, _x;

    public GmmCase(int d) : base($"GMM, n=1,000 d={d} K=25")
    {
        _d = d;
        var data = new Data(3);
        _alphas = data.Normal(_k);
        _means = data.Uniform(_k * d, 0, 1);
        _icf = data.Normal(_k * d * (d + 1) / 2);
        _x = data.Normal(_n * d);
        Arguments = [_alphas, _means, _icf];
        Gradients = Like(Arguments);
    }

    public override void Primal() =>
        Values[0] = Programs.Gmm(_alphas, _means, _icf, _x, _n, _d, _k, _wishartGamma, _wishartM);

    public override Action? Hand => () =>
        Values[0] = Benchmarks.Hand.GmmBackward(
            _alphas, _means, _icf, _x, _n, _d, _k, _wishartGamma, _wishartM, Gradients[0], Gradients[1], Gradients[2]).Value;

    public override Action? Tape => () =>
        Values[0] = Taped.GmmBackward(
            _alphas, _means, _icf, _x, _n, _d, _k, _wishartGamma, _wishartM, Gradients[0], Gradients[1], Gradients[2]).Value;

#if DIFF_GENERATED
    public override Action? Generated => () =>
        Values[0] = Programs.GmmBackward(
            _alphas, _means, _icf, _x, _n, _d, _k, _wishartGamma, _wishartM, Gradients[0], Gradients[1], Gradients[2]).Value;
#endif
}
