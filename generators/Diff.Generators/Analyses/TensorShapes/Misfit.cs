using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>An operation that shapes do not fit.</summary>
/// <param name="At">The statement.</param>
/// <param name="Reason">What does not fit, or the condition on which it does, as a clause.</param>
/// <param name="IsCertain">Whether it never fits. Otherwise it does on that condition, which lengths that may be any need not meet.</param>
internal sealed record Misfit(Statement At, string Reason, bool IsCertain);
