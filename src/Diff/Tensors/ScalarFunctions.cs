namespace Diff;

/// <summary>A function of one number, applied to each element. A structure, so that the JIT compiles it into the loop.</summary>
internal interface IScalarFunction
{
    double Of(double x);
}

internal readonly struct LogP1Function : IScalarFunction
{
    public double Of(double x) => NearZero.LogP1(x);
}

internal readonly struct ExpM1Function : IScalarFunction
{
    public double Of(double x) => NearZero.ExpM1(x);
}

internal readonly struct LeakyReluFunction(double slope) : IScalarFunction
{
    public double Of(double x) => x > 0 ? x : slope * x;
}

internal readonly struct EluFunction(double alpha) : IScalarFunction
{
    public double Of(double x) => x > 0 ? x : alpha * NearZero.ExpM1(x);
}

internal readonly struct SeluFunction : IScalarFunction
{
    // Klambauer et al., Self-Normalizing Neural Networks (2017).
    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    public double Of(double x) => Scale * (x > 0 ? x : Alpha * NearZero.ExpM1(x));
}

internal readonly struct GeluFunction : IScalarFunction
{
    public double Of(double x) => x * Special.NormCdf(x);
}

internal readonly struct GeluTanhFunction : IScalarFunction
{
    private const double RootOfTwoByPi = 0.79788456080286535588;

    public double Of(double x) => 0.5 * x * (1 + Math.Tanh(RootOfTwoByPi * (x + (0.044715 * x * x * x))));
}

internal readonly struct SiluFunction : IScalarFunction
{
    public double Of(double x) => x / (1 + Math.Exp(-x));
}

internal readonly struct SoftplusFunction : IScalarFunction
{
    public double Of(double x) => Math.Max(x, 0) + NearZero.LogP1(Math.Exp(-Math.Abs(x)));
}

internal readonly struct LogSigmoidFunction : IScalarFunction
{
    public double Of(double x) => Math.Min(x, 0) - NearZero.LogP1(Math.Exp(-Math.Abs(x)));
}

internal readonly struct HardSigmoidFunction : IScalarFunction
{
    public double Of(double x) => Math.Clamp((x + 3) / 6, 0, 1);
}
