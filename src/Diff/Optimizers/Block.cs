using System.Numerics;

namespace Diff;

/// <summary>The elements of one tensor or array among the parameters, or all those parameters that are single numbers.</summary>
/// <param name="Values">The memory.</param>
/// <param name="Shape">The tensor's shape; of an array it says nothing.</param>
internal readonly record struct Block<T>(Memory<T> Values, Shape Shape)
    where T : unmanaged, IFloatingPointIeee754<T>;
