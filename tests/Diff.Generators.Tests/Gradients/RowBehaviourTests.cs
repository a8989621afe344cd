using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Gradients;

/// <summary>Arrays of rows: what is thrown, and what is refused because rows are one array.</summary>
public sealed class RowBehaviourTests
{
    private const string Source = """
        public static partial class M
        {
            [Differentiable]
            public static double Product(double[][] a, int i, int j) => a[i][j] * a[0][0];

            [Differentiable]
            public static double Scaled(double[][] a, double[] b, double x) { a[0][0] *= x; return a[0][0] * a[1][0] * b[0]; }

            [Differentiable]
            public static double Exchanged(double[][] a, double[][] b) { (a[0], a[1]) = (a[1], b[0]); return a[0][0] * a[1][0] * a[1][0]; }

            [Differentiable]
            public static double Made(double x, int n, int row) { var a = new double[n][]; a[0] = [x]; a[1] = a[row]; return a[1][0] * x; }

            [Differentiable]
            public static double[][] Rows(double x, double[] y) { double[][] a = [y, [x * y[0], x], y, null!]; a[2][1] *= x; return a; }

            public static double[][] ProductRows(double[][] a, int i, int j) => ProductBackward(a, i, j).A;

            public static double[][] ScaledRows(double[][] a, double[] b) => ScaledBackward(a, b, 2).A;

            public static double[][] ExchangedRows(double[][] a, double[][] b) => ExchangedBackward(a, b).A;

            public static double MadeSlope(int n, int row) => MadeBackward(3, n, row).X;

            public static double[] SlopesOfRows(double x, double[] y, double[][] upstream) { var g = RowsBackward(x, y, upstream); return [g.X, .. g.Y]; }
        }
        """;

    private static readonly Lazy<LoadedAssembly> Loaded = new(() => GeneratorRunner.Run(new DifferentiableGenerator(), Source).Load());

    private static T Call<T>(string method, params object?[] arguments) => (T)Loaded.Value.Invoke("M", method, arguments)!;

    [Theory]
    [InlineData(1, 0, typeof(NullReferenceException))]
    [InlineData(2, 0, typeof(IndexOutOfRangeException))]
    [InlineData(3, 0, typeof(IndexOutOfRangeException))]
    [InlineData(0, 2, typeof(IndexOutOfRangeException))]
    public void A_row_that_is_missing_throws_as_it_does_in_the_method(int i, int j, Type expected)
    {
        double[][] a = [[1, 2], null!, []];
        Assert.IsType(expected, Record.Exception(() => Call<double>("Product", a, i, j)));
        Assert.IsType(expected, Record.Exception(() => Call<double[][]>("ProductRows", a, i, j)));
    }

    [Fact]
    public void A_row_that_is_null_has_a_gradient_that_is_null()
    {
        var gradient = Call<double[][]>("ProductRows", new double[][] { [3, 4], null!, [] }, 0, 1);
        Assert.Equal([4, 3], gradient[0]);
        Assert.Null(gradient[1]);
        Assert.Empty(gradient[2]);
    }

    [Theory]
    [InlineData(0, 0, typeof(IndexOutOfRangeException))]
    [InlineData(1, 0, typeof(IndexOutOfRangeException))]
    [InlineData(3, 2, typeof(NullReferenceException))]
    [InlineData(-1, 0, typeof(OverflowException))]
    public void Rows_that_were_never_made_throw_as_they_do_in_the_method(int n, int row, Type expected)
    {
        Assert.IsType(expected, Record.Exception(() => Call<double>("Made", 3.0, n, row)));
        Assert.IsType(expected, Record.Exception(() => Call<double>("MadeSlope", n, row)));
        Assert.Equal(6.0, Call<double>("MadeSlope", 2, 0));
    }

    [Fact]
    public void A_row_in_two_places_of_what_is_only_read_gets_a_gradient_in_each()
    {
        double[] row = [3];
        Assert.Equal([[3.0], [3.0]], Call<double[][]>("ProductRows", new[] { row, row }, 1, 0));
    }

    [Fact]
    public void A_row_in_two_places_of_what_is_written_is_refused()
    {
        double[] row = [3];
        var thrown = Assert.Throws<ArgumentException>(() => Call<double[][]>("ScaledRows", new[] { row, row }, new double[1]));
        Assert.Contains("Two rows of 'a' are the same array", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_another_argument_is_refused_where_it_is_written()
    {
        double[] row = [3];
        var thrown = Assert.Throws<ArgumentException>(() => Call<double[][]>("ScaledRows", new[] { row, [2.0] }, row));
        Assert.Contains("'a' and 'b' share memory", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_exchanged_and_not_written_may_be_shared()
    {
        double[] row = [3];
        var gradient = Call<double[][]>("ExchangedRows", new[] { row, [2.0] }, new[] { row });
        Assert.Equal([[0.0], [9.0]], gradient);
    }

    [Fact]
    public void Rows_that_are_returned_add_up()
    {
        double[][] upstream = [[1, 10], [100, 1000], [2, 20], null!];

        // y0 and y1 x, each in two places; x y0 and x.
        Assert.Equal([100 * 5.0 + 1000 + 30 * 7.0, 3 + 100 * 2.0, 30 * 2.0], Call<double[]>("SlopesOfRows", 2.0, new double[] { 5, 7 }, upstream));
    }
}
