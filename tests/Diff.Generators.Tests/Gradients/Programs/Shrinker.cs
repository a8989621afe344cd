using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>Makes a failing program smaller while it still fails in the same way.</summary>
internal static class Shrinker
{
    private const int Rounds = 60;
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

    private static string Kind(string problem)
    {
        var words = problem.Split(' ', '\n');
        // A diagnostic by its number, an exception by its type, anything else by how it starts.
        return words.FirstOrDefault(w => w.StartsWith("DIFF", StringComparison.Ordinal) || w.StartsWith("CS", StringComparison.Ordinal))
            ?? string.Join(' ', words.Take(problem.StartsWith("the compiler", StringComparison.Ordinal) ? 4 : 1));
    }
}
