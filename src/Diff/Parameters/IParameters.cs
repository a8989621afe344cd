namespace Diff;

/// <summary>The parameters of a model, or a gradient with respect to them: a record of tensors, numbers, and other such records.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
/// <remarks>
/// The compiler implements it for records marked <see cref="ParametersAttribute"/>. What one does with parameters is in
/// <see cref="ParameterExtensions"/> and <see cref="Optimizer"/>; all of it rests on <see cref="Visit"/> and <see cref="Map"/>.
/// </remarks>
public interface IParameters<TSelf>
    where TSelf : IParameters<TSelf>
{
    /// <summary>How many numbers the parameters have together.</summary>
    int ParameterCount { get; }

    /// <summary>A record with parameters of the same shapes, all zero, in memory of its own; what is no parameter is kept.</summary>
    TSelf ZerosLike();

    /// <summary>Shows each parameter to a visitor, in the order of declaration.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <typeparam name="TVisitor">Its type; a struct costs no allocation.</typeparam>
    void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor, allows ref struct;

    /// <summary>A record with what a map makes of each parameter, in the order of declaration; what is no parameter is kept.</summary>
    /// <param name="map">The map.</param>
    /// <typeparam name="TMap">Its type; a struct costs no allocation.</typeparam>
    TSelf Map<TMap>(ref TMap map)
        where TMap : IParameterMap, allows ref struct;
}
