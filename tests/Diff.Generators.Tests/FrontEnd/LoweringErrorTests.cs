using Diff.Generators.FrontEnd;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.FrontEnd;

/// <summary>What is refused, with the exact place; and what is refused only where it meets an active value.</summary>
public class LoweringErrorTests
{
    private const string Members = """
        public static double Mutable = 1;
        public static readonly double[] Table = { 1, 2 };
        public static double Property { get; set; }
        public static event Action? Happened;
        public static async Task<double> Later(double x) { await Task.Yield(); return x; }
        public static IEnumerable<double> Many(double x) { yield return x; }
        public class Box { public double Value; public void Set(double v) { Value = v; } public virtual double Get() => Value; public double Sum(int n) => n == 0 ? Value : Sum(n - 1); }
        public static void Fill(double[][] a, int n) { if (n > 0) { a[n - 1][0] = n; Fill(a, n - 1); } }
        public static void Grow(ref double x, int n) { if (n > 0) { x *= n; Grow(ref x, n - 1); } }
        """;

    [Theory]
    [InlineData("try { x = 1; } finally { } return x;", "DIFF2004", "try")]
    [InlineData("lock (a) { x = 1; } return x;", "DIFF2004", "lock")]
    [InlineData("using var s = new System.IO.MemoryStream(); return x;", "DIFF2004", "using")]
    [InlineData("again: x *= 2; if (x < 10) goto again; return x;", "DIFF2004", "again|goto again;")]
    [InlineData("foreach (var v in new List<double> { 1 }) x += v; return x;", "DIFF2004", "new List<double> { 1 }")]
    [InlineData("return Mutable * x;", "DIFF2003", "Mutable")]
    [InlineData("Mutable = x; return x;", "DIFF2003", "Mutable")]
    [InlineData("Property += x; return x;", "DIFF2003", "Property")]
    [InlineData("Table[0] = x; return x;", "DIFF2003", "Table[0]")]
    [InlineData("Happened?.Invoke(); return x;", "DIFF2009", "Happened")]
    [InlineData("Happened += () => { }; return x;", "DIFF2009", "Happened")]
    [InlineData("unsafe { double* p = &x; return *p; }", "DIFF2012", "&x|*p")]
    [InlineData("fixed (double* p = a) { } return x;", "DIFF2012", "fixed")]
    [InlineData("b.Value = x; return x;", "DIFF2008", "b.Value")]
    [InlineData("b.Set(x); return x;", "DIFF2008", "Value")]
    [InlineData("return b.Get() * x;", "DIFF2005", "b.Get()")]
    [InlineData("return b.Sum(3) * x;", "DIFF2005", "b.Sum(3)")]
    [InlineData("double[][] r = [a, a]; Fill(r, 2); return a[0] * x;", "DIFF2014", "Fill(r, 2)")]
    [InlineData("Grow(ref x, 2); return x;", "DIFF2014", "Grow(ref x, 2)")]
    [InlineData("return Later(x).Result;", "DIFF2011", "Later")]
    [InlineData("return Many(x).First();", "DIFF2011", "Many")]
    [InlineData("dynamic d = x; return d * 2;", "DIFF2005", "d * 2")]
    [InlineData("var t = typeof(Box).GetMethods(); return x;", "DIFF2010", "typeof(Box).GetMethods()")]
    [InlineData("var l = new List<Func<double>>(); l.Add(() => x); return x;", "DIFF2006", "() => x")]
    [InlineData("var m = new double[2][][]; return x;", "DIFF2005", "new double[2][][]")]
    [InlineData("var m = new double[2][]; m[0] = Table; return x;", "DIFF2003", "m[0]")]
    [InlineData("Span<double> s = a; for (int i = 0; i < 2; i++) { s[0] = x; s = new double[2]; } return s[0];", "DIFF2013", "for")]
    [InlineData("double[][] m = [a]; var s = m[0].AsSpan(); for (int i = 0; i < 2; i++) { x += s[0]; s = m[i]; } return x;", "DIFF2013", "for")]
    [InlineData("Span<double> s = a; if (x > 0) s = Table; return s[0];", "DIFF2013", "if (x > 0) s = Table;")]
    public void Errors_are_where_the_reason_is(string body, string id, string places)
    {
        var (result, source) = Lower(body);
        Assert.Equal(
            places.Split('|').Select(p => (id, p)),
            result.Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))));
        Assert.Null(result.Function);
    }

    [Theory]
    [InlineData("int n = (int)x; return n;", "DIFF2001", "(int)x")]
    [InlineData("return Convert.ToInt32(x) * x;", "DIFF2001", "Convert.ToInt32(x)")]
    [InlineData("return (double)(decimal)x;", "DIFF2007", "(decimal)x")]
    [InlineData("Console.WriteLine(x); return x;", "DIFF2002", "Console.WriteLine(x)")]
    [InlineData("return a.Sum() + x;", "DIFF2002", "a.Sum()")]
    [InlineData("return Held(x);", "DIFF2016", "x")]
    [InlineData("var s = $\"{x}\"; return s.Length * x;", "DIFF2007", "$\"{x}\"")]
    public void Suspicions_are_errors_only_where_the_value_is_active(string body, string id, string place)
    {
        var (result, source) = Lower(body);
        Assert.Empty(result.Diagnostics);
        var suspicion = Assert.Single(result.Suspicions);
        Assert.Equal((id, place), (suspicion.Descriptor.Id, source.Substring(suspicion.Location.SourceSpan.Start, suspicion.Location.SourceSpan.Length)));
        Assert.NotEmpty(suspicion.Watched);
    }

    [Theory]
    [InlineData("if (x < 0) throw new ArgumentException($\"{x} is negative\" + (int)x); return x;")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(x); ArgumentNullException.ThrowIfNull(a); System.Diagnostics.Debug.Assert(x > 0); return x;")]
    [InlineData("int n = (int)3.5; n += int.Parse(\"3\"); return n * x;")]
    [InlineData("return x * Table[1] + Math.Sign(x) + (double.IsNaN(x) ? 1 : 0) + x.CompareTo(1.0) * 0;")]
    public void Passive_code_raises_no_suspicion(string body)
    {
        var (result, _) = Lower(body);
        Assert.Empty(result.Diagnostics);
        Assert.DoesNotContain(result.Suspicions, s => s.Descriptor.Id != "DIFF2002");
    }

    private static (LoweringResult Result, string Source) Lower(string body)
    {
        var source = $$"""
            using System.Threading.Tasks;
            public static partial class C
            {
                public static unsafe double F(double x, double[] a, Box b)
                {
                    {{body}}
                }

                private static double Held([NoDiff] double x) => x;
            {{Members}}
            }
            """;
        var declared = Declared.From(source);
        var method = declared.Method("F");
        return (Generators.FrontEnd.FrontEnd.Lower(method, declared.Compilation, default), source);
    }
}
