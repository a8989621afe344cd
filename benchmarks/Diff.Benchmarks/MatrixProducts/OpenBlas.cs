using System.Runtime.InteropServices;

namespace Diff.Benchmarks;

/// <summary>OpenBLAS, where the system has it (Debian: libopenblas0-pthread).</summary>
internal sealed unsafe class OpenBlas
{
    private const int RowMajor = 101;
    private const int NotTransposed = 111;
    private const int Transposed = 112;
    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _floats;
    private readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> _doubles;
    private readonly delegate* unmanaged<int, void> _setThreads;
    private readonly delegate* unmanaged<nint> _coreName;

    private OpenBlas(nint library)
    {
        _floats = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
            NativeLibrary.GetExport(library, "cblas_sgemm");
        _doubles = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)
            NativeLibrary.GetExport(library, "cblas_dgemm");
        _setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads");
        _coreName = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_corename");
    }

    /// <summary>The kernels that it chose. OPENBLAS_CORETYPE chooses others, if it is set before the process starts.</summary>
    public string CoreName => Marshal.PtrToStringUTF8(_coreName()) ?? "unknown";

    public int Threads
    {
        set => _setThreads(value);
    }

    public static OpenBlas? Find() => NativeLibrary.TryLoad("libopenblas.so.0", out var library) ? new(library) : null;

    public void Multiply(bool transposeA, bool transposeB, int m, int n, int k, float[] a, float[] b, float[] c)
    {
        fixed (float* x = a, y = b, z = c)
            _floats(RowMajor, Order(transposeA), Order(transposeB), m, n, k, 1, x, transposeA ? m : k, y, transposeB ? k : n, 0, z, n);
    }

    public void Multiply(bool transposeA, bool transposeB, int m, int n, int k, double[] a, double[] b, double[] c)
    {
        fixed (double* x = a, y = b, z = c)
            _doubles(RowMajor, Order(transposeA), Order(transposeB), m, n, k, 1, x, transposeA ? m : k, y, transposeB ? k : n, 0, z, n);
    }

    private static int Order(bool transposed) => transposed ? Transposed : NotTransposed;
}
