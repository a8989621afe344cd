using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>The functions that occur in derivatives, so that rules read like mathematics.</summary>
internal abstract partial record Term
{
    public static Term Sin(Term x) => Of(Op.Sin, x);

    public static Term Cos(Term x) => Of(Op.Cos, x);

    public static Term SinPi(Term x) => Of(Op.SinPi, x);

    public static Term CosPi(Term x) => Of(Op.CosPi, x);

    public static Term Sinh(Term x) => Of(Op.Sinh, x);

    public static Term Cosh(Term x) => Of(Op.Cosh, x);

    public static Term Exp(Term x) => Of(Op.Exp, x);

    public static Term Log(Term x) => Of(Op.Log, x);

    public static Term Pow(Term x, Term y) => Of(Op.Pow, x, y);

    public static Term Sqrt(Term x) => Of(Op.Sqrt, x);

    public static Term ScaleB(Term x, Term n) => Of(Op.ScaleB, x, n);

    public static Term Round(Term x) => Of(Op.Round, x);

    public static Term Digamma(Term x) => Of(Op.Digamma, x);

    public static Term Trigamma(Term x) => Of(Op.Trigamma, x);

    public static Term Polygamma(Term order, Term x) => Of(Op.Polygamma, order, x);
}
