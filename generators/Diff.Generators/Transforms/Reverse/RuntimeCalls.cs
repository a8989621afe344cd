using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What generated code calls in the runtime, as templates.</summary>
internal static class RuntimeCalls
{
    /// <summary>Adds the first array to the second, element by element.</summary>
    public const string Add = "global::Diff.Adjoint.Add({0}, {1})";

    /// <summary>Adds the elements of a tensor to an array.</summary>
    public const string AddTensor = "global::Diff.Kernels.TensorOps.AddTo({0}, {1})";

    /// <summary>Throws unless the weights of a tensor that is returned have its shape.</summary>
    public static string RequireUpstream(string name) => $"global::Diff.Kernels.TensorOps.RequireShape({{0}}, {{1}}, nameof({name}))";

    /// <summary>Throws unless there is a tensor to take the gradient of.</summary>
    public static string RequireTensor(string name) => $"global::Diff.Kernels.TensorOps.RequireTensor({{0}}, nameof({name}))";

    /// <summary>A new array of zeros in the shape of another.</summary>
    public const string ZerosLike = "global::Diff.Adjoint.ZerosLike({0})";

    /// <summary>A new array of the same rows.</summary>
    public const string SameRows = "global::Diff.Adjoint.SameRows({0})";

    /// <summary>Copies the first array, which has the type, to the second.</summary>
    public static string Copy(IrType type) => type switch
    {
        ArrayType { Kind: not ArrayKind.Array } => "{0}.CopyTo({1})",
        ArrayType { Rank: 1 } => "global::System.MemoryExtensions.CopyTo({0}, {1})",
        _ => "global::System.Array.Copy({0}, {1}, {0}.Length)",
    };

    /// <summary>Sets an array to zero, jagged ones row by row.</summary>
    public static string Clear(IrType type) => type is ArrayType { Kind: ArrayKind.Span } ? "{0}.Clear()" : "global::Diff.Adjoint.Clear({0})";

    /// <summary>Throws unless the gradient buffer has the shape of the argument that it belongs to.</summary>
    public static string RequireShape(string buffer) => $"global::Diff.Adjoint.RequireShape({{0}}, {{1}}, nameof({buffer}))";

    /// <summary>A call with so many arguments.</summary>
    public static string Method(string name, int arguments) => $"{name}({string.Join(", ", Enumerable.Range(0, arguments).Select(i => $"{{{i}}}"))})";

    /// <summary>Throws if two rows of an argument are one array.</summary>
    public static string RequireDistinctRows(string name) => $"global::Diff.Adjoint.RequireDistinct({{0}}, nameof({name}))";

    /// <summary>Throws if two arguments share memory.</summary>
    public static string RequireDistinct(string left, string right, string element)
        => $"global::Diff.Adjoint.RequireDistinct<{element}>({{0}}, {{1}}, nameof({left}), nameof({right}))";
}
