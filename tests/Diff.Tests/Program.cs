using Diff.Tests.Kernels;

namespace Diff.Tests;

/// <summary>Tests start this program anew where what they test depends on how a process was started.</summary>
internal static class Program
{
    /// <summary>Checks all matrix products, and prints which vectors the process uses.</summary>
    public const string CheckProducts = "--check-products";

    private static int Main(string[] args)
    {
        if (args is not [CheckProducts])
            return 1;
        Console.WriteLine(ProductGrid.CheckAndDescribe());
        return 0;
    }
}
