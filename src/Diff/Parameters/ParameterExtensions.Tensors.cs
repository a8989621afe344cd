namespace Diff;

public static partial class ParameterExtensions
{
    /// <summary>The parameters by name, in the order of declaration, as a file of tensors keeps them.</summary>
    /// <param name="model">The parameters, all <see cref="float"/>.</param>
    /// <returns>Tensors are the model's own, arrays are shown as vectors over the same memory; a number is a copy, of rank 0.</returns>
    /// <exception cref="ArgumentException">A parameter is <see cref="double"/>, and would lose digits; the message names it.</exception>
    public static IReadOnlyDictionary<string, Tensor<float>> ToTensors<TModel>(this TModel model)
        where TModel : IParameters<TModel>
    {
        var visitor = new TensorCollector<float>(nameof(ToTensors));
        model.Visit(ref visitor);
        return visitor.Tensors;
    }

    /// <summary>The parameters by name, in the order of declaration, in double precision.</summary>
    /// <param name="model">The parameters.</param>
    /// <returns>As <see cref="ToTensors"/>; what is <see cref="float"/> is converted, exactly, and is a copy.</returns>
    public static IReadOnlyDictionary<string, Tensor<double>> ToDoubleTensors<TModel>(this TModel model)
        where TModel : IParameters<TModel>
    {
        var visitor = new TensorCollector<double>(nameof(ToDoubleTensors));
        model.Visit(ref visitor);
        return visitor.Tensors;
    }

    /// <summary>A record with the parameters of these names, copied; what is no parameter is kept.</summary>
    /// <param name="model">Says which parameters there are, and their shapes; it stays as it is.</param>
    /// <param name="tensors">The parameters by name, as <see cref="ToTensors"/> gives them.</param>
    /// <exception cref="ArgumentException">A parameter is missing or has another shape, or a tensor is no parameter; the message names it.</exception>
    public static TModel Load<TModel>(this TModel model, IReadOnlyDictionary<string, Tensor<float>> tensors)
        where TModel : IParameters<TModel> => TensorLoader<float>.Load(model, tensors);

    /// <inheritdoc cref="Load{TModel}(TModel, IReadOnlyDictionary{string, Tensor{float}})"/>
    /// <remarks>A parameter that is <see cref="float"/> takes the nearest value.</remarks>
    public static TModel Load<TModel>(this TModel model, IReadOnlyDictionary<string, Tensor<double>> tensors)
        where TModel : IParameters<TModel> => TensorLoader<double>.Load(model, tensors);
}
