using System.ComponentModel;
using System.Numerics;

namespace Diff.Kernels;

/// <summary>Where the memory of a result comes from: a workspace, a tensor that is to be overwritten, or, by default, nowhere: then it is new.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TensorHome<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Workspace _workspace;
    private readonly Tensor<T>? _tensor;

    private TensorHome(Workspace workspace, Tensor<T>? tensor)
    {
        _workspace = workspace;
        _tensor = tensor;
    }

    /// <summary>Memory of a workspace.</summary>
    public static implicit operator TensorHome<T>(Workspace workspace) => new(workspace, null);

    /// <summary>The memory of a tensor, which is overwritten.</summary>
    public static implicit operator TensorHome<T>(Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor, "gradients");
        return new(default, tensor);
    }

    /// <summary>Whether a tensor is to be overwritten.</summary>
    internal bool IsTensor => _tensor is not null;

    /// <summary>The tensor to write to.</summary>
    /// <exception cref="ArgumentException">The tensor that is to be overwritten has another shape.</exception>
    internal Tensor<T> Take(ReadOnlySpan<int> shape)
    {
        if (_tensor is null)
            return _workspace.Tensor<T>(shape);
        if (!_tensor.Shape.Lengths.SequenceEqual(shape))
            throw new ArgumentException($"gradients: a tensor of shape {_tensor.Shape} cannot take a gradient of shape {Shape.Create(shape)}.", "gradients");
        return _tensor;
    }
}
