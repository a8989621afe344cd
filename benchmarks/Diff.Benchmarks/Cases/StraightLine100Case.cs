namespace Diff.Benchmarks;

internal sealed class StraightLine100Case : StraightLineCase
{
    public StraightLine100Case() : base(100)
    {
    }

    public override void Primal()
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = Programs.StraightLine100(A[i], B[i], C[i], D[i]);
    }

    public override Action? Hand => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], Da[i], Db[i], Dc[i], Dd[i]) = Benchmarks.Hand.StraightLine100Backward(A[i], B[i], C[i], D[i]);
        }
    };

#if DIFF_GENERATED
    public override Action? Generated => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], Da[i], Db[i], Dc[i], Dd[i]) = Programs.StraightLine100Backward(A[i], B[i], C[i], D[i]);
        }
    };
#endif
}
