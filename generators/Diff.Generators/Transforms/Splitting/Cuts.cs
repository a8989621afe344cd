using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>Where a block is cut: into pieces of about the same size, at places across which few values go a short way.</summary>
/// <remarks>
/// A value that is needed far away has to be saved and read again wherever the cuts are. One that is needed nearby is spared that, if no cut
/// comes between.
/// </remarks>
internal static class Cuts
{
    private const int Unsaveable = 8;

    /// <summary>The first statement of each piece.</summary>
    /// <param name="statements">The block.</param>
    /// <param name="uses">What its statements need.</param>
    /// <param name="isFixed">Which statements stay out of the pieces.</param>
    /// <param name="size">The size of a piece.</param>
    public static List<int> Of(IReadOnlyList<Statement> statements, BlockUses uses, Func<int, bool> isFixed, int size)
    {
        var sizes = statements.Select(Sizes.Of).ToArray();
        var costs = Costs(statements, uses, sizes, size);
        var starts = new List<int>();
        for (var i = 0; i < statements.Count;)
        {
            var end = i + 1;
            while (!isFixed(i) && end < statements.Count && !isFixed(end))
                end++;
            Cut(i, end, starts, sizes, costs, size);
            i = end;
        }

        return starts;
    }

    private static void Cut(int start, int end, List<int> starts, int[] sizes, int[] costs, int size)
    {
        var left = 0;
        for (var i = start; i < end; i++)
            left += sizes[i];
        while (start < end)
        {
            starts.Add(start);
            if (left <= size)
                return;
            var next = Next(start, end, left / (double)((left + size - 1) / size), sizes, costs, size);
            for (; start < next; start++)
                left -= sizes[start];
        }
    }

    /// <summary>The end of the piece that starts at <paramref name="start"/>.</summary>
    private static int Next(int start, int end, double ideal, int[] sizes, int[] costs, int size)
    {
        var (best, lowest) = (start + 1, int.MaxValue);
        var taken = sizes[start];
        for (var i = start + 1; i < end && taken <= Math.Min(size, 1.2 * ideal); taken += sizes[i++])
        {
            // Too small a piece is only better than none.
            var cost = taken < 0.8 * ideal ? int.MaxValue : costs[i];
            if (cost < lowest || lowest == int.MaxValue)
                (best, lowest) = (i, cost);
        }

        return best;
    }

    /// <summary>For each statement how many values a cut before it would separate from their next use.</summary>
    private static int[] Costs(IReadOnlyList<Statement> statements, BlockUses uses, int[] sizes, int size)
    {
        var position = new int[statements.Count + 1];
        var changes = new int[statements.Count + 1];
        var last = new Dictionary<int, int>();
        for (var i = 0; i < statements.Count; i++)
        {
            position[i + 1] = position[i] + sizes[i];
            foreach (var variable in uses.Needs(i).Where(v => uses.DefinitionOf(v) is not null))
            {
                var previous = last[variable.Id];
                last[variable.Id] = i;
                if (position[i] - position[previous] > size || uses.IsRepeated(variable))
                    continue;
                var cost = variable.Type is ScalarType ? 1 : Unsaveable;
                changes[previous + 1] += cost;
                changes[i + 1] -= cost;
            }

            foreach (var result in Walk.Results(statements[i]))
                last[result.Id] = i;
        }

        for (var i = 1; i < changes.Length; i++)
            changes[i] += changes[i - 1];
        return changes;
    }
}
