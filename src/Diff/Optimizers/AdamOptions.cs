using System.Numerics;
using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> have in common; they differ in what weight decay acts on.</summary>
internal sealed record AdamOptions(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool AmsGrad)
{
    public static string?[] StateNames(bool amsGrad) => ["mean", "squares", amsGrad ? "greatestSquares" : null];

    /// <summary>The rule of one step.</summary>
    public AdamRule<T> Rule<T>(double learningRate, long step, bool decaysGradient)
        where T : unmanaged, IFloatingPointIeee754<T> => new()
    {
        Beta1 = T.CreateTruncating(Beta1),
        Share1 = T.CreateTruncating(1 - Beta1),
        Beta2 = T.CreateTruncating(Beta2),
        Share2 = T.CreateTruncating(1 - Beta2),
        Rate = T.CreateTruncating(-learningRate / (1 - Math.Pow(Beta1, step))),
        RootScale = T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(Beta2, step))),
        Epsilon = T.CreateTruncating(Epsilon),
        Decay = T.CreateTruncating(decaysGradient ? WeightDecay : 0),
        Keep = T.CreateTruncating(decaysGradient ? 1 : 1 - learningRate * WeightDecay),
        AmsGrad = AmsGrad,
    };
}

/// <summary>Adam's update; <c>Keep</c> is what decoupled weight decay leaves of a parameter.</summary>
internal struct AdamRule<T> : IUpdateRule<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public T Beta1, Share1, Beta2, Share2, Rate, RootScale, Epsilon, Decay, Keep;
    public bool AmsGrad;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Apply<TLanes>(TLanes parameter, TLanes gradient, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : unmanaged, ITileLanes<TLanes, T>
    {
        gradient += TLanes.Create(Decay) * parameter;
        first = TLanes.Create(Beta1) * first + TLanes.Create(Share1) * gradient;
        second = TLanes.Create(Beta2) * second + TLanes.Create(Share2) * gradient * gradient;
        if (AmsGrad)
            third = TLanes.Max(third, second);
        var root = TLanes.Sqrt(AmsGrad ? third : second) * TLanes.Create(RootScale) + TLanes.Create(Epsilon);
        return TLanes.Create(Keep) * parameter + TLanes.Create(Rate) * first / root;
    }
}
