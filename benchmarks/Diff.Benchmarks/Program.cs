using BenchmarkDotNet.Running;
using Diff.Benchmarks;

switch (args.FirstOrDefault())
{
    case "--check":
        return CheckVerb.Run(new Options(args));
    case "--table":
        TableVerb.Run(new Options(args), Console.Out);
        return 0;
    case "--generator":
        GeneratorVerb.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1000, Console.Out);
        return 0;
    case "--matmul":
        MatrixProductVerb.Run(new Options(args), Console.Out);
        return 0;
#if DIFF_GENERATED
    case "--training":
        TrainingVerb.Run(new Options(args), Console.Out);
        return 0;
#endif
    case "--mnist" when args.Length > 1:
        MnistVerb.Run(args[1], new Options(args), Console.Out);
        return 0;
    case "--write-straight-line" when args.Length == 2:
        StraightLineWriter.WriteAll(args[1]);
        return 0;
    case "--help":
        Console.WriteLine("""
            --check [--only NAME]                compare all gradients with finite differences and one another
            --table [--only NAME] [--rounds N]   time everything side by side and print a markdown table
            --generator [METHODS]                time the compiler itself on 1,000 annotated methods
            --matmul [--rounds N]                time matrix products side by side with OpenBLAS
            --training [--rounds N]              time training steps side by side with a tape, PyTorch and C++
            --mnist FOLDER [--rounds N]          time ten epochs on MNIST, whole processes, side by side with PyTorch
            --write-straight-line FOLDER         write the straight-line functions again
            anything else goes to BenchmarkDotNet, such as --filter '*Gmm*'
            """);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig());
        return 0;
}
