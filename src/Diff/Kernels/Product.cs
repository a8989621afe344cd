namespace Diff.Kernels;

/// <summary>C = A B, or C += A B: <paramref name="m"/> × <paramref name="k"/> times <paramref name="k"/> × <paramref name="n"/>, C dense.</summary>
internal readonly unsafe struct Product<T>(MatrixView<T> a, MatrixView<T> b, T* c, int m, int n, int k, bool accumulate)
    where T : unmanaged
{
    public MatrixView<T> A { get; init; } = a;

    public MatrixView<T> B { get; init; } = b;

    public T* C { get; } = c;

    public int M { get; } = m;

    public int N { get; } = n;

    public int K { get; init; } = k;

    public bool Accumulate { get; init; } = accumulate;

    public T* Result(nint row, nint column) => C + row * N + column;
}
