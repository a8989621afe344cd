namespace Diff.Benchmarks;

/// <summary>The benchmark functions written for the tape.</summary>
internal static partial class Taped
{
    public static Hand.RosenbrockGradient RosenbrockBackward(double x, double y, double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var vx = tape.Input(x);
        var vy = tape.Input(y);
        var a = 1 - vx;
        var b = vy - Var.Square(vx);
        var result = Var.Square(a) + 100 * Var.Square(b);
        tape.Backward(result, upstream);
        return new(result.Value, tape.Gradient(vx), tape.Gradient(vy));
    }

    public static Hand.BlackScholesGradient BlackScholesBackward(
        double spot, double strike, double rate, double volatility, double time, double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var s = tape.Input(spot);
        var k = tape.Input(strike);
        var r = tape.Input(rate);
        var v = tape.Input(volatility);
        var t = tape.Input(time);
        var deviation = v * Var.Sqrt(t);
        var d1 = (Var.Log(s / k) + (r + 0.5 * Var.Square(v)) * t) / deviation;
        var d2 = d1 - deviation;
        var price = s * Var.NormCdf(d1) - k * Var.Exp(-(r * t)) * Var.NormCdf(d2);
        tape.Backward(price, upstream);
        return new(
            price.Value, tape.Gradient(s), tape.Gradient(k), tape.Gradient(r), tape.Gradient(v), tape.Gradient(t));
    }

    public static Hand.LotkaVolterraGradient LotkaVolterraBackward(
        double alpha, double beta, double gamma, double delta, double prey, double predators, double h, int steps,
        double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var a = tape.Input(alpha);
        var b = tape.Input(beta);
        var c = tape.Input(gamma);
        var d = tape.Input(delta);
        var x0 = tape.Input(prey);
        var y0 = tape.Input(predators);
        var x = x0;
        var y = y0;
        for (var i = 0; i < steps; i++)
        {
            var k1 = x * (a - b * y);
            var l1 = y * (d * x - c);
            var x2 = x + 0.5 * h * k1;
            var y2 = y + 0.5 * h * l1;
            var k2 = x2 * (a - b * y2);
            var l2 = y2 * (d * x2 - c);
            var x3 = x + 0.5 * h * k2;
            var y3 = y + 0.5 * h * l2;
            var k3 = x3 * (a - b * y3);
            var l3 = y3 * (d * x3 - c);
            var x4 = x + h * k3;
            var y4 = y + h * l3;
            var k4 = x4 * (a - b * y4);
            var l4 = y4 * (d * x4 - c);
            x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            y += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
        }

        var result = x + y;
        tape.Backward(result, upstream);
        return new(
            result.Value, tape.Gradient(a), tape.Gradient(b), tape.Gradient(c), tape.Gradient(d),
            tape.Gradient(x0), tape.Gradient(y0));
    }
}
