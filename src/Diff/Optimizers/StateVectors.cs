using System.Numerics;

namespace Diff;

/// <summary>What an optimizer remembers of each parameter of one precision: vectors over all parameters, in the order of the blocks.</summary>
/// <param name="names">What each vector is called; null for one that the options make unnecessary.</param>
internal sealed class StateVectors<T>(IReadOnlyList<string?> names)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[]?[] _vectors = new T[names.Count][];
    private int _length = -1;

    /// <summary>Fails unless the vectors are for this many parameters, or are yet to be made.</summary>
    public void Check(int length)
    {
        if (_length >= 0 && _length != length)
        {
            throw new ArgumentException(
                $"Step: {length} parameters of {typeof(T).Name}, where there were {_length} before. An optimizer remembers one set of parameters.");
        }
    }

    /// <summary>Makes the vectors, in the first step.</summary>
    public void Create(int length, double initial)
    {
        if (_length >= 0)
            return;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is null)
                continue;
            _length = length;
            _vectors[i] = new T[length];
            _vectors[i].AsSpan().Fill(T.CreateTruncating(initial));
        }
    }

    /// <summary>What belongs to one block.</summary>
    public StateSlice<T> Slice(int start, int length) => new(Part(0, start, length), Part(1, start, length), Part(2, start, length));

    /// <summary>Copies, by name.</summary>
    public Dictionary<string, Tensor<T>> Save()
    {
        var saved = new Dictionary<string, Tensor<T>>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } name && _vectors[i] is { Length: > 0 } vector)
                saved.Add(name, Tensor.Create(vector.ToArray()));
        }

        return saved;
    }

    /// <summary>Fails unless this can be what <see cref="Save"/> gave.</summary>
    public void CheckSaved(IReadOnlyDictionary<string, Tensor<T>> saved)
    {
        var kept = names.OfType<string>().ToList();
        if (saved.Count > 0 && !kept.ToHashSet().SetEquals(saved.Keys))
            throw new ArgumentException($"Load: this optimizer remembers {Text(kept)}, the state has {Text(saved.Keys)}.", nameof(saved));
        if (saved.Values.Select(tensor => tensor.Shape).Distinct().Count() > 1)
            throw new ArgumentException($"Load: the vectors of the state have different shapes, {Text(saved.Values.Select(t => t.Shape.ToString()))}.", nameof(saved));
    }

    /// <summary>Continues from copies, after so many steps.</summary>
    public void Load(IReadOnlyDictionary<string, Tensor<T>> saved, long steps)
    {
        var isMade = steps > 0 && names.Any(name => name is not null);
        _length = saved.Count > 0 ? saved.Values.First().Length : isMade ? 0 : -1;
        for (var i = 0; i < names.Count; i++)
            _vectors[i] = names[i] is { } name && saved.TryGetValue(name, out var vector) ? vector.ToArray() : null;
    }

    private static string Text(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private Span<T> Part(int index, int start, int length) =>
        index < _vectors.Length && _vectors[index] is { } vector ? vector.AsSpan(start, length) : default;
}

/// <summary>The parts of an optimizer's vectors that belong to some parameters; empty where there is no such vector.</summary>
internal readonly ref struct StateSlice<T>(Span<T> first, Span<T> second, Span<T> third)
{
    public Span<T> First { get; } = first;

    public Span<T> Second { get; } = second;

    public Span<T> Third { get; } = third;
}
