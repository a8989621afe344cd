using System.Numerics;

namespace Diff.Kernels;

/// <summary>Axes of a pass that every operand either goes through in order or does not move along at all: as good as one axis.</summary>
/// <param name="Length">How many places there are.</param>
/// <param name="Moving">The operands that move along, by bit.</param>
internal readonly record struct PassAxis(int Length, uint Moving)
{
    public bool Moves(int operand) => (Moving >> operand & 1) != 0;

    /// <summary>How far an operand moves with each place of an axis.</summary>
    public static int Stride(ReadOnlySpan<PassAxis> axes, int axis, int operand)
    {
        if (!axes[axis].Moves(operand))
            return 0;
        var stride = 1;
        foreach (var inner in axes[..axis])
            stride *= inner.Moves(operand) ? inner.Length : 1;
        return stride;
    }

    /// <summary>The axes of a pass, innermost first; one at least.</summary>
    public static int Collapse<T>(PassState<T> state, Span<PassAxis> axes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lengths = state.Space.Lengths;
        var count = 0;
        for (var axis = 1; axis <= lengths.Length; axis++)
        {
            var length = lengths[^axis];
            if (length == 1)
                continue;
            var moving = 0u;
            for (var k = 0; k < state.Count; k++)
            {
                if (state.TensorOf(k) is { } tensor && tensor.Rank >= axis && tensor.Shape.Lengths[^axis] == length)
                    moving |= 1u << k;
            }

            if (count > 0 && axes[count - 1].Moving == moving)
                axes[count - 1] = axes[count - 1] with { Length = axes[count - 1].Length * length };
            else
                axes[count++] = new PassAxis(length, moving);
        }

        if (count == 0)
            axes[count++] = new PassAxis(1, EveryTensor(state));
        return count;
    }

    private static uint EveryTensor<T>(PassState<T> state)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var every = 0u;
        for (var k = 0; k < state.Count; k++)
            every |= state.TensorOf(k) is null ? 0 : 1u << k;
        return every;
    }
}
