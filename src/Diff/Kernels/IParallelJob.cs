namespace Diff.Kernels;

/// <summary>Work in parts that may run in any order, and at the same time.</summary>
internal interface IParallelJob
{
    void Run(int part);
}
