using System.Numerics;

namespace Diff;

public static partial class ParameterExtensions
{
    /// <summary>All numbers one after the other, in the order of declaration: as optimizers of other libraries want them.</summary>
    /// <param name="model">The parameters.</param>
    public static double[] Flatten<TModel>(this TModel model)
        where TModel : IParameters<TModel>
    {
        var result = new double[model.ParameterCount];
        model.FlattenTo(result.AsSpan());
        return result;
    }

    /// <summary>Writes all numbers one after the other, in the order of declaration.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="destination">Takes them; of length <see cref="IParameters{TSelf}.ParameterCount"/>. Numbers of another precision are
    /// converted, to the nearest value.</param>
    /// <typeparam name="TModel">The record.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public static void FlattenTo<TModel, T>(this TModel model, Span<T> destination)
        where TModel : IParameters<TModel>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireCount(nameof(FlattenTo), model, destination.Length);
        var visitor = new Flattener<T>(destination);
        model.Visit(ref visitor);
    }

    /// <summary>A record of the same shapes with these numbers, in memory of its own; what is no parameter is kept.</summary>
    /// <param name="model">Says which parameters there are, and their shapes; it stays as it is.</param>
    /// <param name="values">All numbers one after the other, as <see cref="FlattenTo"/> writes them.</param>
    /// <typeparam name="TModel">The record.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There are more or fewer numbers than <see cref="IParameters{TSelf}.ParameterCount"/>.</exception>
    public static TModel Unflatten<TModel, T>(this TModel model, ReadOnlySpan<T> values)
        where TModel : IParameters<TModel>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireCount(nameof(Unflatten), model, values.Length);
        var map = new Unflattener<T>(values);
        return model.Map(ref map);
    }

    private static void RequireCount<TModel>(string operation, TModel model, int length)
        where TModel : IParameters<TModel>
    {
        if (length != model.ParameterCount)
            throw new ArgumentException($"{operation}: {length} numbers, where {typeof(TModel).Name} has {model.ParameterCount} parameters.");
    }
}
