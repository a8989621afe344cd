using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>
/// What is known of the length of an axis, or of another integer: a number times the values of variables, such as 784 n; or nothing.
/// </summary>
/// <param name="Number">The number; null where nothing is known.</param>
/// <param name="Factors">The variables, by id, ascending.</param>
internal sealed record AxisLength(long? Number, EquatableArray<int> Factors)
{
    public static readonly AxisLength Unknown = new(null, []);
    public static readonly AxisLength One = Of(1);

    public bool IsKnown => Number is not null;

    /// <summary>The value, where it is a plain number.</summary>
    public long? Value => Factors.Count == 0 ? Number : null;

    /// <summary>The variable, where it is one and nothing else.</summary>
    public int? Symbol => Number == 1 && Factors.Count == 1 ? Factors[0] : null;

    /// <summary>Whether it can be 1, at which an axis is broadcast.</summary>
    public bool CanBeOne => !IsKnown || Number == 1;

    public static AxisLength Of(long value) => new(value, []);

    public static AxisLength Of(Variable variable) => new(1, [variable.Id]);

    public static AxisLength operator *(AxisLength left, AxisLength right)
    {
        if (left.Value == 0 || right.Value == 0)
            return Of(0);
        if (left.Number is not { } a || right.Number is not { } b || Math.Abs(a) > int.MaxValue || Math.Abs(b) > int.MaxValue)
            return Unknown;
        return new(a * b, left.Factors.Concat(right.Factors).OrderBy(id => id).ToEquatableArray());
    }

    public static AxisLength operator +(AxisLength left, AxisLength right)
    {
        if (left.Value == 0)
            return right;
        if (right.Value == 0)
            return left;
        return left.IsKnown && right.IsKnown && left.Factors.Equals(right.Factors) ? Simplified(left.Number!.Value + right.Number!.Value, left.Factors) : Unknown;
    }

    public static AxisLength operator -(AxisLength left, AxisLength right) => left + (right * Of(-1));

    /// <summary>The quotient, where nothing is left over; null where something certainly is; unknown where that depends.</summary>
    public static AxisLength? Divide(AxisLength left, AxisLength right)
    {
        if (left.Number is not { } a || right.Number is not { } b || b == 0)
            return Unknown;
        var rest = new List<int>(left.Factors);
        if (!right.Factors.All(rest.Remove))
            return Unknown;
        return a % b == 0 ? Simplified(a / b, rest.ToEquatableArray()) : rest.Count == 0 ? null : Unknown;
    }

    /// <summary>Whether two lengths differ, whatever the variables stand for, where they are above zero.</summary>
    public static bool Differ(AxisLength left, AxisLength right)
    {
        if (left.Number is not { } a || right.Number is not { } b)
            return false;
        var (ownLeft, ownRight) = (new List<int>(left.Factors), new List<int>());
        foreach (var factor in right.Factors)
        {
            if (!ownLeft.Remove(factor))
                ownRight.Add(factor);
        }

        // A length of zero leaves open what the variables are.
        return (ownLeft.Count, ownRight.Count) switch
        {
            (0, 0) => a != b,
            (0, _) => a != 0 && a % b != 0,
            (_, 0) => b != 0 && b % a != 0,
            _ => false,
        };
    }

    private static AxisLength Simplified(long number, EquatableArray<int> factors) => number == 0 ? Of(0) : new(number, factors);
}
