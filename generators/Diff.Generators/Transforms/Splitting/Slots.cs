using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>
/// Places for values that go from one piece to another: a span for each type, in which a place is used again as soon as nobody needs what is in it.
/// </summary>
internal sealed class Slots
{
    private readonly Dictionary<ScalarType, int> _counts = [];

    /// <summary>The types that have places, with how many.</summary>
    public IEnumerable<KeyValuePair<ScalarType, int>> Counts => _counts.OrderByDescending(c => c.Key.Kind);

    /// <summary>Gives each value of a block a place. Blocks inside it have got theirs, which it leaves to them.</summary>
    /// <param name="lives">The values, with the statements that bind them and that read them last.</param>
    public Dictionary<int, int> Assign(IEnumerable<(Variable Variable, int Start, int End)> lives)
    {
        var slots = new Dictionary<int, int>();
        foreach (var group in lives.GroupBy(l => (ScalarType)l.Variable.Type))
        {
            var next = _counts.TryGetValue(group.Key, out var count) ? count : 0;
            var active = new SortedSet<(int End, int Slot)>();
            var free = new Stack<int>();
            foreach (var (variable, start, end) in group.OrderBy(l => l.Start))
            {
                while (active.Count > 0 && active.Min.End <= start)
                {
                    free.Push(active.Min.Slot);
                    active.Remove(active.Min);
                }

                var slot = free.Count > 0 ? free.Pop() : next++;
                active.Add((end, slot));
                slots[variable.Id] = slot;
            }

            _counts[group.Key] = next;
        }

        return slots;
    }
}
