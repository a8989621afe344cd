using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Tests.Rules;

/// <summary>Runs single operations in one precision, by calling the very method that <see cref="OpInfo"/> spells.</summary>
internal static class Machine<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static readonly ScalarKind Kind = typeof(T) == typeof(float) ? ScalarKind.Float32 : ScalarKind.Float64;

    private static readonly ConcurrentDictionary<Op, Func<object[], object>> Functions = [];

    /// <summary>A number of the test tables as an argument: integers stay integers.</summary>
    public static object Argument(object value) => value is double number ? T.CreateTruncating(number) : value;

    public static object Evaluate(Op op, params object[] arguments) => arguments switch
    {
        [T a, T b] when Binary(op, a, b) is { } result => result,
        [int a, int b] when op == Op.Add => a + b,
        [bool a, bool b] when op == Op.And => a & b,
        [bool condition, _, _] when op == Op.Select => condition ? arguments[1] : arguments[2],
        [T a] when op == Op.Negate => -a,
        [T a] when op == Op.Convert => a,
        [int a] when op == Op.Convert => T.CreateTruncating(a),
        _ => Functions.GetOrAdd(op, FunctionOf)(arguments),
    };

    private static object? Binary(Op op, T a, T b) => op switch
    {
        Op.Add => a + b,
        Op.Subtract => a - b,
        Op.Multiply => a * b,
        Op.Divide => a / b,
        Op.Remainder => a % b,
        Op.Less => a < b,
        Op.LessOrEqual => a <= b,
        Op.Greater => a > b,
        Op.GreaterOrEqual => a >= b,
        Op.Equal => a == b,
        Op.NotEqual => a != b,
        _ => null,
    };

    private static Func<object[], object> FunctionOf(Op op)
    {
        var method = Spelled.Method(op, Kind) ?? throw new InvalidOperationException($"{op} in {Kind} is no method");
        var item = OpInfo.Of(op).Suffix.Length == 0 ? null : method.ReturnType.GetField("Item2");
        return arguments =>
        {
            var result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
            return item is null ? result : item.GetValue(result)!;
        };
    }
}
