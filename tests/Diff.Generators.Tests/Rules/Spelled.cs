using System.Reflection;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Tests.Rules;

/// <summary>Finds the method that an operation's C# text names.</summary>
internal static class Spelled
{
    /// <summary>Whether the operation lives in an assembly that is there.</summary>
    public static bool Exists(Op op) => OpInfo.Of(op).Home != OpHome.Special || TypeNamed("global::Diff.Special") is not null;

    public static MethodInfo? Method(Op op, ScalarKind kind)
    {
        var text = OpInfo.Of(op).Spelling(kind);
        var dot = text.LastIndexOf('.');
        return dot < 0 ? null : TypeNamed(text[..dot])?.GetMethod(text[(dot + 1)..], ParameterTypes(op, TypeOf(kind)));
    }

    public static Type TypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Float32 => typeof(float),
        ScalarKind.Float64 => typeof(double),
        ScalarKind.Int64 => typeof(long),
        ScalarKind.Int32 => typeof(int),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Type[] ParameterTypes(Op op, Type type) => op switch
    {
        Op.RootN or Op.ScaleB or Op.RoundDigits => [type, typeof(int)],
        Op.RoundMode => [type, typeof(MidpointRounding)],
        Op.RoundDigitsMode => [type, typeof(int), typeof(MidpointRounding)],
        Op.Polygamma => [typeof(int), type],
        _ => [.. Enumerable.Repeat(type, OpInfo.Of(op).Arity)],
    };

    private static Type? TypeNamed(string text) => text switch
    {
        "global::System.Math" => typeof(Math),
        "global::System.MathF" => typeof(MathF),
        "global::Diff.Special" => typeof(Ad).Assembly.GetType("Diff.Special"),
        "double" => typeof(double),
        "float" => typeof(float),
        "int" => typeof(int),
        "long" => typeof(long),
        _ => throw new ArgumentException($"no type {text}", nameof(text)),
    };
}
