using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What stands for a value on a path that never computes it; nobody looks at it.</summary>
internal static class Absent
{
    public static Operand Of(IrType type) => type switch
    {
        ScalarType { IsFloat: true } => Constant.Float(type, 0),
        ScalarType => new Constant(type, 0),
        _ => new Text(type, "default!"),
    };
}
