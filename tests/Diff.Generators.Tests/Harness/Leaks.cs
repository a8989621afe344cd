using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Diff.Generators.Tests.Harness;

/// <summary>
/// Finds what keeps old compilations alive: an editor makes one for every key that is pressed, and a generator that
/// holds on to them fills the memory.
/// </summary>
internal static class Leaks
{
    /// <summary>
    /// Fails when an output of a step named in <paramref name="steps"/> holds, at any depth, a symbol, syntax, a
    /// location, a semantic model or a compilation.
    /// </summary>
    public static void AssertNoRoslynIn(IIncrementalGenerator generator, string source, params string[] steps)
    {
        var result = GeneratorRunner.CreateDriver(generator, trackSteps: true)
            .RunGenerators(TestCompilation.Create(source))
            .GetRunResult().Results.Single();
        foreach (var step in steps)
        {
            Assert.True(
                result.TrackedSteps.ContainsKey(step),
                $"No step '{step}'; there are: {string.Join(", ", result.TrackedSteps.Keys)}");
            var outputs = result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value).ToList();
            Assert.NotEmpty(outputs);
            foreach (var output in outputs)
                Visit(output, step, new HashSet<object>(ReferenceEqualityComparer.Instance));
        }
    }

    /// <summary>Fails when the driver keeps the first compilation alive after it has seen a second one.</summary>
    public static void AssertOldCompilationIsCollected(IIncrementalGenerator generator, string before, string after)
    {
        var (driver, old) = RunBoth(generator, before, after);
        for (var i = 0; old.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "The driver still holds the old compilation.");
        GC.KeepAlive(driver);
    }

    // A frame of its own, so that no local keeps the first compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunBoth(
        IIncrementalGenerator generator, string before, string after)
    {
        var old = TestCompilation.Create(before);
        var driver = GeneratorRunner.CreateDriver(generator).RunGenerators(old);
        var edited = old.ReplaceSyntaxTree(old.SyntaxTrees[1], TestCompilation.Parse(after, "Test1.cs"));
        return (driver.RunGenerators(edited), new WeakReference(old));
    }

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or SemanticModel or Compilation
                or IOperation or SourceText,
            $"{path} holds a {value.GetType().Name}.");
        if (value is Pointer or Type or Delegate || (!value.GetType().IsValueType && !seen.Add(value)))
            return;

        if (value is IEnumerable items)
        {
            var index = 0;
            foreach (var item in items)
                Visit(item, $"{path}[{index++}]", seen);
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
