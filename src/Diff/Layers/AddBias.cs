using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff;

/// <summary>Adds to each column of a product its own number.</summary>
internal readonly struct AddBias : IKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Element<TLanes>(ref Cursor<TLanes, float> at)
        where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) + at.Read(1));
}
