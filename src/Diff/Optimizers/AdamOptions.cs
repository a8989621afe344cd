using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> have in common; they differ in what weight decay acts on.</summary>
internal sealed record AdamOptions(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool AmsGrad)
{
    public static string?[] StateNames(bool amsGrad) => ["mean", "squares", amsGrad ? "greatestSquares" : null];

    /// <summary>The rule of one step.</summary>
    public AdamRule<T> Rule<T>(double learningRate, long step, bool decaysGradient)
        where T : unmanaged, IFloatingPointIeee754<T> => new()
    {
        Beta1 = Option.Lanes<T>(Beta1),
        Share1 = Option.Lanes<T>(1 - Beta1),
        Beta2 = Option.Lanes<T>(Beta2),
        Share2 = Option.Lanes<T>(1 - Beta2),
        Rate = Option.Lanes<T>(-learningRate / (1 - Math.Pow(Beta1, step))),
        RootScale = Option.Lanes<T>(Math.Sqrt(1 - Math.Pow(Beta2, step))),
        Epsilon = Option.Lanes<T>(Epsilon),
        Decay = Option.Lanes<T>(decaysGradient ? WeightDecay : 0),
        Keep = Option.Lanes<T>(decaysGradient ? 1 : 1 - learningRate * WeightDecay),
        AmsGrad = AmsGrad,
    };
}

/// <summary>Adam's update; <c>Keep</c> is what decoupled weight decay leaves of a parameter.</summary>
internal struct AdamRule<T> : IUpdateRule<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public Vector<T> Beta1, Share1, Beta2, Share2, Rate, RootScale, Epsilon, Decay, Keep;
    public bool AmsGrad;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector<T> Apply(Vector<T> parameter, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        gradient += Decay * parameter;
        first = Beta1 * first + Share1 * gradient;
        second = Beta2 * second + Share2 * gradient * gradient;
        if (AmsGrad)
            third = Vector.Max(third, second);
        var root = Vector.SquareRoot(AmsGrad ? third : second) / RootScale + Epsilon;
        return Keep * parameter + Rate * first / root;
    }
}
