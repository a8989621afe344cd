namespace Diff.Benchmarks;

internal static partial class Hand
{
    public readonly record struct BundleAdjustmentGradient(double Value);

    public static BundleAdjustmentGradient BundleAdjustmentBackward(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        ReadOnlySpan<double> features, ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf,
        Span<double> camerasGradient, Span<double> pointsGradient, Span<double> weightsGradient, double upstream = 1.0)
    {
        camerasGradient.Clear();
        pointsGradient.Clear();
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var camera = 11 * cameraOf[i];
            var point = 3 * pointOf[i];
            total += ObservationBackward(
                cameras.Slice(camera, 11), points.Slice(point, 3), weights[i], features.Slice(2 * i, 2),
                camerasGradient.Slice(camera, 11), pointsGradient.Slice(point, 3), out weightsGradient[i], upstream);
        }

        return new(total);
    }

    private static double ObservationBackward(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double w, ReadOnlySpan<double> feature,
        Span<double> cameraGradient, Span<double> pointGradient, out double weightGradient, double upstream)
    {
        var rotation = new Rotation(camera[0], camera[1], camera[2]);
        var bx = point[0] - camera[3];
        var by = point[1] - camera[4];
        var bz = point[2] - camera[5];
        var (x, y, z) = rotation.Apply(bx, by, bz);
        var px = x / z;
        var py = y / z;
        var r2 = px * px + py * py;
        var focal = camera[6];
        var (k1, k2) = (camera[9], camera[10]);
        var distortion = 1 + k1 * r2 + k2 * r2 * r2;
        var errorU = px * distortion * focal + camera[7] - feature[0];
        var errorV = py * distortion * focal + camera[8] - feature[1];
        var du = w * errorU;
        var dv = w * errorV;
        var penalty = 1 - w * w;
        var twice = 2 * upstream;
        weightGradient = twice * (du * errorU + dv * errorV - 2 * penalty * w);

        var dU = twice * du * w;
        var dV = twice * dv * w;
        var along = dU * px + dV * py;
        var dDistortion = focal * along;
        var dR2 = 2 * dDistortion * (k1 + 2 * k2 * r2);
        var scale = distortion * focal;
        var dPx = dU * scale + dR2 * px;
        var dPy = dV * scale + dR2 * py;
        var inverse = 1 / z;
        var (dbx, dby, dbz) = rotation.Backward(
            bx, by, bz, dPx * inverse, dPy * inverse, -(dPx * px + dPy * py) * inverse, cameraGradient);

        cameraGradient[3] -= dbx;
        cameraGradient[4] -= dby;
        cameraGradient[5] -= dbz;
        cameraGradient[6] += distortion * along;
        cameraGradient[7] += dU;
        cameraGradient[8] += dV;
        cameraGradient[9] += dDistortion * r2;
        cameraGradient[10] += dDistortion * r2 * r2;
        pointGradient[0] += dbx;
        pointGradient[1] += dby;
        pointGradient[2] += dbz;
        return du * du + dv * dv + penalty * penalty;
    }
}
