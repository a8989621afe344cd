namespace Diff.Kernels;

/// <summary>C = A B, or C += A B: <paramref name="m"/> × <paramref name="k"/> times <paramref name="k"/> × <paramref name="n"/>, C dense.</summary>
internal readonly unsafe struct Product<T>(MatrixView<T> a, MatrixView<T> b, T* c, int m, int n, int k, bool accumulate)
    where T : unmanaged
{
    public readonly MatrixView<T> A = a;
    public readonly MatrixView<T> B = b;
    public readonly T* C = c;
    public readonly int M = m;
    public readonly int N = n;
    public readonly int K = k;
    public readonly bool Accumulate = accumulate;

    public T* Result(nint row, nint column) => C + row * N + column;
}
