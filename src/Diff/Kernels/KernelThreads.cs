namespace Diff.Kernels;

/// <summary>How many threads a large operation may use.</summary>
/// <remarks>
/// Results do not depend on it, to the bit. Small operations run on the calling thread alone. The other threads are the library's own: they
/// start when they are first needed, sleep when there is nothing to do, and end with the process. One operation uses them at a time; one that finds
/// them at work runs on the thread that called it.
/// </remarks>
public static class KernelThreads
{
    private static int s_maximum = Environment.ProcessorCount;

    /// <summary>The most threads that one operation uses, the calling one included; at first, as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public static int Maximum
    {
        get => s_maximum;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            s_maximum = value;
        }
    }
}
