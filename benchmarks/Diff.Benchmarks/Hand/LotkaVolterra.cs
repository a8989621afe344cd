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

            // dp and dq are the adjoints of the factors, after which dk and dl are no longer needed.
            var dk4 = sixth * dx;
            var dl4 = sixth * dy;
            var dp4 = dk4 * x4;
            var dq4 = dl4 * y4;
            var dx4 = dk4 * p4 + delta * dq4;
            var dy4 = dl4 * q4 - beta * dp4;
            var dk3 = 2 * dk4 + h * dx4;
            var dl3 = 2 * dl4 + h * dy4;
            var dp3 = dk3 * x3;
            var dq3 = dl3 * y3;
            var dx3 = dk3 * p3 + delta * dq3;
            var dy3 = dl3 * q3 - beta * dp3;
            var dk2 = 2 * dk4 + half * dx3;
            var dl2 = 2 * dl4 + half * dy3;
            var dp2 = dk2 * x2;
            var dq2 = dl2 * y2;
            var dx2 = dk2 * p2 + delta * dq2;
            var dy2 = dl2 * q2 - beta * dp2;
            var dk1 = dk4 + half * dx2;
            var dl1 = dl4 + half * dy2;
            var dp1 = dk1 * x1;
            var dq1 = dl1 * y1;
            dAlpha += dp1 + dp2 + (dp3 + dp4);
            dBeta -= dp1 * y1 + dp2 * y2 + (dp3 * y3 + dp4 * y4);
            dGamma -= dq1 + dq2 + (dq3 + dq4);
            dDelta += dq1 * x1 + dq2 * x2 + (dq3 * x3 + dq4 * x4);
            dx += dx4 + dx3 + dx2 + (dk1 * p1 + delta * dq1);
            dy += dy4 + dy3 + dy2 + (dl1 * q1 - beta * dp1);
        }

        ArrayPool<double>.Shared.Return(rented);
        return new(x + y, dAlpha, dBeta, dGamma, dDelta, dx, dy);
    }
}
