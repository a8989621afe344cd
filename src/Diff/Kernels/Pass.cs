using System.ComponentModel;
using System.Numerics;

namespace Diff.Kernels;

/// <summary>Starts passes over tensors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pass
{
    /// <summary>A pass that reads these inputs, over the shape to which they broadcast.</summary>
    /// <param name="inputs">Tensors and numbers, in the order of the kernel's inputs.</param>
    public static Pass<T> Over<T>(params ReadOnlySpan<PassInput<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T> => new(PassState<T>.Start(inputs));

    /// <summary>A pass whose first input is a matrix product: its rows are worked on as soon as they are complete.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="transposeLeft">Whether the left factor is transposed.</param>
    /// <param name="transposeRight">Whether the right factor is transposed.</param>
    /// <param name="others">The other inputs.</param>
    /// <exception cref="ArgumentException">The factors or the other inputs do not fit.</exception>
    public static Pass<T> OverProduct<T>(
        Tensor<T> left, Tensor<T> right, bool transposeLeft, bool transposeRight, params ReadOnlySpan<PassInput<T>> others)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (FlatProduct<T>.Takes(left, right, transposeLeft))
            return new(PassState<T>.Start(new FlatProduct<T>(left, right, transposeLeft, transposeRight), others));
        return new(PassState<T>.Start([Tensor.MatrixMultiply(left, right, transposeLeft, transposeRight), .. others]));
    }
}

/// <summary>
/// A pass over tensors: its outputs are declared in the order of the kernel's outputs, then it runs. One pass at a time is under way on a thread,
/// from <see cref="Pass.Over{T}"/> to the last <see cref="TotalOf"/>.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Pass<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly PassState<T> _state;

    internal Pass(PassState<T> state) => _state = state;

    /// <summary>Widens the pass to a shape that no input has.</summary>
    /// <exception cref="ArgumentException">The inputs do not broadcast with it.</exception>
    public void Cover(Shape shape) => _state.Cover(shape.Lengths);

    /// <summary>The product of a pass over one, of which only the shape is of use: its elements may be overwritten by those of an output.</summary>
    /// <inheritdoc cref="Map"/>
    public Tensor<T> Product(TensorHome<T> home) => _state.KeepProduct(home);

    /// <summary>An output with an element for each place.</summary>
    /// <param name="home">Whose memory it is; <c>default</c> for memory of its own.</param>
    public Tensor<T> Map(TensorHome<T> home) => _state.Keep(home.Take(_state.Space), mayReduce: false);

    /// <summary>An output that sums what is broadcast from a shape.</summary>
    /// <inheritdoc cref="Map"/>
    /// <exception cref="ArgumentException">The shape does not broadcast to that of the pass.</exception>
    public Tensor<T> SumTo(TensorHome<T> home, Shape shape)
    {
        _state.RequireBroadcast(shape);
        return _state.Keep(home.Take(shape.Lengths), mayReduce: true);
    }

    /// <summary>An output that sums along axes, which keep the length 1.</summary>
    /// <inheritdoc cref="Map"/>
    public Tensor<T> SumAxes(TensorHome<T> home, ReadOnlySpan<int> axes)
    {
        Span<int> kept = stackalloc int[_state.Space.Length];
        _state.Space.CopyTo(kept);
        foreach (var axis in axes)
            kept[Axes.Normalize("Sum", axis, _state.Space)] = 1;

        return _state.Keep(home.Take(kept), mayReduce: true);
    }

    /// <summary>An output that sums everything.</summary>
    public void Total() => _state.KeepTotal();

    /// <summary>Runs the kernel at every place.</summary>
    public void Run<TKernel>()
        where TKernel : struct, IKernel<T> => PassRun<TKernel, T>.Run(_state);

    /// <summary>The sum of everything, after the run.</summary>
    /// <param name="operand">The output's number.</param>
    public T TotalOf(int operand) => T.CreateTruncating(_state.Totals[operand]);
}
