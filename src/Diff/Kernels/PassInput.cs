using System.ComponentModel;
using System.Numerics;

namespace Diff.Kernels;

/// <summary>What a pass reads: a tensor, or a number that is the same everywhere.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PassInput<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private PassInput(Tensor<T>? tensor, T number) => (Tensor, Number) = (tensor, number);

    internal Tensor<T>? Tensor { get; }

    internal T Number { get; }

    /// <summary>A tensor.</summary>
    public static implicit operator PassInput<T>(Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor, default);
    }

    /// <summary>A number.</summary>
    public static implicit operator PassInput<T>(T number) => new(null, number);
}
