using System.ComponentModel;
using System.Numerics;

namespace Diff.Kernels;

/// <summary>The body of a pass over tensors, as generated code writes it: once, for vectors of every width.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Reads the inputs at one place, computes, and writes or adds to the outputs.</summary>
    /// <param name="at">The place.</param>
    static abstract void Element<TLanes>(ref Cursor<TLanes, T> at)
        where TLanes : struct, ILanes<TLanes, T>;
}
