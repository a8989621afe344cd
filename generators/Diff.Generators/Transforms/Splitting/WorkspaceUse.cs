using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>Whether code asks for memory of the workspace. Pieces are handed that of the method that calls them.</summary>
internal static class WorkspaceUse
{
    public const string Name = "workspace";

    /// <summary>The workspace as an argument.</summary>
    public static readonly Text Argument = new(new OpaqueType("global::Diff.Workspace"), Name);

    public static bool IsIn(Block block) => Walk.All(block)
        .Any(s => s is Kernel or Let { Value: TensorCall { Op: not (TensorOp.ShapeOf or TensorOp.CountOf or TensorOp.CountAlong) } }
            || s is Let { Value: Scratch or Allocate { Type.Kind: not ArrayKind.Array } } || (s is Effect effect && effect.Arguments.Contains(Argument)));

    /// <summary>The parameter through which a function is handed its workspace; null for none.</summary>
    public static Parameter? HandedTo(Function function) => function.Parameters.FirstOrDefault(p => p.Variable.Type == Argument.Type);
}
