namespace Diff.Benchmarks;

internal sealed class BlackScholesCase : ProgramCase
{
    private readonly bool _closedForm;
    private readonly double[] _s, _k, _r, _v, _t, _ds, _dk, _dr, _dv, _dt;

    public BlackScholesCase(bool closedForm = false) : base(closedForm ? "Black-Scholes, hand by the pricing identity" : "Black-Scholes")
    {
        _closedForm = closedForm;
        var data = new Data(2);
        _s = data.Uniform(1000, 80, 120);
        _k = data.Uniform(1000, 80, 120);
        _r = data.Uniform(1000, 0.01, 0.05);
        _v = data.Uniform(1000, 0.1, 0.5);
        _t = data.Uniform(1000, 0.25, 2);
        Values = new double[1000];
        Arguments = [_s, _k, _r, _v, _t];
        Gradients = Like(Arguments);
        (_ds, _dk, _dr, _dv, _dt) = (Gradients[0], Gradients[1], Gradients[2], Gradients[3], Gradients[4]);
    }

    public override int Calls => Values.Length;

    public override void Primal()
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = Programs.BlackScholes(_s[i], _k[i], _r[i], _v[i], _t[i]);
    }

    public override Action? Hand => _closedForm ? HandClosedForm : HandAdjoint;

    public override Action? Tape => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], _ds[i], _dk[i], _dr[i], _dv[i], _dt[i]) =
                Taped.BlackScholesBackward(_s[i], _k[i], _r[i], _v[i], _t[i]);
        }
    };

#if DIFF_GENERATED
    public override Action? Generated => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], _ds[i], _dk[i], _dr[i], _dv[i], _dt[i]) =
                Programs.BlackScholesBackward(_s[i], _k[i], _r[i], _v[i], _t[i]);
        }
    };
#endif

    private void HandAdjoint()
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], _ds[i], _dk[i], _dr[i], _dv[i], _dt[i]) =
                Benchmarks.Hand.BlackScholesBackward(_s[i], _k[i], _r[i], _v[i], _t[i]);
        }
    }

    private void HandClosedForm()
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], _ds[i], _dk[i], _dr[i], _dv[i], _dt[i]) =
                Benchmarks.Hand.BlackScholesClosedForm(_s[i], _k[i], _r[i], _v[i], _t[i]);
        }
    }
}
