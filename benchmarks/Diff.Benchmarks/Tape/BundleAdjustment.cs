using System.Buffers;

namespace Diff.Benchmarks;

internal static partial class Taped
{
    public static Hand.BundleAdjustmentGradient BundleAdjustmentBackward(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        ReadOnlySpan<double> features, ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf,
        Span<double> camerasGradient, Span<double> pointsGradient, Span<double> weightsGradient, double upstream = 1.0)
    {
        var tape = Tape.Current;
        tape.Reset();
        var rented = ArrayPool<Var>.Shared.Rent(cameras.Length + points.Length + weights.Length);
        var vCameras = rented.AsSpan(0, cameras.Length);
        var vPoints = rented.AsSpan(cameras.Length, points.Length);
        var vWeights = rented.AsSpan(cameras.Length + points.Length, weights.Length);
        tape.Inputs(cameras, vCameras);
        tape.Inputs(points, vPoints);
        tape.Inputs(weights, vWeights);
        var total = tape.Input(0);
        for (var i = 0; i < weights.Length; i++)
        {
            var (u, v) = Project(vCameras.Slice(11 * cameraOf[i], 11), vPoints.Slice(3 * pointOf[i], 3));
            var w = vWeights[i];
            total += Var.Square(w * (u - features[2 * i])) + Var.Square(w * (v - features[2 * i + 1]))
                + Var.Square(1 - Var.Square(w));
        }

        tape.Backward(total, upstream);
        tape.Gradient(vCameras, camerasGradient);
        tape.Gradient(vPoints, pointsGradient);
        tape.Gradient(vWeights, weightsGradient);
        ArrayPool<Var>.Shared.Return(rented);
        return new(total.Value);
    }

    private static (Var U, Var V) Project(ReadOnlySpan<Var> camera, ReadOnlySpan<Var> point)
    {
        var (x, y, z) = Rotate(
            camera[0], camera[1], camera[2], point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        var px = x / z;
        var py = y / z;
        var r2 = Var.Square(px) + Var.Square(py);
        var distortion = 1 + camera[9] * r2 + camera[10] * Var.Square(r2);
        return (px * distortion * camera[6] + camera[7], py * distortion * camera[6] + camera[8]);
    }

    private static (Var X, Var Y, Var Z) Rotate(Var rx, Var ry, Var rz, Var x, Var y, Var z)
    {
        var angle2 = Var.Square(rx) + Var.Square(ry) + Var.Square(rz);
        if (angle2.Value == 0) return (x + ry * z - rz * y, y + rz * x - rx * z, z + rx * y - ry * x);

        var angle = Var.Sqrt(angle2);
        var cos = Var.Cos(angle);
        var sin = Var.Sin(angle);
        var ax = rx / angle;
        var ay = ry / angle;
        var az = rz / angle;
        var along = (ax * x + ay * y + az * z) * (1 - cos);
        return (
            x * cos + (ay * z - az * y) * sin + ax * along,
            y * cos + (az * x - ax * z) * sin + ay * along,
            z * cos + (ax * y - ay * x) * sin + az * along);
    }
}
