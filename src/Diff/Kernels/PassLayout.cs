using System.Numerics;

namespace Diff.Kernels;

/// <summary>How the operands of a pass lie along its axes, and into which parts the outermost axis is cut.</summary>
/// <remarks>
/// Parts depend on lengths alone, so that sums have the same bits on any number of threads. What parts add to the same place, each keeps apart;
/// in the end these sums are added in the order of the parts.
/// </remarks>
internal readonly ref struct PassLayout<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many elements are worth a part.</summary>
    private const int PartLength = 1 << 13;

    /// <summary>Parts of a single axis begin at multiples of this, which whole vectors divide.</summary>
    private const int Granularity = 64;

    private readonly int _step;

    /// <param name="state">The operands.</param>
    /// <param name="axes">The axes, innermost first.</param>
    /// <param name="strides">Memory for a stride of each axis and operand.</param>
    public PassLayout(PassState<T> state, ReadOnlySpan<PassAxis> axes, Span<int> strides)
    {
        State = state;
        Axes = axes;
        strides = strides[..(axes.Length * state.Count)];
        PassAxis.Strides(axes, state.Count, strides);
        Strides = strides;
        var everywhere = uint.MaxValue;
        Elements = 1;
        foreach (var axis in axes)
        {
            everywhere &= axis.Moving;
            Elements *= axis.Length;
        }

        foreach (var axis in axes[1..])
            Varying |= axis.Moving;
        Overwritten = state.Sums & everywhere;
        Shared = state.Sums & ~axes[^1].Moving;
        SharedLength = SharedStart(state.Count);

        var outer = axes[^1].Length;
        var parts = Math.Min(outer, Elements / PartLength);
        if (SharedLength > 0)
            parts = Math.Min(parts, Elements / 4 / SharedLength);
        _step = Math.Max(1, (int)(((long)outer + parts - 1) / Math.Max(parts, 1)));
        if (axes.Length == 1)
            _step = (int)Math.Min(outer, ((long)_step + Granularity - 1) / Granularity * Granularity);
        Parts = parts <= 1 ? 1 : (int)(((long)outer + _step - 1) / _step);
    }

    public PassState<T> State { get; }

    public ReadOnlySpan<PassAxis> Axes { get; }

    /// <summary>How far each operand moves with a step along each axis, axis by axis.</summary>
    public ReadOnlySpan<int> Strides { get; }

    /// <summary>How many places there are.</summary>
    public int Elements { get; }

    public int Parts { get; }

    /// <summary>The operands that move from row to row.</summary>
    public uint Varying { get; }

    /// <summary>The sums that have one term each: those of tensors with every place of the space.</summary>
    public uint Overwritten { get; }

    /// <summary>The sums to which every part adds.</summary>
    public uint Shared { get; }

    /// <summary>How many elements they have together, those of everything left out.</summary>
    public int SharedLength { get; }

    /// <summary>Whether something is added up, so that no element may be met twice.</summary>
    public bool Adds => (State.Sums & ~Overwritten) != 0;

    public bool IsShared(int operand) => (Shared >> operand & 1) != 0;

    /// <summary>Where a shared sum begins in the memory of a part.</summary>
    public int SharedStart(int operand)
    {
        var start = 0;
        for (var k = State.Inputs; k < operand; k++)
            start += IsShared(k) ? State.TensorOf(k)?.Length ?? 0 : 0;
        return start;
    }

    /// <summary>Where along the outermost axis a part begins; the part behind the last begins at its end.</summary>
    public int Start(int part) => (int)Math.Min((long)part * _step, Axes[^1].Length);
}
