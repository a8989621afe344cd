namespace Diff;

/// <summary>What the header of a safetensors file says of a tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">The type of its elements, in the format's spelling: <c>F32</c>, <c>F64</c>, <c>BF16</c>, <c>I64</c>, …</param>
/// <param name="Shape">The lengths of its axes, outermost first; they may be more than an array can hold.</param>
public sealed record SafeTensorInfo(string Name, string DType, IReadOnlyList<long> Shape)
{
    /// <summary>Where its bytes start in the file.</summary>
    internal long Start { get; init; }

    /// <summary>Where they end.</summary>
    internal long End { get; init; }
}
