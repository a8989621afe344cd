using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>How large code is, in statements with those inside them: what the JIT's limits are compared with.</summary>
internal static class Sizes
{
    public static int Of(Block block) => block.Statements.Sum(Of);

    public static int Of(Statement statement) => 1 + Walk.Blocks(statement).Sum(Of);
}
