namespace Diff.Benchmarks;

internal static partial class Hand
{
    public readonly record struct RosenbrockGradient(double Value, double X, double Y);

    public static RosenbrockGradient RosenbrockBackward(double x, double y, double upstream = 1.0)
    {
        var a = 1 - x;
        var b = y - x * x;
        var value = a * a + 100 * b * b;
        var db = upstream * 200 * b;
        return new(value, -2 * (upstream * a + x * db), db);
    }
}
