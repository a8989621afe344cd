using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>
/// The user's name of an index is the index's own: where the loop starts, which the user's code assigned to it before, needs none.
/// </summary>
internal static class IndexNames
{
    public static Function Apply(Function function)
    {
        var names = function.Names.ToArray();
        foreach (var loop in Walk.All(function.Body).OfType<For>())
        {
            foreach (var limit in new[] { loop.Start, loop.Bound }.OfType<Variable>())
            {
                if (names[limit.Id] == function.Names[loop.Index.Id])
                    names[limit.Id] = null;
            }
        }

        return function with { Names = names.ToEquatableArray() };
    }
}
