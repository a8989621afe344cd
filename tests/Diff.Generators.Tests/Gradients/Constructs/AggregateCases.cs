namespace Diff.Generators.Tests.Gradients.Constructs;

internal static class AggregateCases
{
    private const string Vector = """
        public readonly record struct Vector(double X, double Y)
        {
            public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);
            public static Vector operator *(double k, Vector a) => new(k * a.X, k * a.Y);
            public static Vector operator -(Vector a) => new(-a.X, -a.Y);
            public static implicit operator Vector(double x) => new(x, x);
            public static explicit operator double(Vector a) => a.X + a.Y;
            public static bool operator >(Vector a, Vector b) => a.X > b.X;
            public static bool operator <(Vector a, Vector b) => a.X < b.X;
            public double Norm => Math.Sqrt(X * X + Y * Y + 1);
            public double this[int i] => i == 0 ? X : Y;
            public double Dot(Vector b) => X * b.X + Y * b.Y;
            public Vector Turned() => new(-Y, X);
        }
        """;

    private const string Complex = """
        public struct Complex
        {
            public double Re;
            public double Im;
            public Complex(double re, double im) { Re = re; Im = im; }
            public static Complex operator *(Complex a, Complex b) => new Complex(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);
            public static Complex operator +(Complex a, Complex b) => new Complex { Re = a.Re + b.Re, Im = a.Im + b.Im };
            public void Scale(double k) { Re *= k; Im *= k; }
            public double Size { get => Re * Re + Im * Im; set { Re = value; Im = 0; } }
        }
        """;

    public static readonly Case[] All =
    [
        new("A vector with operators", "static double F(Vector a, Vector b, double k) { var c = a + k * b; if (c > a) c = -c + 2.0; return c.Norm * c[0] + (double)c + c.Dot(a.Turned()) * a[1]; }\n" + Vector),
        new("A vector as result", "static Vector F(Vector a, double k) => k * a + new Vector(a.Y * k, k * k);\n" + Vector),
        new("A complex number that changes", "static double F(Complex z, Complex c, int n) { for (var i = 0; i < n; i++) { z = z * z + c; z.Scale(0.5); z.Re += c.Im; if (z.Size > 2) { z.Size = z.Im; break; } } return z.Re * z.Im + z.Size; }\n" + Complex) { Passive = [[0], [1], [4]] },
        new("Copies of structs are copies", "static double F(Complex z, double x) { var a = z; a.Re = x; var b = a; b.Im *= a.Re; (a, b) = (b, a); return a.Re * a.Im + b.Re * b.Im + z.Re; }\n" + Complex),
        new("with", "static double F(Vector a, double x) { var b = a with { X = x * a.Y }; b = b with { Y = b.X }; return b.X * b.Y + a.X; }\n" + Vector),
        new("Arrays of structs", "static double F(Vector[] a, Span<Complex> z) { var s = new Vector(0, 1); for (var i = 0; i < a.Length; i++) { s = s + s.Dot(a[i]) * a[i]; z[i].Re *= s.X; z[i] = z[i] * z[i]; a[i] = s; } return s.Norm + z[0].Im; }\n" + Vector + Complex),
        new("Structs in structs", "static Ray F(Ray r, double t) { var p = r.At + t * r.To; return new Ray(p, r.To.Turned()) { Weight = r.Weight * p.X }; }\npublic record struct Ray(Vector At, Vector To) { public double Weight { get; set; } = 1; }\n" + Vector),
        new("Fields held constant", "static double F(Model m, double x) => m.Slope * x * x + m.Scale * x;\npublic readonly record struct Model(double Slope, [property: NoDiff] double Scale, int Count);"),
        new("A class that is only read", "static double F(Model m, double x) => m.Slope * x + m.Offset * m.Slope + m.Twice();\npublic sealed class Model(double slope, double offset) { public double Slope { get; } = slope; public double Offset { get; } = offset; public double Twice() => 2 * Slope * Offset; }"),
        new("A record class", "static double F(Model m, double x) => (m with { Slope = x }).At(m.Slope) + m.At(x);\npublic sealed record Model(double Slope, double Offset) { public double At(double x) => Slope * x * x + Offset; }"),
        new("Deconstruction", "static double F(Vector a) { var (x, y) = a; var (u, v) = new Pair(x * y, y); return a is (> 0, var z) ? x * z * u : y * v; }\npublic readonly record struct Pair(double U, double V);\n" + Vector),
        new("Property patterns", "static double F(Vector a) => a switch { { X: > 0.5 } => a.X * a.Y, { X: < 0, Y: var y } => y * y, (var x, > 0) => x, _ => a.Norm };\n" + Vector),
        new("Passive members in values", "static Item F(Item a, double x) => a with { Value = a.Value * x + a.Count };\npublic readonly record struct Item(double Value, int Count, bool Flag);"),
        new("Tuples in and out", "static (double Sum, (double, int) Other) F((double A, double B) p, (double, int) q) => (p.A * p.B, (p.A * q.Item1 * q.Item2, q.Item2 + 1));"),
        new("Generic structs", "static double F(double x, double y) { var p = new Pair<double>(x, y); var q = p.Swap(); return q.First * q.First * p.Second + Pair<int>.Size * x; }\npublic readonly record struct Pair<T>(T First, T Second) { public static int Size => 2; public Pair<T> Swap() => new(Second, First); }"),
        new("Interfaces of structs", "static double F(double x, double y) => Area(new Square(x)) * Area(new Disc(y));\nprivate static double Area<T>(T shape) where T : IShape => shape.Area();\npublic interface IShape { double Area(); }\npublic readonly record struct Square(double Side) : IShape { public double Area() => Side * Side; }\npublic readonly record struct Disc(double R) : IShape { public double Area() => Math.PI * R * R; }"),
        new("Structs in branches and loops", "static double F(Vector a, Vector b, int n) { var best = a; for (var i = 0; i < n; i++) { var c = i % 2 == 0 ? a : b; best = c.Norm > best.Norm ? c : best + 0.1 * c; if (best.X > 3) return best.Y; } return best.Dot(a); }\n" + Vector) { Passive = [[0], [1], [5]] },
        new("The matrix and vector types of a user", "static double F(Matrix m, double x) { var v = m * (x, 1.0); return v.A * v.B + m.Determinant; }\npublic readonly struct Matrix(double a, double b, double c, double d) { public readonly double A = a, B = b, C = c, D = d; public double Determinant => A * D - B * C; public static (double A, double B) operator *(Matrix m, (double X, double Y) v) => (m.A * v.X + m.B * v.Y, m.C * v.X + m.D * v.Y); }"),
    ];
}
