namespace Diff.Kernels;

// The lanes as whole numbers of their own size, which the approximations of functions take apart.
public partial interface ILanes<TSelf, T>
{
    /// <summary>The bits (of a float, the lower half) in every lane.</summary>
    static abstract TSelf FromBits(long bits);

    /// <summary>The sum of the lanes' bits, as whole numbers.</summary>
    static abstract TSelf AddBits(TSelf x, TSelf y);

    /// <summary>The difference of the lanes' bits, as whole numbers.</summary>
    static abstract TSelf SubtractBits(TSelf x, TSelf y);

    /// <summary>Each lane's bits, shifted left.</summary>
    static abstract TSelf ShiftLeft(TSelf x, int count);

    /// <summary>Each lane's bits, shifted right; zeros move in.</summary>
    static abstract TSelf ShiftRight(TSelf x, int count);

    /// <summary>x times 2^n, rounded once, for whole numbers n whose magnitude is at most twice that of T's smallest exponent.</summary>
    static abstract TSelf Scale(TSelf x, TSelf n);
}
