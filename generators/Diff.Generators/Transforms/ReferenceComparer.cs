using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Diff.Generators.Transforms;

/// <summary>Tells statements apart by identity: two equal ones at different places are two.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static readonly ReferenceComparer Instance = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
