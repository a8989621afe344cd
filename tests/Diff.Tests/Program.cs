using Diff.Tests.Data.Formats;
using Diff.Tests.Kernels;

namespace Diff.Tests;

/// <summary>Tests start this program anew where what they test depends on how a process was started, or ends.</summary>
internal static class Program
{
    /// <summary>Checks all matrix products, and prints which vectors the process uses.</summary>
    public const string CheckProducts = "--check-products";

    private static int Main(string[] args)
    {
        switch (args)
        {
            case [CheckProducts]:
                Console.WriteLine(ProductGrid.CheckAndDescribe());
                return 0;
            case [var mode, var path]:
                return SavingProcess.Run(mode, path);
            default:
                return 1;
        }
    }
}
