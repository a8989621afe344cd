using System.Collections.Concurrent;
using Diff.Generators.Tests.Gradients.Compiling;
using Diff.Generators.Transforms;

namespace Diff.Generators.Tests.Gradients.Constructs;

/// <summary>Every construct of the language: values to the bit, gradients against finite differences, with every optimisation on and off.</summary>
public sealed class ConstructTests
{
    private static readonly Dictionary<string, CompilerOptions> Optimisations = new()
    {
        ["all"] = CompilerOptions.Default,
        ["none"] = new(false, false, false, false, false, false, false),
        ["no sharing"] = new(ShareExpressions: false),
        ["no simplification"] = new(Simplify: false),
        ["no dead code elimination"] = new(EliminateDeadCode: false),
        ["no recomputation"] = new(Recompute: false),
        ["no hoisting"] = new(HoistInvariants: false),
        ["small pieces"] = new(LargestMethod: 4),
        ["pieces"] = new(LargestMethod: 15),
    };

    private static readonly IReadOnlyList<Case> Cases =
    [
        .. ScalarCases.All, .. VariableCases.All, .. BranchCases.All, .. LoopCases.All, .. ArrayCases.All, .. ArrayLibraryCases.All, .. RowCases.All, .. SpanCases.All, .. AggregateCases.All, .. CallCases.All, .. RecursionCases.All,
        .. SignatureCases.All,
    ];

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, Compiled>>> Compilations = new();

    public static TheoryData<string, string> Combinations()
    {
        var data = new TheoryData<string, string>();
        foreach (var optimisations in Optimisations.Keys)
        {
            foreach (var item in Cases)
                data.Add(item.Name, optimisations);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Gradient_is_right(string name, string optimisations)
    {
        var item = Cases.Single(c => c.Name == name);
        var method = Compilations.GetOrAdd(optimisations, o => new(() => Compile(o))).Value[name];
        if (method.Problem is { } problem)
            Assert.Fail($"{problem}\n{method.Subject.Source}\n{method.Generated}");
        foreach (var at in item.Points(method.Shapes))
        {
            if (Problem(item, method, at) is { } wrong)
                Assert.Fail($"{wrong}\nat {at}\n{method.Subject.Source}\n{method.Generated}");
        }
    }

    private static string? Problem(Case item, Compiled method, Point at)
    {
        var outputs = method.Run(at);
        var upstream = Conformance.Upstreams(outputs);
        if (Conformance.Problem(method, at, upstream, out var gradient) is { } problem)
            return problem;
        if (at.X.Length == 0 || upstream.Length == 0)
            return null;
        var result = GradientCheck.Check(
            x => Conformance.Sum(method.Run(at with { X = x }), upstream),
            _ => gradient,
            at.X,
            item.IsSingle ? GradientCheckOptions.Single : GradientCheckOptions.Double with { Step = 1.0 / 64 });
        return result.Passed ? null : result.ToString();
    }

    private static IReadOnlyDictionary<string, Compiled> Compile(string optimisations)
    {
        var compiled = SubjectCompiler.Compile([.. Cases.Select((c, i) => new Subject("C" + i, c.Members))], Optimisations[optimisations]);
        return Cases.Zip(compiled).ToDictionary(p => p.First.Name, p => p.Second);
    }
}
