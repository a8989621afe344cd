using System.Numerics;

namespace Diff;

/// <summary>The parameters of one precision as blocks of memory. It is filled again in each step, and then allocates nothing.</summary>
internal sealed class BlockList<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Block<T>> _blocks = [];
    private T[] _numbers = [];

    /// <summary>How many parameters are single numbers. They are copies, in a block behind the others.</summary>
    public int NumberCount { get; private set; }

    /// <summary>How many numbers all blocks have.</summary>
    public int Length { get; private set; }

    /// <summary>How many blocks there are.</summary>
    public int Count => _blocks.Count + (NumberCount > 0 ? 1 : 0);

    public Block<T> this[int index] => index < _blocks.Count ? _blocks[index] : new(_numbers.AsMemory(0, NumberCount), default);

    /// <summary>The parameters that are single numbers.</summary>
    public ReadOnlySpan<T> Numbers => _numbers.AsSpan(0, NumberCount);

    public void Clear()
    {
        _blocks.Clear();
        NumberCount = 0;
        Length = 0;
    }

    public void Add(Memory<T> values, Shape shape)
    {
        _blocks.Add(new(values, shape));
        Length += values.Length;
    }

    /// <summary>The first block that differs in shape from its counterpart; -1 when none does.</summary>
    public int FindMismatch(BlockList<T> other)
    {
        for (var i = 0; i < Math.Max(Count, other.Count); i++)
        {
            if (i >= Count || i >= other.Count || this[i].Values.Length != other[i].Values.Length || this[i].Shape != other[i].Shape)
                return i;
        }

        return -1;
    }

    public void Add(T number)
    {
        if (NumberCount == _numbers.Length)
            Array.Resize(ref _numbers, Math.Max(4, 2 * NumberCount));
        _numbers[NumberCount++] = number;
        Length++;
    }
}
