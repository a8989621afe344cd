namespace Diff.Generators.Tests.Gradients.Programs;

internal sealed partial class RandomProgram
{
    /// <summary>Methods for <c>F</c> to call; they go into its scope.</summary>
    private IEnumerable<Node> Helpers(Scope caller)
    {
        var kinds = Enumerable.Range(0, 7).Where(_ => Chance(0.2)).ToArray();
        foreach (var kind in kinds)
        {
            var scope = new Scope { Read = ["p", "t"], Write = ["p", "t"], Functions = [.. caller.Functions.Where(f => !f.Contains('@') && !f.Contains("=>"))] };
            var name = Fresh("H");
            switch (kind)
            {
                case 0:
                    yield return Method($"double {name}(double p, double t = 0.5)", scope with { Return = "return $0;" });
                    caller.Functions.Add(name + Pick("($0, $1)", "($0)", "(t: $0, p: $1)"));
                    break;
                case 1:
                    yield return Method($"void {name}(ref double p, double t)", scope);
                    caller.Procedures.Add(name + "(ref @, $0);");
                    break;
                case 2:
                    yield return new(Sort.Fixed, $"private static double {name}(double p, out double t)\n{{\nt = $0;\n$1\n}}", Number(new Scope { Read = ["p"] }, 2), Body(scope with { Return = "return $0;" }, isRoot: false));
                    caller.Functions.Add(name + "($0, out @)");
                    break;
                case 3:
                    yield return Method($"void {name}(Span<double> d, double p)", new Scope { Read = ["p"], Write = ["p"], Arrays = ["d"], WriteArrays = ["d"] });
                    caller.Procedures.Add(name + "(#, $0);");
                    break;
                case 4:
                    var rest = Number(scope, 2);
                    yield return new(Sort.Fixed, $"private static double {name}(double p, double t, int depth)\n    => depth <= 0 ? $0 : $1 + 0.5 * {name}($2, $3, depth - 1);", rest, Number(scope, 2), Number(scope, 2), Number(scope, 1));
                    caller.Functions.Add(name + $"($0, $1, {_random.Next(4)})");
                    break;
                case 5:
                    yield return new(Sort.Fixed, $"private static double {name}(Func<double, double> f, double p) => f(p) + f($0);", Number(new Scope { Read = ["p"] }, 1));
                    caller.Functions.Add(name + "(z => Math.Sin(z) * 0.5 + x, $0)");
                    break;
                default:
                    yield return Method($"(double, double) {name}(double p, double t)", scope with { Return = "return ($0, $1);" });
                    caller.Functions.Add(name + "($0, $1)" + Pick(".Item1", ".Item2"));
                    break;
            }
        }
    }

    private Node Method(string signature, Scope scope) => new(Sort.Fixed, $"private static {signature}\n{{\n$0\n}}", Body(scope, isRoot: false));

    /// <summary>A function inside <c>F</c> that reads and changes its variables.</summary>
    private IEnumerable<Node> LocalFunction(Scope scope)
    {
        // Parameters by reference and spans cannot be captured.
        var captured = new Scope { Read = [.. scope.Read.Where(n => n != "q"), "z"], Write = [.. scope.Write.Where(n => n is not ("q" or "o"))] };
        var name = Fresh("L");
        if (Chance(0.5))
        {
            yield return new(Sort.Fixed, $"double {name}(double z) => $0;", Number(captured, 2));
            scope.Functions.Add(name + "($0)");
        }
        else
        {
            yield return new(Sort.Fixed, $"void {name}(double z)\n{{\n$0\n$1\n}}", Statement(captured, 0), Assignment(captured));
            scope.Procedures.Add(name + "($0);");
        }
    }
}
