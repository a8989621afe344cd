using System.Runtime.CompilerServices;

namespace Diff.Benchmarks;

/// <summary>A rotation vector split into axis and angle, for the hand-written gradient of the bundle adjustment.</summary>
internal readonly struct Rotation
{
    private readonly double _angle, _x, _y, _z, _sin, _cos;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rotation(double rx, double ry, double rz)
    {
        (_x, _y, _z) = (rx, ry, rz);
        var angle2 = rx * rx + ry * ry + rz * rz;
        if (angle2 == 0) return;

        _angle = Math.Sqrt(angle2);
        _cos = Math.Cos(_angle);
        _sin = Math.Sin(_angle);
        _x = rx / _angle;
        _y = ry / _angle;
        _z = rz / _angle;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double X, double Y, double Z) Apply(double x, double y, double z)
    {
        var crossX = _y * z - _z * y;
        var crossY = _z * x - _x * z;
        var crossZ = _x * y - _y * x;
        if (_angle == 0) return (x + crossX, y + crossY, z + crossZ);

        var along = (_x * x + _y * y + _z * z) * (1 - _cos);
        return (x * _cos + crossX * _sin + _x * along, y * _cos + crossY * _sin + _y * along, z * _cos + crossZ * _sin + _z * along);
    }

    /// <summary>
    /// The adjoint of the vector (x, y, z), given that of its image (gx, gy, gz); adds that of the rotation vector.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double X, double Y, double Z) Backward(
        double x, double y, double z, double gx, double gy, double gz, Span<double> gradient)
    {
        // x cross g: the adjoint of the axis in axis cross x. g cross axis: that of x.
        var (mx, my, mz) = (y * gz - z * gy, z * gx - x * gz, x * gy - y * gx);
        var (nx, ny, nz) = (gy * _z - gz * _y, gz * _x - gx * _z, gx * _y - gy * _x);
        if (_angle == 0)
        {
            gradient[2] += mz;
            gradient[1] += my;
            gradient[0] += mx;
            return (gx + nx, gy + ny, gz + nz);
        }

        var versine = 1 - _cos;
        var dot = _x * x + _y * y + _z * z;
        var axisG = _x * gx + _y * gy + _z * gz;
        var spread = axisG * versine;
        var pull = dot * versine;
        var dx = _sin * mx + spread * x + pull * gx;
        var dy = _sin * my + spread * y + pull * gy;
        var dz = _sin * mz + spread * z + pull * gz;
        var dCos = gx * x + gy * y + gz * z - dot * axisG;
        var dSin = _x * mx + _y * my + _z * mz;
        var inverse = 1 / _angle;
        var dAngle = _cos * dSin - _sin * dCos - (dx * _x + dy * _y + dz * _z) * inverse;
        gradient[2] += dz * inverse + dAngle * _z;
        gradient[1] += dy * inverse + dAngle * _y;
        gradient[0] += dx * inverse + dAngle * _x;
        return (gx * _cos + nx * _sin + _x * spread, gy * _cos + ny * _sin + _y * spread, gz * _cos + nz * _sin + _z * spread);
    }
}
