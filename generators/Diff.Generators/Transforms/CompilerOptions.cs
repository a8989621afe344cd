namespace Diff.Generators.Transforms;

/// <summary>The optimisations, each of which tests can switch off.</summary>
/// <param name="ShareExpressions">Compute equal expressions once.</param>
/// <param name="Simplify">Leave out additions of zero, multiplications by one and the like, in derivative code only.</param>
/// <param name="EliminateDeadCode">Leave out what nothing uses.</param>
/// <param name="Recompute">Compute cheap values again in the reverse sweep rather than save them.</param>
/// <param name="HoistInvariants">Compute what does not change in a loop before it.</param>
/// <param name="ReduceMemoryTraffic">Keep in locals what would go to shadow memory and back.</param>
/// <param name="FuseIndependentLoops">Reverse each iteration of a loop right after it, where iterations do not depend on each other.</param>
/// <param name="FuseKernels">Make one pass over tensors of several.</param>
/// <param name="LargestMethod">Cut longer gradient methods in pieces, as the JIT stops optimising: in statements of the IR. <see cref="int.MaxValue"/> for never.</param>
internal sealed record CompilerOptions(
    bool ShareExpressions = true,
    bool Simplify = true,
    bool EliminateDeadCode = true,
    bool Recompute = true,
    bool HoistInvariants = true,
    bool ReduceMemoryTraffic = true,
    bool FuseIndependentLoops = true,
    bool FuseKernels = true,
    int LargestMethod = 1000)
{
    public static readonly CompilerOptions Default = new();
}
