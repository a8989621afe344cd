using System.Collections;

namespace Diff;

/// <summary>Named arrays: the parameters of a function, or the buffers for their gradients.</summary>
/// <example><code>new ParameterBlocks { ["weights"] = [1, 2, 3], ["bias"] = [0.5] }</code></example>
public sealed class ParameterBlocks : IEnumerable<KeyValuePair<string, double[]>>
{
    private readonly List<KeyValuePair<string, double[]>> _blocks = [];

    /// <summary>The array called <paramref name="name"/>; assigning to a new name adds it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="KeyNotFoundException">There is no array of that name.</exception>
    public double[] this[string name]
    {
        get
        {
            var index = IndexOf(name);
            return index >= 0 ? _blocks[index].Value
                : throw new KeyNotFoundException($"There is no block '{name}', only {string.Join(", ", _blocks.Select(b => b.Key))}.");
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var index = IndexOf(name);
            if (index >= 0)
                _blocks[index] = new(name, value);
            else
                _blocks.Add(new(name, value));
        }
    }

    /// <summary>The arrays with their names, in the order in which they were added.</summary>
    public IEnumerator<KeyValuePair<string, double[]>> GetEnumerator() => _blocks.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Every element's name, <c>weights[0]</c> and so on.</summary>
    internal string[] ElementNames() => [.. _blocks.SelectMany(b => b.Value.Select((_, i) => $"{b.Key}[{i}]"))];

    /// <summary>All elements, block after block.</summary>
    internal double[] ToFlat() => [.. _blocks.SelectMany(b => b.Value)];

    /// <summary>Blocks of the same names and lengths with the elements of <paramref name="flat"/>.</summary>
    internal ParameterBlocks WithElements(double[] flat)
    {
        var result = new ParameterBlocks();
        var start = 0;
        foreach (var (name, value) in _blocks)
        {
            result[name] = flat[start..(start + value.Length)];
            start += value.Length;
        }

        return result;
    }

    private int IndexOf(string name) => _blocks.FindIndex(block => block.Key == name);
}
