using System.Text.RegularExpressions;
using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>Makes a failing program smaller while it still fails in the same way.</summary>
internal static partial class Shrinker
{
    private const int Rounds = 40;
    private const int Candidates = 120;

    public static (Node Program, Compiled Compiled, string Problem) Shrink(Node program, Compiled compiled, string problem, int seed, CompilerOptions options)
    {
        var from = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var size = program.ToString().Length;
            var all = program.Smaller().Where(p => p.ToString().Length < size).Skip(from).Take(Candidates).ToArray();
            if (all.Length == 0)
                break;
            var tried = SubjectCompiler.Compile([.. all.Select((p, i) => new Subject("P" + i, p.ToString()))], options);
            var best = tried
                .Select((c, i) => (Program: all[i], Compiled: c, Problem: Trial.Problem(c, seed, new Tally())))
                .Where(t => t.Problem is not null && Kind(t.Problem) == Kind(problem))
                .OrderBy(t => t.Program.ToString().Length)
                .FirstOrDefault();
            if (best.Program is null)
            {
                from += Candidates;
                continue;
            }

            (program, compiled, problem, from) = (best.Program, best.Compiled, best.Problem!, 0);
        }

        return (program, compiled, problem);
    }

    /// <summary>What two problems have in common that are likely to be one.</summary>
    public static string Kind(string problem)
    {
        // A diagnostic by its number and what it names in parentheses, an exception by its type and place, anything else by how it starts.
        if (Diagnosed().Match(problem) is { Success: true } diagnostic)
            return diagnostic.Value;
        var lines = problem.Split('\n');
        return problem.StartsWith(Compiled.Thrown, StringComparison.Ordinal)
            ? lines[0].Split(':')[0] + lines.FirstOrDefault(l => l.Contains(" at Diff.", StringComparison.Ordinal))
            : problem.Split(' ')[0];
    }

    [GeneratedRegex(@"(DIFF|CS)\d+(?=[^\n]*?(\(\w+Operation\)))?|(DIFF|CS)\d+")]
    private static partial Regex Diagnosed();
}
