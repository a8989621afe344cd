namespace Diff.Benchmarks;

public static partial class Programs
{
    /// <summary>
    /// The sum of squared reprojection errors of observed points, and of the penalty on their weights, as in ADBench.
    /// </summary>
    /// <param name="cameras">11 numbers a camera: rotation (3), centre (3), focal length, principal point (2), distortion (2).</param>
    /// <param name="points">3 coordinates a point.</param>
    /// <param name="weights">One weight an observation.</param>
    /// <param name="features">Where the point was seen: 2 coordinates an observation.</param>
    /// <param name="cameraOf">The camera of each observation.</param>
    /// <param name="pointOf">The point of each observation.</param>
    [Differentiable]
    public static double BundleAdjustment(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        [NoDiff] ReadOnlySpan<double> features, ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf)
    {
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var camera = cameras.Slice(11 * cameraOf[i], 11);
            var point = points.Slice(3 * pointOf[i], 3);
            var (u, v) = Project(camera, point);
            var w = weights[i];
            var du = w * (u - features[2 * i]);
            var dv = w * (v - features[2 * i + 1]);
            var penalty = 1 - w * w;
            total += du * du + dv * dv + penalty * penalty;
        }

        return total;
    }

    private static (double U, double V) Project(ReadOnlySpan<double> camera, ReadOnlySpan<double> point)
    {
        var (x, y, z) = Rotate(
            camera[0], camera[1], camera[2], point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        var px = x / z;
        var py = y / z;
        var r2 = px * px + py * py;
        var distortion = 1 + camera[9] * r2 + camera[10] * r2 * r2;
        return (px * distortion * camera[6] + camera[7], py * distortion * camera[6] + camera[8]);
    }

    /// <summary>Rodrigues' formula: (x, y, z) turned about the axis (rx, ry, rz) by its length.</summary>
    private static (double X, double Y, double Z) Rotate(double rx, double ry, double rz, double x, double y, double z)
    {
        var angle2 = rx * rx + ry * ry + rz * rz;
        if (angle2 == 0) return (x + ry * z - rz * y, y + rz * x - rx * z, z + rx * y - ry * x);

        var angle = Math.Sqrt(angle2);
        var cos = Math.Cos(angle);
        var sin = Math.Sin(angle);
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
