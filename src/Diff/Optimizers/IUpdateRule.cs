using System.Numerics;
using Diff.Kernels;

namespace Diff;

/// <summary>How a number changes in a step, written for as many of them as one instruction takes.</summary>
internal interface IUpdateRule<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The parameters after the step.</summary>
    /// <param name="parameter">The parameters before it.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="first">What the optimizer remembers of them; likewise <paramref name="second"/> and <paramref name="third"/>.</param>
    /// <param name="second">As <paramref name="first"/>.</param>
    /// <param name="third">As <paramref name="first"/>.</param>
    TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : unmanaged, ITileLanes<TLanes, T>;
}
