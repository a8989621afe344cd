namespace Diff;

/// <summary>Arrays of references, taken in order and given back from the last.</summary>
internal sealed class ReferencePool
{
    private readonly List<object?[]> _arrays = [];
    private int _highest;

    /// <summary>How many of the arrays are in use: the first ones.</summary>
    public int InUse;

    /// <summary>An array of nulls.</summary>
    public object?[] Take(int minimumLength)
    {
        if (InUse == _arrays.Count)
            _arrays.Add(new object?[minimumLength]);
        else if (_arrays[InUse].Length < minimumLength)
            _arrays[InUse] = new object?[minimumLength];
        _highest = Math.Max(_highest, InUse + 1);
        return _arrays[InUse++];
    }

    /// <summary>Takes back all but the first <paramref name="inUse"/> arrays and forgets what they refer to.</summary>
    public void Release(int inUse)
    {
        for (var i = inUse; i < InUse; i++)
            Array.Clear(_arrays[i]);
        InUse = inUse;
    }

    /// <summary>Drops the arrays that nobody has used since the last time.</summary>
    public void Trim()
    {
        _arrays.RemoveRange(_highest, _arrays.Count - _highest);
        _highest = InUse;
    }
}
