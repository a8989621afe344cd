using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses;

/// <summary>What functions do beyond computing their result.</summary>
internal static class Effects
{
    /// <summary>
    /// The keys of the functions that write nothing and call nothing unknown. They may throw; but a reverse sweep runs after a forward sweep
    /// in which the same calls did not.
    /// </summary>
    public static ISet<string> Without(IEnumerable<Function> functions)
    {
        var remaining = functions.ToList();
        var keys = new HashSet<string>(remaining.Select(f => f.Key));
        while (remaining.Find(f => Walk.All(f.Body).Any(s => HasEffect(s, keys))) is { } found)
        {
            remaining.Remove(found);
            keys.Remove(found.Key);
        }

        return keys;
    }

    private static bool HasEffect(Statement statement, ISet<string> harmless) => statement switch
    {
        Store or Accumulate or Effect => true,
        Let { Value: Call { Callee: HelperCallee helper } } => !harmless.Contains(helper.Key),
        Let { Value: Call or Opaque { IsPure: false } } => true,
        _ => false,
    };
}
