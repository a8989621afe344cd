using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Generators.Tests.Rules;

namespace Diff.Generators.Tests.Interpreting;

/// <summary>Single operations, on boxed numbers of every primitive type.</summary>
internal static class Operations
{
    public static object Evaluate(Op op, ScalarType type, object?[] arguments)
    {
        if (op == Op.Convert)
            return Converted(arguments[0]!, type.Kind);
        if (op == Op.StopGradient)
            return arguments[0]!;
        if (OpInfo.Of(op).Home != OpHome.Language)
            return arguments.Any(a => a is float) ? Machine<float>.Evaluate(op, arguments!) : arguments.Any(a => a is double) ? Machine<double>.Evaluate(op, arguments!) : OfIntegers(op, arguments!);
        return arguments switch
        {
            [bool a] => !a,
            [bool a, bool b] => Logical(op, a, b),
            [var a] => Unary(op, a!),
            [var a, var b] => Binary(op, a!, b!),
            [bool condition, _, _] => (condition ? arguments[1] : arguments[2])!,
            _ => throw new InvalidOperationException(op.ToString()),
        };
    }

    public static object Constant(Constant constant) => ((ScalarType)constant.Type).Kind switch
    {
        ScalarKind.Float64 => constant.Value,
        ScalarKind.Float32 => (float)constant.Value,
        ScalarKind.Bool => constant.Bits != 0,
        var kind => Converted(constant.Bits, kind),
    };

    private static object OfIntegers(Op op, object[] arguments) => Spelled.Method(op, arguments[0] is long ? ScalarKind.Int64 : ScalarKind.Int32)!.Invoke(null, arguments)!;

    private static bool Logical(Op op, bool a, bool b) => op switch
    {
        Op.And => a & b,
        Op.Or => a | b,
        Op.Xor or Op.NotEqual => a ^ b,
        Op.Equal => a == b,
        _ => throw new InvalidOperationException(op.ToString()),
    };

    private static object Unary(Op op, dynamic a) => op switch
    {
        Op.Negate => -a,
        Op.Complement => ~a,
        _ => throw new InvalidOperationException(op.ToString()),
    };

    // A program's numbers are computed in exactly their own type: the dynamic binder does what the compiler does.
    private static object Binary(Op op, dynamic a, dynamic b) => unchecked(op switch
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
        Op.And => a & b,
        Op.Or => a | b,
        Op.Xor => a ^ b,
        Op.ShiftLeft => a << b,
        Op.ShiftRight => a >> b,
        Op.ShiftRightUnsigned => a is long ? (object)((long)a >>> (int)b) : (int)a >>> (int)b,
        _ => throw new InvalidOperationException(op.ToString()),
    });

    private static object Converted(dynamic value, ScalarKind kind) => unchecked(kind switch
    {
        ScalarKind.SByte => (object)(sbyte)value,
        ScalarKind.Byte => (byte)value,
        ScalarKind.Int16 => (short)value,
        ScalarKind.UInt16 => (ushort)value,
        ScalarKind.Char => (char)value,
        ScalarKind.Int32 => (int)value,
        ScalarKind.UInt32 => (uint)value,
        ScalarKind.Int64 => (long)value,
        ScalarKind.UInt64 => (ulong)value,
        ScalarKind.Float32 => (float)value,
        ScalarKind.Float64 => (double)value,
        _ => throw new InvalidOperationException(kind.ToString()),
    });
}
