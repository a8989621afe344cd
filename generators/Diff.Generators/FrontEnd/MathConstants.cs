using System;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// The numbers that .NET gives names: <c>Math.PI</c>, <c>double.Epsilon</c>, and, through a type parameter, <c>T.Pi</c>, <c>T.One</c>, …
/// </summary>
internal static class MathConstants
{
    /// <summary>The value of a static field or property of System.Math, System.MathF, a primitive type or an interface of System.Numerics.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="receiver">For a member of an interface, what its type parameter stands for.</param>
    /// <param name="value">The value, rounded to that precision. Integers that a double cannot hold are not found.</param>
    public static bool TryGet(ISymbol member, ScalarKind receiver, out double value)
    {
        value = double.NaN;
        if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: double or float or int } field)
        {
            value = Convert.ToDouble(field.ConstantValue);
            return true;
        }

        if (member is not { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface }
            || member.ContainingNamespace?.ToDisplayString() != "System.Numerics"
            || ValueOf(member.Name, receiver) is not { } known)
            return false;
        value = receiver == ScalarKind.Float32 ? (float)known : known;
        return true;
    }

    private static double? ValueOf(string name, ScalarKind kind) => name switch
    {
        "Zero" or "AdditiveIdentity" => 0,
        "One" or "MultiplicativeIdentity" => 1,
        "NegativeOne" => -1,
        "Radix" => 2,
        "MaxValue" when kind == ScalarKind.Int32 => int.MaxValue,
        "MinValue" when kind == ScalarKind.Int32 => int.MinValue,
        _ when kind is not (ScalarKind.Float32 or ScalarKind.Float64) => null,
        "Pi" => Math.PI,
        "E" => Math.E,
        "Tau" => 6.283185307179586477,
        "NaN" => double.NaN,
        "NegativeZero" => -0.0,
        "PositiveInfinity" => double.PositiveInfinity,
        "NegativeInfinity" => double.NegativeInfinity,
        "Epsilon" => kind == ScalarKind.Float32 ? float.Epsilon : double.Epsilon,
        "MaxValue" => kind == ScalarKind.Float32 ? float.MaxValue : double.MaxValue,
        "MinValue" => kind == ScalarKind.Float32 ? float.MinValue : double.MinValue,
        _ => null,
    };
}
