namespace Diff.Benchmarks;

internal sealed class StraightLine1000Case : StraightLineCase
{
    public StraightLine1000Case() : base(1000)
    {
    }

    public override void Primal()
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = Programs.StraightLine1000(A[i], B[i], C[i], D[i]);
    }

    public override Action? Hand => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], Da[i], Db[i], Dc[i], Dd[i]) = Benchmarks.Hand.StraightLine1000Backward(A[i], B[i], C[i], D[i]);
        }
    };

#if DIFF_GENERATED
    public override Action? Generated => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], Da[i], Db[i], Dc[i], Dd[i]) = Programs.StraightLine1000Backward(A[i], B[i], C[i], D[i]);
        }
    };
#endif
}
