using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// Which functions reverse may refuse, so that others need not be reversed to know. What it refuses has to do with memory that changes hands, with calls,
/// with tensors, and with values that no stack can hold.
/// </summary>
internal static class Refusals
{
    public static bool MayOccurIn(Function function) => function.Helpers.Count > 0 || Walk.All(function.Body).Any(MayConcern);

    private static bool MayConcern(Statement statement) => statement switch
    {
        Let { Value: Call or TensorCall } or Store { Value.Type: ArrayType } => true,
        Let { Value: Allocate or Slice, Target.Type: ArrayType array } => !IsPlain(array.Element),
        _ => !Walk.Results(statement).All(v => IsPlain(v.Type)) || !Walk.Parameters(statement).All(v => IsPlain(v.Type)),
    };

    private static bool IsPlain(IrType type) => type is ScalarType or StructType { HoldsReferences: false };
}
