namespace Diff;

/// <summary>
/// Asks the compiler for the derivative of a static method: while the project builds, <c>FBackward</c> is
/// written beside <c>F</c>, as readable C# without a tape.
/// </summary>
/// <remarks>The containing type must be <c>partial</c>. Gradients are overwritten, never accumulated.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>The derivatives to generate; <see cref="DerivativeModes.Reverse"/> unless said otherwise.</summary>
    public DerivativeModes Modes { get; set; } = DerivativeModes.Reverse;
}
