using System.Collections.Concurrent;
using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Tests.Gradients.Constructs;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Gradients.Tensors;

/// <summary>Tensors: compiled values against those of the eager operations, gradients against finite differences, fused and one operation at a time.</summary>
public sealed class TensorGradientTests
{
    private static readonly Dictionary<string, CompilerOptions> Optimisations = new()
    {
        ["all"] = CompilerOptions.Default,
        ["none"] = new(false, false, false, false, false, false, false, false),
        ["no fusion"] = new(FuseKernels: false),
        ["no sharing"] = new(ShareExpressions: false),
        ["no simplification"] = new(Simplify: false),
        ["no recomputation"] = new(Recompute: false),
    };

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, Compiled>>> Compilations = new();

    public static TheoryData<string, string> Combinations()
    {
        var data = new TheoryData<string, string>();
        foreach (var optimisations in Optimisations.Keys)
        {
            foreach (var item in TensorCases.All)
                data.Add(item.Name, optimisations);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Gradient_is_right(string name, string optimisations)
    {
        var item = TensorCases.All.Single(c => c.Name == name);
        var method = Compilations.GetOrAdd(optimisations, o => new(() => Compile(o))).Value[name];
        if (method.Problem is { } problem)
            Assert.Fail($"{problem}\n{method.Subject.Source}\n{method.Generated}");
        foreach (var at in item.Points(method.Shapes))
        {
            if (Problem(method, at) is { } wrong)
                Assert.Fail($"{wrong}\nat {at}\n{method.Subject.Source}\n{method.Generated}");
        }
    }

    private static string? Problem(Compiled method, Point at)
    {
        var outputs = method.Run(at);
        var upstream = Conformance.Upstreams(outputs);
        if (Conformance.Problem(method, at, upstream, out var gradient, tolerance: 1e-12) is { } problem)
            return problem;
        if (at.X.Length == 0)
            return null;
        var result = GradientCheck.Check(
            x => Conformance.Sum(method.Run(at with { X = x }), upstream), _ => gradient, at.X, GradientCheckOptions.Double with { Step = 1.0 / 64 });
        return result.Passed ? null : result.ToString();
    }

    private static IReadOnlyDictionary<string, Compiled> Compile(string optimisations)
    {
        var compiled = SubjectCompiler.Compile([.. TensorCases.All.Select((c, i) => new Subject("T" + i, c.Members))], Optimisations[optimisations]);
        return TensorCases.All.Zip(compiled).ToDictionary(p => p.First.Name, p => p.Second);
    }
}
