using System.Text;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Gradients.Compiling;

/// <summary>
/// Writes methods that call <c>F</c> and <c>FBackward</c> of any signature with flat arrays, so that one test serves all of them.
/// </summary>
internal sealed partial class AdapterWriter
{
    private readonly StringBuilder _text = new();
    private readonly IMethodSymbol _primal;
    private readonly IMethodSymbol _allocating;
    private readonly IMethodSymbol _buffered;
    private readonly string _type;

    public AdapterWriter(string name, INamedTypeSymbol type)
    {
        _type = "global::" + name;
        ClassName = name + "Adapter";
        _primal = type.GetMembers("F").OfType<IMethodSymbol>().First();
        var backward = type.GetMembers("FBackward").OfType<IMethodSymbol>().OrderBy(m => m.Parameters.Length).ToArray();
        (_allocating, _buffered) = (backward[0], backward[^1]);
        Shapes = [.. _primal.Parameters.Where(p => p.RefKind != RefKind.Out).Select(Shape)];
    }

    public string ClassName { get; }

    /// <summary>What each parameter takes from a point.</summary>
    public ParameterShape[] Shapes { get; }

    public string Write()
    {
        Line($"public static class {ClassName} {{");
        Line("public static void Run(double[] x, int[] lengths, long[] passive, List<double> values, List<int> weighted) {");
        WriteArguments();
        var call = $"{_type}.F({string.Join(", ", _primal.Parameters.Select(Pass))});";
        Line(_primal.ReturnsVoid ? call : "var result = " + call);
        if (!_primal.ReturnsVoid)
            WriteRead(_primal.ReturnType, "result", weighted: true);
        WriteFinals();
        Line("}");
        Line("public static void Backward(double[] x, int[] lengths, long[] passive, double[] u, List<double> values, List<int> weighted, double[] gradient, bool buffers) {");
        if (!SymbolEqualityComparer.Default.Equals(_allocating, _buffered))
        {
            Line("if (buffers) {");
            WriteBackward(_buffered);
            Line("} else {");
            WriteBackward(_allocating);
            Line("}");
        }
        else
        {
            WriteBackward(_allocating);
        }

        Line("}");
        Line("}");
        return _text.ToString();
    }

    private void WriteArguments()
    {
        Line("int k = 0, l = 0, q = 0;");
        foreach (var parameter in _primal.Parameters)
        {
            var name = "p" + parameter.Ordinal;
            if (parameter.RefKind == RefKind.Out)
                Line($"{Text(parameter.Type)} {name};");
            else if (ElementOf(parameter.Type) is { } element)
                WriteArray(parameter, name, element, Build(element, HasNoDiff(parameter), Inputs));
            else
                Line($"{Text(parameter.Type)} {name} = {Build(parameter.Type, HasNoDiff(parameter), Inputs)};");
        }
    }

    private void WriteArray(IParameterSymbol parameter, string name, ITypeSymbol element, string value)
    {
        if (IsJagged(parameter.Type))
        {
            Line($"var {name} = new {Text(element)}[lengths[l]][];");
            Line($"for (int i = 0; i < {name}.Length; i++) {name}[i] = new {Text(element)}[lengths[l + 1] + i]; l += 2;");
        }
        else
        {
            Line(IsMatrix(parameter.Type)
                ? $"var {name} = new {Text(element)}[lengths[l], lengths[l + 1]]; l += 2;"
                : $"var {name} = new {Text(element)}[lengths[l++]];");
        }

        ForEach(parameter.Type, name, e => $"{e} = {value};");
    }

    private void WriteFinals()
    {
        foreach (var parameter in _primal.Parameters)
        {
            var name = "p" + parameter.Ordinal;
            var weighted = BufferOf(_buffered, parameter) is { } buffer && !IsGradient(buffer);
            if (ElementOf(parameter.Type) is { } element)
                ForEach(parameter.Type, name, e => Captured(() => WriteRead(element, e, weighted)));
            else if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                WriteRead(parameter.Type, name, weighted);
        }
    }

    private void WriteBackward(IMethodSymbol method)
    {
        WriteArguments();
        Line("int h = 0;");
        var extra = method.Parameters.Skip(_primal.Parameters.Length).ToList();
        if (!_primal.ReturnsVoid && extra.LastOrDefault() is { } last && last.Name.TrimEnd('_') == "upstream")
            Line($"{Text(last.Type)} up = {Build(last.Type, false, Upstreams)};");
        foreach (var parameter in _primal.Parameters)
        {
            if (BufferOf(method, parameter) is { } buffer)
                WriteBuffer(parameter, buffer);
        }

        var arguments = _primal.Parameters.Select(Pass).Concat(extra.Select(e => PassExtra(e, method)));
        var call = $"{_type}.FBackward({string.Join(", ", arguments)});";
        Line(method.ReturnsVoid ? call : "var g = " + call);
        if (!_primal.ReturnsVoid)
            WriteRead(_primal.ReturnType, "g.Value", weighted: true);
        WriteFinals();
        WriteGradients(method);
    }

    private void WriteBuffer(IParameterSymbol parameter, IParameterSymbol buffer)
    {
        var name = "b" + parameter.Ordinal;
        if (ElementOf(parameter.Type) is not { } element)
        {
            Line($"{Text(parameter.Type)} {name} = {Build(parameter.Type, false, Upstreams)};");
            return;
        }

        Line($"var {name} = Diff.Adjoint.ZerosLike(p{parameter.Ordinal});");
        if (!IsGradient(buffer))
            ForEach(parameter.Type, name, e => $"{e} = {Build(element, false, Upstreams)};");
        else if (element.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
            ForEach(parameter.Type, name, e => $"{e} = {Text(element)}.NaN;");
    }

    private void WriteGradients(IMethodSymbol method)
    {
        Line("int n = 0;");
        var properties = method.ReturnType is INamedTypeSymbol record
            ? record.InstanceConstructors.OrderByDescending(c => c.Parameters.Length).First().Parameters.Select(p => p.Name).Skip(_primal.ReturnsVoid ? 0 : 1)
            : [];
        var remaining = new Queue<string>(properties);
        foreach (var parameter in _primal.Parameters.Where(p => p.RefKind != RefKind.Out && !HasNoDiff(p) && LeavesOf(p) > 0))
        {
            var source = BufferOf(method, parameter) is null ? "g." + remaining.Dequeue() : "b" + parameter.Ordinal;
            if (ElementOf(parameter.Type) is { } element)
                ForEach(parameter.Type, source, e => Captured(() => WriteGradient(element, e)));
            else
                WriteGradient(parameter.Type, source);
        }
    }

    private void WriteGradient(ITypeSymbol type, string expression)
    {
        foreach (var leaf in Leaves(type, expression, false).Where(leaf => leaf.IsActive))
            Line($"gradient[n++] = {leaf.Text};");
    }

    private string PassExtra(IParameterSymbol extra, IMethodSymbol method)
    {
        var owner = _primal.Parameters.FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(BufferOf(method, p), extra));
        return owner is null ? "up" : extra.RefKind == RefKind.Ref ? "ref b" + owner.Ordinal : "b" + owner.Ordinal;
    }

    private IParameterSymbol? BufferOf(IMethodSymbol method, IParameterSymbol parameter)
        => method.Parameters.Skip(_primal.Parameters.Length).FirstOrDefault(e =>
            e.Name.TrimEnd('_') is var name && (name == parameter.Name + "Gradient" || name == parameter.Name + "Adjoint" || name == parameter.Name + "Upstream"));

    private static bool IsGradient(IParameterSymbol buffer) => buffer.Name.TrimEnd('_').EndsWith("Gradient", StringComparison.Ordinal);

    private static string Pass(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref p" + parameter.Ordinal,
        RefKind.Out => "out p" + parameter.Ordinal,
        _ => "p" + parameter.Ordinal,
    };

    private void ForEach(ITypeSymbol type, string array, Func<string, string> statement)
    {
        if (IsMatrix(type))
            Line($"for (int i = 0; i < {array}.GetLength(0); i++) for (int j = 0; j < {array}.GetLength(1); j++) {{ {statement(array + "[i, j]")} }}");
        else if (IsJagged(type))
            Line($"for (int i = 0; i < {array}.Length; i++) for (int j = 0; j < ({array}[i]?.Length ?? 0); j++) {{ {statement(array + "[i][j]")} }}");
        else
            Line($"for (int i = 0; i < {array}.Length; i++) {{ {statement(array + "[i]")} }}");
    }

    private string Captured(Action write)
    {
        var start = _text.Length;
        write();
        var text = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return text;
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
