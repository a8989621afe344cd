namespace Diff;

/// <summary>What an optimizer remembers between steps, as <see cref="Optimizer.Save"/> copies it.</summary>
/// <param name="Algorithm">The optimizer's type.</param>
/// <param name="Steps">How many steps it has taken.</param>
/// <param name="Singles">Its vectors over all <see cref="float"/> parameters, by name.</param>
/// <param name="Doubles">Its vectors over all <see cref="double"/> parameters, by name.</param>
/// <remarks>Options, the learning rate among them, are not in it: give a new optimizer the same.</remarks>
public sealed record OptimizerState(
    string Algorithm,
    long Steps,
    IReadOnlyDictionary<string, Tensor<float>> Singles,
    IReadOnlyDictionary<string, Tensor<double>> Doubles);
