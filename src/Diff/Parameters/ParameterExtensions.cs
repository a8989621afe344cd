using System.Numerics;

namespace Diff;

/// <summary>What one does with the parameters of a model, beyond optimizing them.</summary>
/// <remarks>Names of parameters are those of the members, with a point between a record's and what is in it: <c>Hidden.Weight</c>.</remarks>
public static partial class ParameterExtensions
{
    /// <summary>A record of the same shapes with a function of each number, computed in double precision.</summary>
    /// <param name="model">The parameters; they stay as they are.</param>
    /// <param name="function">The function.</param>
    public static TModel Map<TModel>(this TModel model, Func<double, double> function)
        where TModel : IParameters<TModel>
    {
        ArgumentNullException.ThrowIfNull(function);
        var map = new NumberMap(function);
        return model.Map(ref map);
    }

    /// <summary>A record with a function of each parameter and its name: to initialise a model, say.</summary>
    /// <param name="model">The parameters; they stay as they are.</param>
    /// <param name="function">Takes name and value, and gives a tensor of the same shape. An array is shown as a vector, a number as a tensor
    /// of rank 0.</param>
    /// <typeparam name="TModel">The record.</typeparam>
    /// <typeparam name="T">The precision of the parameters.</typeparam>
    /// <exception cref="ArgumentException">A result has another shape, or a parameter another precision; the message names it.</exception>
    public static TModel Map<TModel, T>(this TModel model, Func<string, Tensor<T>, Tensor<T>> function)
        where TModel : IParameters<TModel>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        var map = new NamedMap<T>(function);
        return model.Map(ref map);
    }
}
