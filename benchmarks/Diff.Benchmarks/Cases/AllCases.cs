namespace Diff.Benchmarks;

internal static class AllCases
{
    /// <summary>Every benchmark function, each made when it is reached.</summary>
    public static IEnumerable<ProgramCase> Create()
    {
        yield return new RosenbrockCase();
        yield return new BlackScholesCase();
        yield return new BlackScholesCase(closedForm: true);
        yield return new GmmCase(10);
        yield return new GmmCase(32);
        yield return new LstmCase();
        yield return new BundleAdjustmentCase();
        yield return new LotkaVolterraCase();
        yield return new StraightLine100Case();
        yield return new StraightLine1000Case();
        yield return new StraightLine5000Case();
    }
}
