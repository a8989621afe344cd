namespace Diff;

/// <summary>How the rows of a tensor along some of its axes lie in memory. All that is reduced to one element is a row.</summary>
internal readonly ref struct RowLayout
{
    private readonly ReadOnlySpan<int> _lengths;
    private readonly ReadOnlySpan<int> _strides;
    private readonly ReadOnlySpan<int> _order;
    private readonly int _kept;

    /// <param name="operation">The operation, for messages.</param>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="axes">The axes along which rows are.</param>
    /// <param name="memory">Three numbers for each axis of the shape.</param>
    public RowLayout(string operation, Shape shape, scoped ReadOnlySpan<int> axes, Span<int> memory)
    {
        var rank = shape.Rank;
        Span<bool> isReduced = stackalloc bool[rank];
        Axes.Mark(operation, axes, shape, isReduced);
        Span<int> own = stackalloc int[rank];
        shape.Strides(own);
        var lengths = memory[..rank];
        var strides = memory.Slice(rank, rank);
        var order = memory.Slice(2 * rank, rank);
        _kept = rank - axes.Length;
        (Count, Length, IsInOrder) = (1, 1, true);
        var (kept, reduced) = (0, _kept);
        for (var axis = 0; axis < rank; axis++)
        {
            var place = isReduced[axis] ? reduced++ : kept++;
            (lengths[place], strides[place], order[place]) = (shape.Lengths[axis], own[axis], axis);
            IsInOrder &= place == axis;
            if (isReduced[axis])
                Length *= shape.Lengths[axis];
            else
                Count *= shape.Lengths[axis];
        }

        _lengths = lengths;
        _strides = strides;
        _order = order;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many elements a row has.</summary>
    public int Length { get; }

    /// <summary>Whether the rows lie one behind the other.</summary>
    public bool IsInOrder { get; }

    /// <summary>The lengths of the axes that are left when each row has become one element.</summary>
    /// <param name="keepAxes">Whether the axes of the rows stay, with length 1.</param>
    /// <param name="memory">A number for each axis of the shape.</param>
    public ReadOnlySpan<int> Reduced(bool keepAxes, Span<int> memory)
    {
        if (!keepAxes)
            return _lengths[.._kept];
        memory.Fill(1);
        for (var i = 0; i < _kept; i++)
            memory[_order[i]] = _lengths[i];
        return memory;
    }

    /// <summary>Copies the rows one behind the other.</summary>
    public void Gather<T>(ReadOnlySpan<T> elements, Span<T> rows)
    {
        if (IsInOrder)
            elements.CopyTo(rows);
        else
            Strided.Copy(elements, 0, _lengths, _strides, rows);
    }

    /// <summary>Copies the rows back to where they belong.</summary>
    public void Scatter<T>(ReadOnlySpan<T> rows, Span<T> elements) => Strided.Scatter(rows, _lengths, _strides, elements);
}
