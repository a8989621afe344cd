using System.Reflection;
using System.Text.RegularExpressions;
using Diff.Generators.Emit;
using Diff.Generators.Ir;

namespace Diff.Generators.Tests.Interpreting;

/// <summary>The C# text in a function, compiled together with the program that it came from.</summary>
internal sealed class PassiveCode
{
    private const string ClassName = "PassiveCodeOfTheIr";

    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _methods = [];
    private Type? _compiled;

    public PassiveCode(Function function)
    {
        foreach (var body in function.Helpers.Prepend(function).Select(f => f.Body))
        {
            foreach (var operand in body.Yields)
                Add(operand);
            foreach (var statement in Walk.All(body))
                Add(statement);
        }
    }

    /// <summary>A source to compile with the program.</summary>
    public string Source => $"#pragma warning disable\ninternal static class {ClassName}\n{{\n{string.Join("\n", _methods)}\n}}\n";

    public void Load(Assembly assembly) => _compiled = assembly.GetType(ClassName);

    public object? Run(string template, IrType? type, EquatableArray<Operand> operands, object?[] arguments)
    {
        if (type is not null and not ScalarType && template is "null" or "null!" or "default!" or "default")
            return null;
        var number = _numbers[Key(template, type, operands)];
        var method = _compiled!.GetMethod($"M{number}", BindingFlags.Static | BindingFlags.Public)!;
        return Window.Of(method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments.Select(Plain)], null));
    }

    public object NewArray(ArrayType type, int[] lengths)
    {
        var element = type.Element switch
        {
            ScalarType scalar => ScalarTypeOf(scalar.Kind),
            StructType or OpaqueType => (Type)Run($"typeof({TypeText.Of(type.Element)})", new OpaqueType("System.Type"), [], [])!,
            _ => throw new InvalidOperationException(type.ToString()),
        };
        return Window.Of(Array.CreateInstance(element, lengths))!;
    }

    private static Type ScalarTypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Float64 => typeof(double),
        ScalarKind.Float32 => typeof(float),
        ScalarKind.Int32 => typeof(int),
        ScalarKind.Int64 => typeof(long),
        ScalarKind.Bool => typeof(bool),
        _ => Operations.Constant(new Constant(new ScalarType(kind), 0)).GetType(),
    };

    private static object? Plain(object? value) => value is Window window
        ? window is { Offset: 0 } && window.Count == window.Data.Length ? window.Data : throw new InvalidOperationException("a part of an array is passed to passive code")
        : value;

    private void Add(Statement statement)
    {
        foreach (var operand in Walk.Operands(statement))
            Add(operand);
        foreach (var block in Walk.Blocks(statement))
        {
            foreach (var operand in block.Yields)
                Add(operand);
        }

        switch (statement)
        {
            case Let { Value: Opaque opaque } let:
                Add(opaque.Template, let.Target.Type, opaque.Arguments);
                break;
            case Let { Value: Call { Callee: ExternalCallee outside } call } let:
                Add(outside.Call([.. call.Arguments.Select((_, i) => $"{{{i}}}")]), let.Target.Type, call.Arguments);
                break;
            case Let { Value: Allocate { Type.Element: not ScalarType } allocate }:
                Add($"typeof({TypeText.Of(allocate.Type.Element)})", new OpaqueType("System.Type"), []);
                break;
            case Effect effect:
                Add(effect.Template, null, effect.Arguments, isStatement: true);
                break;
            case Throw @throw:
                Add(@throw.Template, null, @throw.Arguments);
                break;
        }
    }

    private void Add(Operand operand)
    {
        if (operand is Text text)
            Add(text.CSharp, text.Type, []);
    }

    private void Add(string template, IrType? type, EquatableArray<Operand> operands, bool isStatement = false)
    {
        if (type is not null and not ScalarType && template is "null" or "null!" or "default!" or "default")
            return;
        var key = Key(template, type, operands);
        if (_numbers.ContainsKey(key))
            return;
        _numbers[key] = _methods.Count;
        var parameters = string.Join(", ", operands.Select((o, i) => $"{TypeText.Of(o.Type)} p{i}"));
        var body = Regex.Replace(template, @"\{(\d+)\}", "p$1");
        _methods.Add(isStatement
            ? $"    public static void M{_methods.Count}({parameters}) {{ {body}; }}"
            : $"    public static object M{_methods.Count}({parameters}) => {body};");
    }

    private static string Key(string template, IrType? type, EquatableArray<Operand> operands)
        => $"{template}|{(type is null ? "" : TypeText.Of(type))}|{string.Join("|", operands.Select(o => TypeText.Of(o.Type)))}";
}
