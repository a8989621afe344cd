using System.Numerics;

namespace Diff;

/// <summary>How one number changes in a step, written for a vector of them.</summary>
internal interface IUpdateRule<T>
{
    /// <summary>The parameters after the step.</summary>
    /// <param name="parameter">The parameters before it.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="first">What the optimizer remembers of them; likewise <paramref name="second"/> and <paramref name="third"/>.</param>
    /// <param name="second">As <paramref name="first"/>.</param>
    /// <param name="third">As <paramref name="first"/>.</param>
    Vector<T> Apply(Vector<T> parameter, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third);
}
