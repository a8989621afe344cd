using System.Runtime.CompilerServices;

namespace Diff.Kernels;

/// <summary>What is done to rows of a matrix product once they are complete, by the thread in whose cache they still are.</summary>
/// <remarks>A pointer, so that the product is compiled once and not for each of them.</remarks>
internal readonly unsafe struct Epilogue
{
    private readonly void* _job;
    private readonly delegate*<void*, int, int, void> _run;

    private Epilogue(void* job, delegate*<void*, int, int, void> run)
    {
        _job = job;
        _run = run;
    }

    /// <summary>An epilogue that lives on the caller's stack until the product is done.</summary>
    public static Epilogue Of<TJob>(ref TJob job)
        where TJob : struct, IRowsJob, allows ref struct => new(Unsafe.AsPointer(ref job), &Run<TJob>);

    /// <summary>Runs it on the rows from one up to, and without, another; the default value does nothing.</summary>
    public void Run(int from, int to)
    {
        if (_run is not null)
            _run(_job, from, to);
    }

    private static void Run<TJob>(void* job, int from, int to)
        where TJob : struct, IRowsJob, allows ref struct => Unsafe.AsRef<TJob>(job).Run(from, to);
}

/// <summary>Work on rows, which may be asked for in any order and at the same time.</summary>
internal interface IRowsJob
{
    void Run(int from, int to);
}
