namespace Diff.Benchmarks;

internal sealed class StraightLine5000Case : StraightLineCase
{
    public StraightLine5000Case() : base(5000)
    {
    }

    public override void Primal()
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = Programs.StraightLine5000(A[i], B[i], C[i], D[i]);
    }

    public override Action? Hand => null;

#if DIFF_GENERATED
    public override Action? Generated => () =>
    {
        for (var i = 0; i < Values.Length; i++)
        {
            (Values[i], Da[i], Db[i], Dc[i], Dd[i]) = Programs.StraightLine5000Backward(A[i], B[i], C[i], D[i]);
        }
    };
#endif
}
