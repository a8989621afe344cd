namespace Diff;

/// <summary>How the terms of a loss become one number.</summary>
public enum Reduction
{
    /// <summary>Their sum, divided by how many there are; of none, NaN.</summary>
    Mean,

    /// <summary>Their sum; of none, 0.</summary>
    Sum,
}
