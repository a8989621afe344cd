using BenchmarkDotNet.Attributes;

namespace Diff.Benchmarks;

/// <summary>Rosenbrock's valley, 1,000 calls.</summary>
public class RosenbrockSuite : TapedSuite
{
    private protected override ProgramCase Create() => new RosenbrockCase();
}

/// <summary>Black-Scholes, 1,000 calls.</summary>
public class BlackScholesSuite : TapedSuite
{
    /// <summary>Whether the hand-written side may use the pricing identity.</summary>
    [Params(false, true)]
    public bool ClosedForm { get; set; }

    private protected override ProgramCase Create() => new BlackScholesCase(ClosedForm);
}

/// <summary>The Gaussian mixture's log-likelihood.</summary>
public class GmmSuite : TapedSuite
{
    /// <summary>The dimension.</summary>
    [Params(10, 32)]
    public int D { get; set; }

    private protected override ProgramCase Create() => new GmmCase(D);
}

/// <summary>The LSTM over 1,024 characters.</summary>
public class LstmSuite : TapedSuite
{
    private protected override ProgramCase Create() => new LstmCase();
}

/// <summary>The reprojection error of 31,843 observations.</summary>
public class BundleAdjustmentSuite : TapedSuite
{
    private protected override ProgramCase Create() => new BundleAdjustmentCase();
}

/// <summary>A thousand Runge-Kutta steps of Lotka and Volterra's equations.</summary>
public class LotkaVolterraSuite : TapedSuite
{
    private protected override ProgramCase Create() => new LotkaVolterraCase();
}

/// <summary>Straight lines, 20 calls.</summary>
public class StraightLineSuite : HandSuite
{
    /// <summary>How many statements.</summary>
    [Params(100, 1000)]
    public int Statements { get; set; }

    private protected override ProgramCase Create() =>
        Statements == 100 ? new StraightLine100Case() : new StraightLine1000Case();
}

/// <summary>A straight line of 5,000 statements, 20 calls; nobody writes its gradient by hand.</summary>
public class StraightLine5000Suite : GradientSuite
{
    private protected override ProgramCase Create() => new StraightLine5000Case();
}
