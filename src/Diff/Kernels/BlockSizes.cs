namespace Diff.Kernels;

/// <summary>How a large product is cut into blocks that fit the caches. Depends on its sizes alone, never on the number of threads.</summary>
internal readonly struct BlockSizes
{
    /// <summary>The most products summed in registers: a strip of B of this depth stays in the first-level cache.</summary>
    private const int MaxDepth = 320;

    /// <summary>The most columns of B that are packed at a time.</summary>
    private const int MaxColumns = 2048;

    /// <summary>The most elements of B that are packed at a time.</summary>
    private const int MaxElements = 1 << 20;

    /// <summary>The most rows of tiles whose strips of A are packed at a time: they stay in the second-level cache.</summary>
    public const int MaxTiles = 20;

    public BlockSizes(int n, int k, int stripWidth)
    {
        var strips = DivideUp(n, stripWidth);
        Strips = Math.Min(strips, MaxColumns / stripWidth);
        Depth = Even(k, MaxDepth);
        Depths = Math.Min(DivideUp(k, Depth), Math.Max(1, MaxElements / (Strips * stripWidth * Depth)));
    }

    /// <summary>How many products are summed in registers.</summary>
    public int Depth { get; }

    /// <summary>How many such depths of B are packed at a time.</summary>
    public int Depths { get; }

    /// <summary>How many strips of B are packed at a time, each as wide as a tile.</summary>
    public int Strips { get; }

    /// <summary>The size of equal pieces, none above a limit.</summary>
    public static int Even(int total, int limit) => DivideUp(total, DivideUp(total, limit));

    public static int DivideUp(int total, int divisor) => (int)(((long)total + divisor - 1) / divisor);
}
