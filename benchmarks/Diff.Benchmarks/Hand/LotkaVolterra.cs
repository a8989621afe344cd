using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Hand
{
    public readonly record struct LotkaVolterraGradient(
        double Value, double Alpha, double Beta, double Gamma, double Delta, double Prey, double Predators);

    /// <summary>Keeps the state before each step and computes the four stages again on the way back.</summary>
    public static LotkaVolterraGradient LotkaVolterraBackward(
        double alpha, double beta, double gamma, double delta, double prey, double predators, double h, int steps,
        double upstream = 1.0)
    {
        var rented = ArrayPool<double>.Shared.Rent(2 * steps);
        var xs = rented.AsSpan(0, steps);
        var ys = rented.AsSpan(steps, steps);
        var half = 0.5 * h;
        var sixth = h / 6;

        var x = prey;
        var y = predators;
        for (var i = 0; i < steps; i++)
        {
            xs[i] = x;
            ys[i] = y;
            var k1 = x * (alpha - beta * y);
            var l1 = y * (delta * x - gamma);
            var x2 = x + half * k1;
            var y2 = y + half * l1;
            var k2 = x2 * (alpha - beta * y2);
            var l2 = y2 * (delta * x2 - gamma);
            var x3 = x + half * k2;
            var y3 = y + half * l2;
            var k3 = x3 * (alpha - beta * y3);
            var l3 = y3 * (delta * x3 - gamma);
            var x4 = x + h * k3;
            var y4 = y + h * l3;
            var k4 = x4 * (alpha - beta * y4);
            var l4 = y4 * (delta * x4 - gamma);
            x += sixth * (k1 + 2 * k2 + 2 * k3 + k4);
            y += sixth * (l1 + 2 * l2 + 2 * l3 + l4);
        }

        double dAlpha = 0, dBeta = 0, dGamma = 0, dDelta = 0;
        var dx = upstream;
        var dy = upstream;
        for (var i = steps - 1; i >= 0; i--)
        {
            // The stages, as factors: k = x * p, l = y * q.
            var x1 = xs[i];
            var y1 = ys[i];
            var p1 = alpha - beta * y1;
            var q1 = delta * x1 - gamma;
            var x2 = x1 + half * (x1 * p1);
            var y2 = y1 + half * (y1 * q1);
            var p2 = alpha - beta * y2;
            var q2 = delta * x2 - gamma;
            var x3 = x1 + half * (x2 * p2);
            var y3 = y1 + half * (y2 * q2);
            var p3 = alpha - beta * y3;
            var q3 = delta * x3 - gamma;
            var x4 = x1 + h * (x3 * p3);
            var y4 = y1 + h * (y3 * q3);
            var p4 = alpha - beta * y4;
            var q4 = delta * x4 - gamma;

            // dx and dy pass from stage to stage through the adjoints of k and l: two fused operations a stage.
            var dk4 = sixth * dx;
            var dl4 = sixth * dy;
            var dx4 = Fma(dk4, p4, dl4 * (delta * y4));
            var dy4 = Fma(dl4, q4, -dk4 * (beta * x4));
            var dk3 = Fma(h, dx4, 2 * dk4);
            var dl3 = Fma(h, dy4, 2 * dl4);
            var dx3 = Fma(dk3, p3, dl3 * (delta * y3));
            var dy3 = Fma(dl3, q3, -dk3 * (beta * x3));
            var dk2 = Fma(half, dx3, 2 * dk4);
            var dl2 = Fma(half, dy3, 2 * dl4);
            var dx2 = Fma(dk2, p2, dl2 * (delta * y2));
            var dy2 = Fma(dl2, q2, -dk2 * (beta * x2));
            var dk1 = Fma(half, dx2, dk4);
            var dl1 = Fma(half, dy2, dl4);
            dx += dx4 + dx3 + dx2 + Fma(dk1, p1, dl1 * (delta * y1));
            dy += dy4 + dy3 + dy2 + Fma(dl1, q1, -dk1 * (beta * x1));

            // The adjoints of p and q.
            var (dp1, dp2, dp3, dp4) = (dk1 * x1, dk2 * x2, dk3 * x3, dk4 * x4);
            var (dq1, dq2, dq3, dq4) = (dl1 * y1, dl2 * y2, dl3 * y3, dl4 * y4);
            dAlpha += dp1 + dp2 + (dp3 + dp4);
            dBeta -= Fma(dp1, y1, dp2 * y2) + Fma(dp3, y3, dp4 * y4);
            dGamma -= dq1 + dq2 + (dq3 + dq4);
            dDelta += Fma(dq1, x1, dq2 * x2) + Fma(dq3, x3, dq4 * x4);
        }

        ArrayPool<double>.Shared.Return(rented);
        return new(x + y, dAlpha, dBeta, dGamma, dDelta, dx, dy);
    }

    private static double Fma(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);
}
