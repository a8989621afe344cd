using System.Numerics;
using Diff.Kernels;

namespace Diff.Tests.Kernels;

/// <summary>A function of lanes and the function of numbers that each lane must agree with.</summary>
/// <param name="Ulps">How many units in the last place they may differ by; 0 asks for the same bits.</param>
/// <param name="Lanes">The function of as many arguments as there are of <typeparamref name="TLanes"/> in the array.</param>
/// <param name="Scalar">The same of numbers.</param>
public sealed record LaneFunction<TLanes, T>(string Name, int Arity, long Ulps, Func<TLanes[], TLanes> Lanes, Func<T[], T> Scalar)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>One result for each row of arguments, of which there are whole vectors.</summary>
    public T[] Apply(T[][] rows)
    {
        var results = new T[rows.Length];
        var lanes = new TLanes[Arity];
        for (var start = 0; start < rows.Length; start += TLanes.Count)
        {
            for (var a = 0; a < Arity; a++)
            {
                var column = rows[start..(start + TLanes.Count)].Select(row => row[a]).ToArray();
                lanes[a] = TLanes.Load(in column[0]);
            }

            TLanes.Store(Lanes(lanes), ref results[start]);
        }

        return results;
    }
}
