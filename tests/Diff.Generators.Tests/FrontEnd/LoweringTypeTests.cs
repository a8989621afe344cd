using Diff.Generators.Tests.Interpreting;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>Structs, records, classes, tuples: made, read, changed, passed on.</summary>
public class LoweringTypeTests
{
    private const string Types = """
        public struct Vec
        {
            public double X, Y;
            public Vec(double x, double y) { X = x; Y = y; }
            public double Norm => Math.Sqrt(X * X + Y * Y);
            public double Squared { get { var s = 0.0; s += X * X; s += Y * Y; return s; } }
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator *(double s, Vec a) => new Vec { X = s * a.X, Y = s * a.Y };
            public static Vec operator -(Vec a) => new(-a.X, -a.Y);
            public static implicit operator Vec(double d) => new(d, d);
            public static explicit operator double(Vec v) => v.X;
            public void Scale(double s) { X *= s; Y *= s; }
            public readonly double Dot(in Vec other) => X * other.X + Y * other.Y;
            public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }
            public static readonly Vec One = new(1, 1);
            public static double Count = 3;
        }
        public readonly record struct Point(double A, double B) { public double Sum => A + B; public Point Flip() => this with { A = B, B = A }; }
        public record Model(double W, Vec V, double[] Data) { public double Eval(double x) => W * x + V.X + Data[0]; public double Extra { get; init; } = 2; }
        public sealed class Net(double scale)
        {
            private readonly double _bias = scale * 2;
            public double Bias => _bias;
            public Vec Offset { get; } = new(scale, 1);
            public double Run(double x) => x * scale + Bias;
        }
        public abstract class Shape { public abstract double Side { get; } public double Size { get; init; } = 2; public abstract double Area(); public virtual double Twice() => 2 * Area(); }
        public class Square(double side) : Shape { public override double Side => side; public override double Area() => side * side; }
        public class Box : Square { public double H; public Box(double s, double h) : base(s) { H = h; } public override double Twice() => base.Twice() + H; }
        public class Matrix
        {
            private readonly double[] _data; public int Columns { get; }
            public Matrix(int rows, int columns) { _data = new double[rows * columns]; Columns = columns; }
            public ref double this[int i, int j] => ref _data[i * Columns + j];
        }
        public sealed record Link(double Value, Link? Next);
        public enum Kind { Linear, Square = 4 }
        """;

    [Theory]
    [InlineData("var v = new Vec(x, y); var w = v; w.X += 1; v.Scale(2); return v.X * w.X + v.Norm + w.Squared;")]
    [InlineData("Vec v = x + 2 * new Vec(y, 1) + -(Vec)y; return (double)v + v.Dot(new Vec(1, 2)) + v[1];")]
    [InlineData("var v = new Vec(); v[0] = x; v[1] += y; v[1] *= 3; return v[0] * v[1];")]
    [InlineData("Vec v = default; if (x > 0) v.X = y; else v = new(1, 2); return v.X + v.Y;")]
    [InlineData("var v = new Vec(x, y); for (int i = 0; i < 3; i++) { v += new Vec(i, x); v.Scale(0.5); if (v.X > 100) break; } return v.X * v.Y;")]
    [InlineData("var p = new Point(x, y); var (a, b) = p; var q = p with { A = 3 }; return a * q.B + p.Sum * q.Flip().A;")]
    [InlineData("var p = new Point(x, y); return p switch { { A: > 1, B: var b } => b, (0.5, _) => 7, { Sum: < 0 } s => s.A, _ => x };")]
    [InlineData("var m = new Model(x, new(y, 1), new[] { x, y }); var n = m with { W = 3 }; return m.Eval(2) + n.Eval(y) + m.Extra + n.Extra;")]
    [InlineData("var n = new Net(x); return n.Run(y) + n.Offset.X;")]
    [InlineData("Shape s = x > 0 ? new Square(x) : new Square(y); return s.Area() + s.Twice();")]
    [InlineData("var b = new Box(x, y); Shape s = b; return s.Area() + s.Twice() + b.H;")]
    [InlineData("var m = new Matrix(2, 2); m[0, 1] = x; m[0, 1] += y; m[1, 0] = m[0, 1] * 2; ref double e = ref m[1, 1]; e = 5; return m[1, 0] + m[1, 1];")]
    [InlineData("var k = x > 0 ? Kind.Square : Kind.Linear; return k switch { Kind.Square => y * y, Kind.Linear => y, _ => throw new ArgumentOutOfRangeException() };")]
    [InlineData("var k = (Kind)4; switch (k) { case Kind.Square: return x; default: return y; }")]
    [InlineData("var v = Vec.One + new Vec(x, y); return v.X + v.Y;")]
    [InlineData("var a = new Vec[2]; a[0] = new Vec(x, y); a[1].X = 3; a[1].Scale(y); var b = a[1]; b.X = 0; return a[0].Norm + a[1].X + b.Y + a[0].Dot(a[1]);")]
    [InlineData("static void Update(ref Vec v, in double s, out double old) { old = v.X; v.X *= s; } var v = new Vec(x, y); Update(ref v, y, out var o); return v.X + o;")]
    [InlineData("static (double s, double p) Both(double a, double b) => (a + b, a * b); var t = Both(b: y, a: x); var (s, (p, q)) = (t.s, (t.p, 2)); return s * p + q;")]
    [InlineData("(int, float) t = (1, 2.5f); (double a, double b) u = t; return u.a * x + u.b * y + ((x, y) == (y, x) ? 1 : 0);")]
    [InlineData("object o = x; return o is double d && d > 0 ? d * y : o is int ? 1 : 2;")]
    [InlineData("double? n = null; string? s = null; return (n ?? x) * y + (s?.Length == null ? 1 : 2);")]
    [InlineData("var f = (double a) => a * x; double G(Func<double, double> h, double v) => h(h(v)); x += 1; return G(f, y) + G(Math.Sin, x) + G(a => a + y, 1);")]
    [InlineData("var t = (x, y); t.x = 3; Vec v = new() { X = t.x, Y = t.Item2 }; ref Vec r = ref v; r.X += 5; return v.X * v.Y;")]
    [InlineData("int n = 0; Vec Next() { n++; return new Vec(n, x); } return Next().Norm + Next().X + Next()[0] + n;")]
    [InlineData("Shape s = x > 0 ? new Square(x) { Size = 3 } : new Square(y); return s.Side * s.Size;")]
    [InlineData("Vec Changed(ref Vec v) { v.X = 9; return v; } var a = new Vec(x, y); return a.Dot(Changed(ref a));")]
    [InlineData("var v = new Vec(x, y); v[0]++; v[1] *= v[0]--; return v.X + v.Y;")]
    [InlineData("var l = new Link(x, new Link(y, null)); return l.Next!.Value * l.Value + (l.Next.Next is null ? 1 : 0);")]
    public void Bodies_compute_what_they_say(string body)
    {
        using var lowered = Lowered.From($"public static partial class C {{ public static double F(double x, double y) {{ {body} }} }}\n{Types}");
        foreach (var x in new[] { 0.5, -3.0, 2.0 })
        {
            foreach (var y in new[] { -1.25, 4.0, 0.5 })
                lowered.Check(x, y);
        }
    }

    [Fact]
    public void Struct_parameters_and_results()
    {
        using var lowered = Lowered.From($$"""
            public static partial class C
            {
                public static (Vec V, double S, Point P) F(Vec v, in Point p, Model m, Vec[] points, ref Vec r, out double o, int n, Kind k)
                {
                    o = m.Eval(v.Norm) + m.V.Y;
                    var w = v;
                    foreach (var q in points)
                        w += n > 2 ? q : -q;
                    r.X += w.Y;
                    w.Scale(p.Sum);
                    points[0] = w;
                    points[1].Y += 1;
                    if (k == Kind.Square)
                        r = new Vec(1, w.X);
                    return (w, o + r.Dot(w), p.Flip());
                }
            }
            {{Types}}
            """);
        var vectors = Array.CreateInstance(lowered.New("Vec", 1.0, 2.0).GetType(), 2);
        vectors.SetValue(lowered.New("Vec", 3.0, -1.0), 0);
        vectors.SetValue(lowered.New("Vec", 0.5, 7.0), 1);
        var model = lowered.New("Model", 2.0, lowered.New("Vec", 4.0, 5.0), new[] { 6.0 });
        foreach (var kind in new[] { 0, 4 })
        {
            foreach (var n in new[] { 1, 3 })
                lowered.Check(lowered.New("Vec", 1.5, 2.0), lowered.New("Point", 0.5, 2.0), model, vectors, lowered.New("Vec", 1.0, 2.0), 0.0, n, lowered.Enum("Kind", kind));
        }
    }

    [Fact]
    public void Generic_code_runs_in_the_precision_it_is_called_in()
    {
        using var lowered = Lowered.From("""
            public static partial class C
            {
                public static double F(double x, float y) => Poly<double>([1, 2, x], x) + Poly([1f, 2f, y], y) + Norm(new V<double>(x, 2)) + Apply(default(Twice), x) + Max(x, 2.0);

                private static T Poly<T>(ReadOnlySpan<T> c, T x) where T : IFloatingPointIeee754<T>
                {
                    T s = T.Zero;
                    for (int i = c.Length - 1; i >= 0; i--)
                        s = s * x + c[i];
                    return T.Sin(s) + T.CreateChecked(0.1) * T.Pi - -s + (T.IsNaN(s) ? T.One : T.Sqrt(T.Abs(s)));
                }

                private static T Norm<T>(V<T> v) where T : struct, IRootFunctions<T> => v.Dot(v);

                private static double Apply<TF>(TF f, double x) where TF : struct, IF => f.Eval(x) + TF.Shift(x);

                private static T Max<T>(T a, T b) where T : IComparisonOperators<T, T, bool> => a > b ? a : b;
            }

            public record struct V<T>(T X, T Y) where T : struct, IRootFunctions<T>
            {
                public T Dot(V<T> o) => T.Sqrt(X * o.X + Y * o.Y);
            }

            public interface IF { double Eval(double x); static abstract double Shift(double x); }

            public struct Twice : IF { public double Eval(double x) => 2 * x; public static double Shift(double x) => x + 1; }
            """);
        foreach (var x in new[] { 0.1, -2.5, 3.0 })
            lowered.Check(x, (float)(x * 0.3));
    }

    [Fact]
    public void Recursion_is_kept_as_calls()
    {
        using var lowered = Lowered.From("""
            public static partial class C
            {
                public static double F(double x, int n) => n <= 0 ? 1 : x * F(x, n - 1) + Even(x, n);
                internal static double Even(double x, int n) => n == 0 ? x : Odd(x * 0.5, n - 1);
                internal static double Odd(double x, int n) => n == 0 ? -x : Even(x + 1, n - 1);
            }
            """);
        Assert.Equal(3, lowered.Function.Helpers.Count);
        for (var n = 0; n < 6; n++)
            lowered.Check(1.25, n);
    }
}
