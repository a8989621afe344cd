namespace Diff.Generators.Tests.GeneratedCode;

public class AggregateTests
{
    private const string Vector =
        """
        public readonly record struct Vector(double X, double Y)
        {
            public double Length => Math.Sqrt(X * X + Y * Y);

            public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

            public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y);

            public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y);

            public double Dot(Vector other) => X * other.X + Y * other.Y;
        }
        """;

    [Fact]
    public Task Struct_with_operators() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Spring(Vector a, Vector b, double stiffness, double rest)
            {
                var stretch = (b - a).Length - rest;
                var middle = 0.5 * (a + b);
                return 0.5 * stiffness * stretch * stretch + middle.Dot(b);
            }
        """,
        "GradientCheck.Check(Models.Spring, Models.SpringBackward, new Vector(0.1, 0.2), new Vector(1, 2), 3.0, 0.7)",
        Vector);

    [Fact]
    public Task Struct_result() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static Vector Reflect(Vector direction, Vector normal) => direction - 2 * direction.Dot(normal) * normal;
        """,
        "GradientCheck.Check(Models.Reflect, Models.ReflectBackward, new Vector(0.1, 0.2), new Vector(1, 2))",
        Vector);

    [Fact]
    public Task Record_struct_gradient() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Value(Bond bond, double rate)
            {
                var value = 0.0;
                for (var year = 1; year <= bond.Years; year++)
                    value += bond.Coupon * bond.Face / Math.Pow(1 + rate, year);
                return value + bond.Face / Math.Pow(1 + rate, bond.Years);
            }
        """,
        """GradientCheck.Check(Models.Value, Models.ValueBackward, new Bond("B", 100, 0.03, 5), 0.02)""",
        "public record struct Bond(string Name, double Face, double Coupon, int Years);");

    [Fact]
    public Task Nested_structs() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Kinetic(Body body)
            {
                var moved = body with { Position = body.Position + 0.1 * body.Velocity };
                return 0.5 * moved.Mass * moved.Velocity.Dot(moved.Velocity) + moved.Mass * 9.81 * moved.Position.Y;
            }
        """,
        "GradientCheck.Check(Models.Kinetic, Models.KineticBackward, new Body(new(0, 3), new(1, 2), 1.5))",
        Vector + "\n\npublic readonly record struct Body(Vector Position, Vector Velocity, double Mass);");

    [Fact]
    public Task Array_of_structs() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Perimeter(ReadOnlySpan<Vector> corners)
            {
                var sum = 0.0;
                for (var i = 0; i < corners.Length; i++)
                    sum += (corners[(i + 1) % corners.Length] - corners[i]).Length;
                return sum;
            }
        """,
        """
        GradientCheck.Check(
            (Vector[] x) => Models.Perimeter(x),
            (Vector[] x, double upstream) => { var g = new Vector[x.Length]; var v = Models.PerimeterBackward(x, g, upstream); return (v.Value, g); },
            (object)new Vector[] { new(0, 0), new(1, 0.1), new(0.3, 2) })
        """,
        Vector);

    [Fact]
    public Task Tuples() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static (double X, double Y) Rotate((double X, double Y) point, double angle)
            {
                var (sin, cos) = Math.SinCos(angle);
                return (cos * point.X - sin * point.Y, sin * point.X + cos * point.Y);
            }
        """,
        "GradientCheck.Check(Models.Rotate, Models.RotateBackward, (1.0, 2.0), 0.3)");

    [Fact]
    public Task Mutable_struct() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Simulate(Particle particle, double force, int steps)
            {
                for (var i = 0; i < steps; i++)
                {
                    particle.Velocity += 0.1 * force * particle.Position;
                    particle.Position += 0.1 * particle.Velocity;
                }

                return particle.Position;
            }
        """,
        "GradientCheck.Check(Models.Simulate, Models.SimulateBackward, new Particle { Position = 1, Velocity = 0.5 }, -0.7, 5)",
        """
        public struct Particle
        {
            public double Position;
            public double Velocity;
        }
        """);

    [Fact]
    public Task Class_that_is_read() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Discount(Curve curve, double time) => Math.Exp(-(curve.Level + curve.Slope * time) * time);
        """,
        "GradientCheck.Check(Models.Discount, Models.DiscountBackward, new Curve(0.02, 0.001), 3.0)",
        """
        public sealed class Curve(double level, double slope)
        {
            public double Level { get; } = level;

            public double Slope { get; } = slope;
        }
        """);
}
