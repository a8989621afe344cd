using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>The iterations of a counted loop: how many, which is the n-th, and in which order backwards.</summary>
internal static class Iterations
{
    /// <summary>The same iterations, last to first.</summary>
    public static (Operand Start, Comparison Comparison, Operand Bound, long Step) Reversed(For @for, IndexAlgebra algebra)
    {
        var up = @for.Step > 0;
        var last = @for.Step is 1 or -1
            ? @for.Comparison switch
            {
                Comparison.Less => algebra.Add(@for.Bound, -1),
                Comparison.Greater => algebra.Add(@for.Bound, 1),
                _ => @for.Bound,
            }
            : algebra.Add(@for.Start, algebra.Multiply(algebra.Add(Count(@for, algebra), -1), algebra.Number(@for.Step, @for.Index.Type)));
        return (last, up ? Comparison.GreaterOrEqual : Comparison.LessOrEqual, @for.Start, -@for.Step);
    }

    /// <summary>How many iterations there are; zero or less for none.</summary>
    public static Operand Count(For @for, IndexAlgebra algebra)
    {
        var up = @for.Step > 0;
        var inclusive = @for.Comparison is Comparison.LessOrEqual or Comparison.GreaterOrEqual;
        var span = up ? algebra.Subtract(@for.Bound, @for.Start) : algebra.Subtract(@for.Start, @for.Bound);
        var step = up ? @for.Step : -@for.Step;
        return algebra.Divide(algebra.Add(span, step - (inclusive ? 0 : 1)), step);
    }

    /// <summary>The number, from zero, of the iteration that the index stands for.</summary>
    public static Operand Number(For @for, IndexAlgebra algebra)
    {
        var offset = @for.Step > 0 ? algebra.Subtract(@for.Index, @for.Start) : algebra.Subtract(@for.Start, @for.Index);
        return algebra.Divide(offset, @for.Step > 0 ? @for.Step : -@for.Step);
    }
}
