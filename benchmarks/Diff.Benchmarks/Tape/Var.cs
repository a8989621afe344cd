namespace Diff.Benchmarks;

/// <summary>A value on the tape. Operations with a constant record one operand only.</summary>
internal readonly struct Var(double value, int index)
{
    public readonly double Value = value;
    public readonly int Index = index;

    public static Var operator +(Var a, Var b) => Tape.Current.Binary(a.Value + b.Value, a, 1, b, 1);

    public static Var operator +(Var a, double b) => Tape.Current.Unary(a.Value + b, a, 1);

    public static Var operator +(double a, Var b) => Tape.Current.Unary(a + b.Value, b, 1);

    public static Var operator -(Var a, Var b) => Tape.Current.Binary(a.Value - b.Value, a, 1, b, -1);

    public static Var operator -(Var a, double b) => Tape.Current.Unary(a.Value - b, a, 1);

    public static Var operator -(double a, Var b) => Tape.Current.Unary(a - b.Value, b, -1);

    public static Var operator -(Var a) => Tape.Current.Unary(-a.Value, a, -1);

    public static Var operator *(Var a, Var b) => Tape.Current.Binary(a.Value * b.Value, a, b.Value, b, a.Value);

    public static Var operator *(Var a, double b) => Tape.Current.Unary(a.Value * b, a, b);

    public static Var operator *(double a, Var b) => Tape.Current.Unary(a * b.Value, b, a);

    public static Var operator /(Var a, Var b)
    {
        var quotient = a.Value / b.Value;
        return Tape.Current.Binary(quotient, a, 1 / b.Value, b, -quotient / b.Value);
    }

    public static Var operator /(double a, Var b)
    {
        var quotient = a / b.Value;
        return Tape.Current.Unary(quotient, b, -quotient / b.Value);
    }

    public static Var operator /(Var a, double b) => Tape.Current.Unary(a.Value / b, a, 1 / b);

    public static Var Square(Var a) => Tape.Current.Unary(a.Value * a.Value, a, 2 * a.Value);

    public static Var Exp(Var a)
    {
        var value = Math.Exp(a.Value);
        return Tape.Current.Unary(value, a, value);
    }

    public static Var Log(Var a) => Tape.Current.Unary(Math.Log(a.Value), a, 1 / a.Value);

    public static Var Sqrt(Var a)
    {
        var value = Math.Sqrt(a.Value);
        return Tape.Current.Unary(value, a, 0.5 / value);
    }

    public static Var Sin(Var a) => Tape.Current.Unary(Math.Sin(a.Value), a, Math.Cos(a.Value));

    public static Var Cos(Var a) => Tape.Current.Unary(Math.Cos(a.Value), a, -Math.Sin(a.Value));

    public static Var Tanh(Var a)
    {
        var value = Math.Tanh(a.Value);
        return Tape.Current.Unary(value, a, 1 - value * value);
    }

    public static Var Sigmoid(Var a)
    {
        var value = 1 / (1 + Math.Exp(-a.Value));
        return Tape.Current.Unary(value, a, value * (1 - value));
    }

    public static Var NormCdf(Var a) =>
        Tape.Current.Unary(Special.NormCdf(a.Value), a, 0.3989422804014327 * Math.Exp(-0.5 * a.Value * a.Value));
}
