using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>A piece of a gradient method that is a method of its own, beside it.</summary>
/// <param name="Function">The piece; its signature has its name, and it returns nothing.</param>
/// <param name="Comment">What it is, in a line.</param>
internal sealed record Part(Function Function, string Comment);
