namespace Diff;

public abstract partial class Optimizer
{
    /// <summary>Takes a step.</summary>
    /// <param name="parameters">The parameters; changed.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are not as many parameters as in the step before.</exception>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradients) => StepOver(parameters, gradients);

    /// <inheritdoc cref="Step(Span{double}, ReadOnlySpan{double})"/>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients) => StepOver(parameters, gradients);

    /// <inheritdoc cref="Step(Span{double}, ReadOnlySpan{double})"/>
    public void Step(double[] parameters, ReadOnlySpan<double> gradients) => StepOver(parameters.AsSpan(), gradients);

    /// <inheritdoc cref="Step(Span{double}, ReadOnlySpan{double})"/>
    public void Step(float[] parameters, ReadOnlySpan<float> gradients) => StepOver(parameters.AsSpan(), gradients);

    // C# would make a temporary span of Step([w, b], [dw, db]), which nobody sees change. It prefers a read-only one, and so ends up here.

    /// <summary>Not a step: the parameters would be copies.</summary>
    /// <param name="parameters">Numbers that cannot change.</param>
    /// <param name="gradients">Their gradients.</param>
    [Obsolete(Copies, error: true)]
    public void Step(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradients) => throw new NotSupportedException(Copies);

    /// <inheritdoc cref="Step(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [Obsolete(Copies, error: true)]
    public void Step(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients) => throw new NotSupportedException(Copies);

    private const string Copies = "These parameters cannot be changed: [w, b] is a copy. Pass numbers by ref, Step(ref w, ref b, dw, db), or keep them in an array.";
}
