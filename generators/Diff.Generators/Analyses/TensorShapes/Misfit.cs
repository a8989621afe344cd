using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>An operation that throws whenever it runs, because shapes do not fit.</summary>
/// <param name="At">The statement.</param>
/// <param name="Reason">What does not fit, as a clause.</param>
internal sealed record Misfit(Statement At, string Reason);
