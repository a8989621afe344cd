using System.Runtime.CompilerServices;

namespace Diff.Kernels;

// Activation functions of neural networks.
public partial interface ILanes<TSelf, T>
{
    /// <summary>1/(1 + e^-x) of each lane.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary>ln(1 + e^x) of each lane; large lanes stay what they are.</summary>
    static abstract TSelf Softplus(TSelf x);

    /// <summary>Each lane, or 0 if it is below; NaN stays NaN, and -0 becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Relu(TSelf x) => TSelf.Select(x <= TSelf.Zero, TSelf.Zero, x);

    /// <summary>-(y ln p + (1 - y) ln(1 - p)) of each lane, with logarithms cut off at -100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf BinaryCrossEntropy(TSelf p, TSelf y)
        => -(y * TSelf.Max(TSelf.Log(p), TSelf.Constant(-100)) + (TSelf.Constant(1) - y) * TSelf.Max(TSelf.LogP1(-p), TSelf.Constant(-100)));
}
