using Diff;
using Digits;
using Shared;

return CommandLine.Run(args, [("--data", "DIRECTORY"), ("--model", "raw|composed"), ("--epochs", "COUNT"), ("--seed", "NUMBER")], options =>
{
    var isComposed = options["--model"] switch
    {
        null or "raw" => false,
        "composed" => true,
        var other => throw new UsageException($"--model must be raw or composed, not '{other}'"),
    };
    var epochs = options.Number("--epochs", otherwise: 10, least: 1);

    // Many seeds kill a class or two of the raw model (see there). This one does not.
    var random = new Philox(options.Number("--seed", otherwise: 5UL, least: 0UL));

    var (train, test) = options["--data"] is { } directory ? Mnist.Load(directory) : Draw();
    var training = new Training(Prepare(train), Prepare(test), random);
    Display.Show("Training", (long)epochs * training.BatchCount, display =>
    {
        if (isComposed)
            training.Run(ComposedModel.Create(random), epochs, display);
        else
            training.Run(RawModel.Create(random), epochs, display);
    });
});

static (DataSet<float> Train, DataSet<float> Test) Draw()
{
    Console.WriteLine("These digits are drawn by the program itself. For MNIST's: examples/Mnist/fetch-mnist.sh mnist, then --data mnist.\n");
    var random = new Philox(seed: 0);
    return (DrawnDigits.Draw(count: 10_000, random), DrawnDigits.Draw(count: 1000, random));
}

// Vectors of 784 numbers, with MNIST's mean and standard deviation taken out.
static DataSet<float> Prepare(DataSet<float> images) => images.Features.Length == images.Count * 784
    ? images.Flatten().Normalize(mean: 0.1307f, standardDeviation: 0.3081f)
    : throw new FormatException($"images of 28 x 28 pixels are needed, and these have shape {images.Features.Shape}");
