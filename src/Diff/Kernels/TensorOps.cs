using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>
/// The operations on whole tensors that generated code calls. Each result is in memory of the workspace that is given, or, for
/// <c>default</c>, in memory of its own; views share the memory of what they are views of.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TensorOps
{
    /// <summary>The shape to which all broadcast.</summary>
    /// <param name="shapes">The shapes; none for that of a number.</param>
    public static Shape Broadcast(params ReadOnlySpan<Shape> shapes)
    {
        var result = default(Shape);
        foreach (var shape in shapes)
            result = Broadcasting.Shapes("Broadcast", result, shape);
        return result;
    }

    /// <summary>The shape of a tensor, or, where there is none, that of a number: what is made in this shape then is never read.</summary>
    public static Shape ShapeOf<T>(Tensor<T>? x)
        where T : unmanaged, IFloatingPointIeee754<T> => x?.Shape ?? default;

    /// <summary>How many elements the axes of a shape span.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="axes">The axes, negative ones from the end.</param>
    public static int Count(Shape shape, ReadOnlySpan<int> axes)
    {
        var count = 1;
        Span<bool> isCounted = stackalloc bool[shape.Rank];
        Axes.Mark("Mean", axes, shape, isCounted);
        for (var axis = 0; axis < shape.Rank; axis++)
            count *= isCounted[axis] ? shape[axis] : 1;
        return count;
    }

    /// <summary>Throws unless the weights of a result have its shape. A result that is null has none.</summary>
    /// <param name="upstream">The weights.</param>
    /// <param name="value">The result.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireShape<T>(Tensor<T>? upstream, Tensor<T>? value, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (upstream is null && value is null)
            return;
        ArgumentNullException.ThrowIfNull(upstream, name);
        if (upstream.Shape != value?.Shape)
            throw new ArgumentException($"{name} has shape {upstream.Shape}, the value that it weighs {value?.Shape.ToString() ?? "is null"}.", name);
    }

    /// <summary>The only element.</summary>
    public static T ToScalar<T>(Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.ToScalar();

    /// <summary>One element.</summary>
    public static T Element<T>(Tensor<T> x, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T> => x[indices];

    /// <summary>The gradient of an element: zero but there.</summary>
    public static Tensor<T> ElementGradient<T>(TensorHome<T> home, T adjoint, Shape shape, params ReadOnlySpan<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = home.Take(shape.Lengths);
        result.AsSpan().Clear();
        result[indices] = adjoint;
        return result;
    }

    /// <summary>A tensor of the elements that an array has now.</summary>
    public static Tensor<T> FromArray<T>(TensorHome<T> home, ReadOnlySpan<T> values, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (values.Length != shape.ElementCount)
            throw new ArgumentException($"Create: {values.Length} elements do not fill shape {shape}, which has {shape.ElementCount}.");
        var result = home.Take(shape.Lengths);
        values.CopyTo(result.AsSpan());
        return result;
    }

    /// <inheritdoc cref="FromArray{T}(TensorHome{T}, ReadOnlySpan{T}, Shape)"/>
    public static Tensor<T> FromArray<T>(TensorHome<T> home, ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => FromArray(home, values, [values.Length]);

    /// <summary>Adds the elements of a tensor to an array.</summary>
    public static void AddTo<T>(Tensor<T> adjoint, Span<T> array)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Add(array, adjoint.AsSpan(), array);

    /// <summary>A new tensor of the shape of another, with arbitrary elements: those of a gradient that is about to be written.</summary>
    /// <param name="x">The other, an argument of the user's.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentNullException">There is no other.</exception>
    public static Tensor<T> Like<T>(Tensor<T>? x, [CallerArgumentExpression(nameof(x))] string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireTensor(x, name);
        return default(TensorHome<T>).Take(x.Shape.Lengths);
    }

    /// <summary>Copies the elements of one tensor to another of its shape.</summary>
    public static void CopyTo<T>(Tensor<T> source, TensorHome<T> home)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var target = home.Take(source.Shape.Lengths);
        if (target != source)
            source.AsSpan().CopyTo(target.AsSpan());
    }
}
