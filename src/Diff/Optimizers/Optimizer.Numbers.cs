using System.Numerics;

namespace Diff;

public abstract partial class Optimizer
{
    /// <summary>Takes a step with one parameter.</summary>
    /// <param name="parameter">The parameter; changed.</param>
    /// <param name="gradient">Its gradient.</param>
    public void Step(ref double parameter, double gradient) => StepOver(new Span<double>(ref parameter), new ReadOnlySpan<double>(in gradient));

    /// <inheritdoc cref="Step(ref double, double)"/>
    public void Step(ref float parameter, float gradient) => StepOver(new Span<float>(ref parameter), new ReadOnlySpan<float>(in gradient));

    /// <summary>Takes a step with two parameters: <c>Step(ref w, ref b, dw, db)</c>.</summary>
    /// <param name="first">A parameter; changed.</param>
    /// <param name="second">Another.</param>
    /// <param name="firstGradient">The gradient with respect to the first.</param>
    /// <param name="secondGradient">The gradient with respect to the second.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public void Step<T>(ref T first, ref T second, T firstGradient, T secondGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> parameters = [first, second];
        StepOver(parameters, [firstGradient, secondGradient]);
        (first, second) = (parameters[0], parameters[1]);
    }

    /// <summary>Takes a step with three parameters; more of them are better kept in an array.</summary>
    /// <param name="first">A parameter; changed.</param>
    /// <param name="second">Another.</param>
    /// <param name="third">Another.</param>
    /// <param name="firstGradient">The gradient with respect to the first.</param>
    /// <param name="secondGradient">The gradient with respect to the second.</param>
    /// <param name="thirdGradient">The gradient with respect to the third.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public void Step<T>(ref T first, ref T second, ref T third, T firstGradient, T secondGradient, T thirdGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> parameters = [first, second, third];
        StepOver(parameters, [firstGradient, secondGradient, thirdGradient]);
        (first, second, third) = (parameters[0], parameters[1], parameters[2]);
    }
}
