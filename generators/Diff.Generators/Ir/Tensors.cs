using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>What concerns tensors in a function as a whole.</summary>
internal static class Tensors
{
    /// <summary>Whether a function computes with tensors.</summary>
    public static bool AreIn(Function function) => Walk.All(function.Body).Any(IsTensorWork);

    /// <summary>Whether a statement makes a tensor, or a number of one.</summary>
    public static bool IsTensorWork(Statement statement) => statement is Kernel or Let { Target.Type: TensorType } or Let { Value: TensorCall };
}
