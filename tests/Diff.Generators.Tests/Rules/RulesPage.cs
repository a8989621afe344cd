using System.Text;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Tests.Rules;

/// <summary>Writes docs/rules.md from the table.</summary>
internal static class RulesPage
{
    private const string Introduction = """
        # Rules

        Every operation on numbers and its derivative by each of its arguments; y is the result. This page is generated from
        `generators/Diff.Generators/Rules`: edit the table there, then run the tests with `DIFF_ACCEPT=1`.

        Where an operation has no derivative, these conventions hold, in every mode and back end:

        - A tie gives half to each (`Max(a, a)`, a value on the bound of `Clamp`); the partials of a selection add up to 1.
        - `Abs` has derivative 0 at 0, and so has `Hypot` at the origin, as `Hypot(x, 0)` is `Abs(x)`.
        - Rounding has derivative 0, at the jumps too.
        - `Sqrt` has derivative +∞ at 0. `Pow(a, 0)` has derivative 0 by a, `Pow(0, b)` for b ≥ 0 derivative 0 by b. At negative bases `Pow` is no
          function of a real exponent: its derivative by b is NaN.
        - An argument that is NaN, and made the result NaN, has a derivative other than 0, so that it can be seen in the gradient. Where .NET
          ignores a NaN (`MaxNumber`, a bound of `Math.Clamp`), its derivative is 0.

        Arguments that carry no derivative (conditions, integers, modes) are marked –.


        """;

    public static string Text()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| C# | by the first | by the second | by the third |\n|---|---|---|---|\n");
        foreach (var rule in RuleTable.All)
            page.Append("| ").AppendJoin(" | ", [CSharp(OpInfo.Of(rule.Op)), .. Partials(rule)]).Append(" |\n");

        page.Append("\n## Operations without a derivative\n\nTheir results are integers and truth values.\n\n");
        foreach (var info in OpInfo.All.Where(info => info.Result != OpResult.Same))
            page.Append("- ").Append(CSharp(info)).Append('\n');
        return page.ToString();
    }

    private static IEnumerable<string> Partials(Rule rule)
    {
        string[] names = [.. Names(OpInfo.Of(rule.Op)), "y"];
        Term[] variables = [.. Enumerable.Range(0, names.Length).Select(i => new OperandTerm(new Variable(i, ScalarType.Float64)))];
        return rule.Partials(variables[..^1], variables[^1])
            .Select((partial, i) => Samples.All[rule.Op][0][i] is double ? Mathematics.Print(partial, names) : "–")
            .Concat(Enumerable.Repeat("", 3 - rule.Arity));
    }

    private static string CSharp(OpInfo info)
    {
        var names = Names(info);
        return info.Op switch
        {
            Op.Convert => "`(double)x`, `(float)x`",
            Op.Select => "`a ? b : c`",
            _ when info.Home == OpHome.Language => info.Arity == 1 ? $"`{info.Name}x`" : $"`a {info.Name} b`",
            _ => string.Join(", ", new[] { ScalarKind.Float64, ScalarKind.Float32 }
                .Select(kind => $"`{info.Call(kind, names).Replace("global::System.", "").Replace("global::", "")}`").Distinct()),
        };
    }

    private static string[] Names(OpInfo info) => info.Op switch
    {
        Op.RootN or Op.ScaleB => ["x", "n"],
        Op.Polygamma => ["n", "x"],
        Op.RoundDigits => ["x", "digits"],
        Op.RoundMode => ["x", "mode"],
        Op.RoundDigitsMode => ["x", "digits", "mode"],
        Op.Clamp or Op.ClampNative or Op.ClampPropagatingNaN => ["x", "min", "max"],
        Op.Lerp => ["a", "b", "t"],
        _ => info.Arity switch
        {
            1 => ["x"],
            2 => ["a", "b"],
            _ => ["a", "b", "c"],
        },
    };
}
