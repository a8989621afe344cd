using System.Globalization;

namespace Diff.Generators.Tests.Gradients.Programs;

internal sealed partial class RandomProgram
{
    // Bounded where their arguments are not, and smooth but for the last.
    private static readonly string[] Unary =
    [
        "Math.Sin($0)", "Math.Cos($0)", "Math.Tanh($0)", "Math.Atan($0)", "Math.Exp(Math.Sin($0))", "Math.Log(1 + $0 * $0)",
        "Math.Sqrt(1 + $0 * $0)", "double.Exp(-$0 * $0)", "(1 / (1 + Math.Exp(-$0)))", "(-$0)", "(1 - $0)", "Math.Cbrt(2 + Math.Cos($0))", "Math.Abs($0)",
    ];

    private static readonly string[] Binary =
    [
        "($0 + $1)", "($0 - $1)", "($0 * $1)", "($0 + $1)", "($0 * $1)", "($0 / (1.5 + $1 * $1))", "Math.Max($0, $1)", "Math.Min($0, $1)",
        "Math.Pow(1.2 + Math.Sin($0), Math.Tanh($1))", "Math.Atan2($0, 1 + $1 * $1)", "double.Hypot($0, 1 + $1)", "Math.Clamp($0, -0.9, 1.1 + $1 * $1)",
    ];

    private Node Number(Scope scope, int depth)
    {
        if (depth <= 0 || Chance(0.2))
            return Leaf(scope);
        return _random.Next(20) switch
        {
            < 5 => new(Sort.Double, Pick(Unary), Number(scope, depth - 1)),
            < 12 => new(Sort.Double, Pick(Binary), Number(scope, depth - 1), Number(scope, depth - 1)),
            12 => new(Sort.Double, "($0 ? $1 : $2)", Truth(scope), Number(scope, depth - 1), Number(scope, depth - 1)),
            13 when Chance(0.5) => new(Sort.Double, "($0 switch { 0 => $1, 1 => $2, _ => $3 })", Integer(scope), Number(scope, depth - 1), Number(scope, depth - 1), Leaf(scope)),
            13 => new(Sort.Double, "($0 switch { > 0.6 => $1, < -0.4 => $2, _ => $3 })", Number(scope, depth - 1), Number(scope, depth - 1), Leaf(scope), Leaf(scope)),
            14 => new(Sort.Double, "($0 * 0.25)", Integer(scope)),
            15 when scope.Write.Count > 0 && Chance(0.3) => new(Sort.Double, $"({Pick(scope.Write)} {Pick("=", "+=", "-=")} $0)", Number(scope, depth - 1)),
            16 when scope.Structs.Count > 0 => Vectorial(scope, depth),
            < 19 when scope.Functions.Count > 0 => Call(scope, Sort.Double, Pick(scope.Functions), depth),
            _ => Leaf(scope),
        };
    }

    private Node Leaf(Scope scope)
    {
        if (scope.Arrays.Count > 0 && Chance(0.35))
            return Element(scope, scope.Arrays);
        if (scope.Structs.Count > 0 && Chance(0.15))
            return new(Sort.Double, Pick(scope.Structs) + Pick(".X", ".Y", ".Norm"));
        return Chance(0.85)
            ? new(Sort.Double, Pick(scope.Read))
            : new(Sort.Double, Math.Round((_random.NextDouble() * 3) - 1.5, 2).ToString("0.0#", CultureInfo.InvariantCulture) is var text && text[0] == '-' ? $"({text})" : text);
    }

    private Node Vectorial(Scope scope, int depth)
    {
        var vector = Pick(scope.Structs);
        return new(
            Sort.Double,
            Pick($"{vector}.Dot(new V($0, $1))", $"({vector} * $0 + new V($0, $1)).X", $"(-{vector} * $1).Y", $"(new V($0, $1) + {vector}).Norm"),
            Number(scope, depth - 1),
            Number(scope, depth - 1));
    }

    private Node Element(Scope scope, List<string> arrays)
    {
        var array = Pick(arrays);
        if (scope.Indices.Count == 0 || Chance(0.3))
            return Chance(0.2) ? new(Sort.Double, $"{array}[^{_random.Next(1, 5)}]") : new(Sort.Double, $"{array}[$0 % 4]", Integer(scope));
        var index = Pick(scope.Indices);
        return new(Sort.Double, Pick($"{array}[{index}]", $"{array}[{index}]", $"{array}[({index} + 1) % 4]", $"{array}[{array}.Length - 1 - {index}]"));
    }

    private Node Integer(Scope scope) => _random.Next(6) switch
    {
        < 2 => new(Sort.Integer, _random.Next(4).ToString(CultureInfo.InvariantCulture)),
        < 4 when scope.Integers.Count > 0 => new(Sort.Integer, Pick(scope.Integers)),
        4 when scope.Integers.Count > 0 => new(Sort.Integer, $"($0 + {Pick(scope.Integers)})", Integer(scope)),
        5 when scope.Arrays.Count > 0 => new(Sort.Integer, $"({Pick(scope.Arrays)}.Length - 1)"),
        _ => new(Sort.Integer, "2"),
    };

    /// <summary>An integer from 0 to 4.</summary>
    private Node Small(Scope scope) => _random.Next(5) switch
    {
        < 2 => new(Sort.Integer, _random.Next(5).ToString(CultureInfo.InvariantCulture)),
        2 when scope.Arrays.Count > 0 => new(Sort.Integer, $"{Pick(scope.Arrays)}.Length"),
        3 when scope.Indices.Count > 0 => new(Sort.Integer, Pick(scope.Indices)),
        _ => new(Sort.Integer, "($0 % 5)", Integer(scope)),
    };

    private Node Truth(Scope scope) => _random.Next(8) switch
    {
        < 3 => new(Sort.Truth, Pick("($0 > $1)", "($0 < $1)", "($0 <= $1)"), Number(scope, 1), Number(scope, 1)),
        3 => new(Sort.Truth, "($0 is > -0.7 and < 0.9)", Number(scope, 1)),
        4 => new(Sort.Truth, Pick("($0 % 2 == 0)", "($0 > 1)", "($0 != 3)"), Integer(scope)),
        5 => new(Sort.Truth, Pick("($0 && $1)", "($0 || $1)"), Truth(scope), Truth(scope)),
        6 => new(Sort.Truth, "!$0", Truth(scope)),
        _ => new(Sort.Truth, "($0 > 0.1)", Leaf(scope)),
    };

    private Node Call(Scope scope, Sort sort, string call, int depth)
    {
        var text = call.Replace("@", Pick(scope.Write), StringComparison.Ordinal);
        if (text.Contains('#', StringComparison.Ordinal))
        {
            if (scope.WriteArrays.Count == 0)
                return sort == Sort.Statement ? Node.Nothing : Leaf(scope);
            text = text.Replace("#", Pick(scope.WriteArrays), StringComparison.Ordinal);
        }

        return new(sort, text, Number(scope, depth - 1), Number(scope, depth - 1));
    }
}
