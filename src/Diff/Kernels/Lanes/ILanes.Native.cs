namespace Diff.Kernels;

// Functions that processors have instructions for, or nearly.
public partial interface ILanes<TSelf, T>
{
    /// <summary>The square root of each lane.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The absolute value of each lane.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The greater of two; NaN if either is; 0 is greater than -0.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller of two; NaN if either is; -0 is smaller than 0.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>The greater of two; the other if one is NaN.</summary>
    static abstract TSelf MaxNumber(TSelf x, TSelf y);

    /// <summary>The smaller of two; the other if one is NaN.</summary>
    static abstract TSelf MinNumber(TSelf x, TSelf y);

    /// <summary>The one of greater magnitude; NaN if either is.</summary>
    static abstract TSelf MaxMagnitude(TSelf x, TSelf y);

    /// <summary>The one of smaller magnitude; NaN if either is.</summary>
    static abstract TSelf MinMagnitude(TSelf x, TSelf y);

    /// <summary>The one of greater magnitude; the other if one is NaN.</summary>
    static abstract TSelf MaxMagnitudeNumber(TSelf x, TSelf y);

    /// <summary>The one of smaller magnitude; the other if one is NaN.</summary>
    static abstract TSelf MinMagnitudeNumber(TSelf x, TSelf y);

    /// <summary>The greater of two as the processor has it; what becomes of NaN and -0 is its affair, and .NET's MaxNative's.</summary>
    static abstract TSelf MaxNative(TSelf x, TSelf y);

    /// <summary>The smaller of two as the processor has it; what becomes of NaN and -0 is its affair, and .NET's MinNative's.</summary>
    static abstract TSelf MinNative(TSelf x, TSelf y);

    /// <summary>The largest whole number that is not above each lane.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>The smallest whole number that is not below each lane.</summary>
    static abstract TSelf Ceiling(TSelf x);

    /// <summary>Each lane without its fraction.</summary>
    static abstract TSelf Truncate(TSelf x);

    /// <summary>The next whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>x y + z, rounded once. Slow on a processor without such an instruction.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>x y + z, rounded once where the processor has an instruction for it, twice where not.</summary>
    static abstract TSelf MultiplyAddEstimate(TSelf x, TSelf y, TSelf z);
}
