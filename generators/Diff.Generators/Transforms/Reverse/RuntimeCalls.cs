using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What generated code calls in the runtime, as templates.</summary>
internal static class RuntimeCalls
{
    /// <summary>Adds the first array to the second, element by element.</summary>
    public const string Add = "global::Diff.Adjoint.Add({0}, {1})";

    /// <summary>Copies the first array to the second.</summary>
    public const string Copy = "global::System.MemoryExtensions.CopyTo({0}, {1})";

    /// <summary>Adds the elements of a tensor to an array.</summary>
    public const string AddTensor = "global::Diff.Kernels.TensorOps.AddTo({0}, {1})";

    /// <summary>Throws unless the weights of a tensor that is returned have its shape.</summary>
    public static string RequireUpstream(string name) => $"global::Diff.Kernels.TensorOps.RequireShape({{0}}, {{1}}, nameof({name}))";

    /// <summary>A new array of zeros in the shape of another.</summary>
    public const string ZerosLike = "global::Diff.Adjoint.ZerosLike({0})";

    /// <summary>Sets an array to zero, jagged ones row by row.</summary>
    public static string Clear(IrType type) => type is ArrayType { Kind: ArrayKind.Span } ? "{0}.Clear()" : "global::Diff.Adjoint.Clear({0})";

    /// <summary>Throws unless the gradient buffer has the shape of the argument that it belongs to.</summary>
    public static string RequireShape(string buffer) => $"global::Diff.Adjoint.RequireShape({{0}}, {{1}}, nameof({buffer}))";

    /// <summary>Throws if two arguments share memory.</summary>
    public static string RequireDistinct(string left, string right, string element)
        => $"global::Diff.Adjoint.RequireDistinct<{element}>({{0}}, {{1}}, nameof({left}), nameof({right}))";
}
