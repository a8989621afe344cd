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
        .Any(s => s is Let { Value: Scratch or Allocate { Type.Kind: not ArrayKind.Array } } || (s is Effect effect && effect.Arguments.Contains(Argument)));

    /// <summary>Whether a function is handed its workspace.</summary>
    public static bool IsHanded(Function function) => function.Parameters.Any(p => p.Variable.Type == Argument.Type);
}
