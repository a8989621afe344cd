using System.Diagnostics;
using System.Globalization;

namespace Diff.Benchmarks;

/// <summary><c>--mnist FOLDER</c>: ten epochs on MNIST as whole processes, from reading the files to the last test: the example's beside PyTorch's.</summary>
internal static class MnistVerb
{
    private const string Project = "examples/Mnist";
    private const string Program = $"{Project}/bin/Release/net10.0/Mnist.dll";
    private const string Script = "benchmarks/pytorch/mnist.py";
    private const int Epochs = 10;

    public static void Run(string folder, Options options, TextWriter output)
    {
        Rivals.Output("dotnet", ["build", Project, "-c", "Release", "-v", "quiet"], []);
        output.WriteLine(Machine.Describe());
        output.WriteLine($"- Command: `{options.Command}`");
        output.WriteLine($"- PyTorch: that of /usr/bin/python3, all images in one tensor; tuned: with {Rivals.TuningText}");
        output.WriteLine();
        output.WriteLine($"784-200-200-10 with LeakyReLU, batches of 200, {Epochs} epochs: seconds of the whole process, the least of {options.Rounds} taken in turns.");
        output.WriteLine();
        output.WriteLine("| threads | Diff | PyTorch, tuned | PyTorch | tuned PyTorch / Diff | PyTorch / Diff |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var threads in new[] { 1, 2 })
        {
            Contestant[] all =
            [
                new("dotnet", [Program, "--model", "composed", "--data", folder, "--epochs", $"{Epochs}"], [("DOTNET_PROCESSOR_COUNT", $"{threads}")]),
                new("/usr/bin/python3", [Script, folder, $"{Epochs}", $"{threads}"], Rivals.Tuning),
                new("/usr/bin/python3", [Script, folder, $"{Epochs}", $"{threads}"], []),
            ];
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var contestant in all)
                    contestant.Run();
            }

            var (own, tuned, usual) = (all[0], all[1], all[2]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {threads} | {own} | {tuned} | {usual} | {tuned.Seconds / own.Seconds:0.0} | {usual.Seconds / own.Seconds:0.0} |"));
        }
    }

    private sealed class Contestant(string program, string[] arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        private string _correct = "not run";

        public double Seconds { get; private set; } = double.PositiveInfinity;

        public void Run()
        {
            var start = Stopwatch.GetTimestamp();
            var lines = Rivals.Output(program, arguments, environment);
            if (lines.LastOrDefault(l => l.StartsWith("Test set", StringComparison.Ordinal)) is not { } last)
                return;
            Seconds = Math.Min(Seconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
            _correct = last[(last.LastIndexOf("Accuracy: ", StringComparison.Ordinal) + "Accuracy: ".Length)..last.LastIndexOf(' ')];
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.0} ({_correct})");
    }
}
