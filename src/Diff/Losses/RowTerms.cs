using System.Numerics;
using System.Numerics.Tensors;

namespace Diff;

/// <summary>The term that a row adds to a loss. A structure, so that the JIT compiles it into the loop.</summary>
internal interface IRowTerm<T>
{
    double Of(ReadOnlySpan<T> row, int index);
}

internal readonly ref struct EntropyOfLabel<T>(ReadOnlySpan<int> labels) : IRowTerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<int> _labels = labels;

    public double Of(ReadOnlySpan<T> row, int index)
    {
        var max = TensorPrimitives.Max(row);
        // The greatest is taken out before the logarithm is added, whose digits a large one would swallow.
        return Math.Log(Rows.SumOfExponentials(row, max)) - (double.CreateChecked(row[_labels[index]]) - double.CreateChecked(max));
    }
}

internal readonly ref struct EntropyOfTargets<T>(ReadOnlySpan<T> targets) : IRowTerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _targets = targets;

    public double Of(ReadOnlySpan<T> row, int index)
    {
        if (row.IsEmpty)
            return 0;
        var max = TensorPrimitives.Max(row);
        var (top, logarithm) = (double.CreateChecked(max), Math.Log(Rows.SumOfExponentials(row, max)));
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            var target = double.CreateChecked(_targets[index * row.Length + i]);
            // What has no weight adds nothing, even where its logit is -infinity.
            if (target != 0)
                sum += target * (logarithm - (double.CreateChecked(row[i]) - top));
        }

        return sum;
    }
}

internal readonly ref struct LikelihoodOfLabel<T>(ReadOnlySpan<int> labels) : IRowTerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<int> _labels = labels;

    public double Of(ReadOnlySpan<T> row, int index) => -double.CreateChecked(row[_labels[index]]);
}

internal readonly ref struct Divergence<T>(ReadOnlySpan<T> targets) : IRowTerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _targets = targets;

    public double Of(ReadOnlySpan<T> row, int index)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            var target = double.CreateChecked(_targets[index * row.Length + i]);
            // The limit of t log t at 0 is 0.
            if (target != 0)
                sum += target * (Math.Log(target) - double.CreateChecked(row[i]));
        }

        return sum;
    }
}
