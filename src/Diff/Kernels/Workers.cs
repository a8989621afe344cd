using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Diff.Kernels;

/// <summary>The threads that help with large operations.</summary>
/// <remarks>
/// The caller and its helpers take one part after the other from a common counter, so that a helper that the system does not let run delays
/// nobody. Helpers wait on a semaphore, which spins for moments only. A warm call allocates nothing.
/// </remarks>
internal static unsafe class Workers
{
    /// <summary>Added to <see cref="s_inside"/> when no more helpers may join.</summary>
    private const int Closed = int.MinValue;

    private static readonly SemaphoreSlim s_wake = new(0);
    private static readonly ManualResetEventSlim s_left = new();
    private static int s_started;

    // 1 while a job runs. No lock: a part that has parts of its own would enter it again.
    private static int s_isBusy;

    // The job of the moment. The first two live on the caller's stack, which waits until every helper has left.
    private static void* s_job;
    private static delegate*<void*, int, void> s_run;
    private static int s_parts;
    private static int s_next;
    private static int s_helpers;
    private static int s_inside = Closed;
    private static Exception? s_failure;

    /// <summary>Runs all parts of a job, on up to so many threads; returns when all are done.</summary>
    /// <remarks>An exception in a part ends the job: parts not yet begun are left out, and it is thrown here.</remarks>
    public static void Run<TJob>(ref TJob job, int parts, int threads)
        where TJob : struct, IParallelJob, allows ref struct
    {
        // Whoever finds the helpers at work, as a part of a job does that has parts of its own, does everything itself.
        if (parts <= 1 || threads <= 1 || Interlocked.CompareExchange(ref s_isBusy, 1, 0) != 0)
        {
            for (var part = 0; part < parts; part++)
                job.Run(part);
            return;
        }

        try
        {
            RunTogether(Unsafe.AsPointer(ref job), &RunPart<TJob>, parts, Math.Min(threads, parts) - 1);
        }
        finally
        {
            Volatile.Write(ref s_isBusy, 0);
        }
    }

    private static void RunPart<TJob>(void* job, int part)
        where TJob : struct, IParallelJob, allows ref struct => Unsafe.AsRef<TJob>(job).Run(part);

    private static void RunTogether(void* job, delegate*<void*, int, void> run, int parts, int helpers)
    {
        for (; s_started < helpers; s_started++)
            new Thread(Help) { IsBackground = true, Name = $"Diff kernels {s_started + 1}" }.Start();

        s_job = job;
        s_run = run;
        (s_parts, s_next, s_helpers) = (parts, 0, helpers);
        s_left.Reset();
        Volatile.Write(ref s_inside, 0);
        s_wake.Release(helpers);
        TakeParts();
        if (Interlocked.Add(ref s_inside, Closed) != Closed)
            s_left.Wait();

        if (Interlocked.Exchange(ref s_failure, null) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void Help()
    {
        while (true)
        {
            s_wake.Wait();
            if (!TryJoin())
                continue;
            TakeParts();
            if (Interlocked.Decrement(ref s_inside) == Closed)
                s_left.Set();
        }
    }

    /// <summary>False for a helper that wakes up too late, or was woken for a job before.</summary>
    private static bool TryJoin()
    {
        while (true)
        {
            var inside = Volatile.Read(ref s_inside);
            if (inside < 0 || inside >= s_helpers)
                return false;
            if (Interlocked.CompareExchange(ref s_inside, inside + 1, inside) == inside)
                return true;
        }
    }

    private static void TakeParts()
    {
        try
        {
            int part;
            while ((part = Interlocked.Increment(ref s_next) - 1) < s_parts)
                s_run(s_job, part);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref s_failure, failure, null);
            Volatile.Write(ref s_next, s_parts);
        }
    }
}
