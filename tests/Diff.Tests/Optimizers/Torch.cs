using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Diff.Tests.Optimizers;

/// <summary>PyTorch's numbers, which torch-optimizers.py writes, and the problem that they are for.</summary>
internal static class Torch
{
    public const int Count = 37;

    public static readonly IReadOnlyDictionary<string, Func<Optimizer>> Optimizers = new Dictionary<string, Func<Optimizer>>
    {
        ["sgd"] = () => new Sgd(0.05),
        ["sgd-decay"] = () => new Sgd(0.05, weightDecay: 0.1),
        ["sgd-momentum"] = () => new Sgd(0.02, momentum: 0.9),
        ["sgd-dampening"] = () => new Sgd(0.02, momentum: 0.8, dampening: 0.3, weightDecay: 0.05),
        ["sgd-nesterov"] = () => new Sgd(0.02, momentum: 0.9, nesterov: true, weightDecay: 0.05),
        ["adam"] = () => new Adam(),
        ["adam-options"] = () => new Adam(0.02, 0.8, 0.95, 1e-4, 0.1),
        ["adam-amsgrad"] = () => new Adam(0.02, amsGrad: true),
        ["adamw"] = () => new AdamW(),
        ["adamw-options"] = () => new AdamW(0.02, 0.8, 0.95, 1e-4, 0.2, amsGrad: true),
        ["rmsprop"] = () => new RmsProp(),
        ["rmsprop-momentum"] = () => new RmsProp(0.005, 0.9, 1e-4, 0.1, 0.7),
        ["rmsprop-centered"] = () => new RmsProp(0.005, 0.9, 1e-3, centered: true),
        ["rmsprop-all"] = () => new RmsProp(0.005, 0.9, 1e-3, 0.1, 0.7, centered: true),
        ["adagrad"] = () => new Adagrad(),
        ["adagrad-options"] = () => new Adagrad(0.1, 0.01, 0.1, 0.5, 1e-3),
    };

    private static readonly ILookup<string, double[]> s_numbers = File.ReadLines(Path.Combine(Folder(), "torch-optimizers.txt"))
        .Select(line => line.Split(' '))
        .ToLookup(
            fields => string.Join(' ', fields[..3]),
            fields => fields[3..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());

    public static double[] Numbers(string name, string kind, int step) => s_numbers[$"{name} {kind} {step}"].Single();

    public static T[] Start<T>()
        where T : INumberBase<T> => [.. Enumerable.Range(0, Count).Select(i => T.CreateChecked(i / 8.0 - 2))];

    public static void Gradient<T>(ReadOnlySpan<T> parameters, int step, Span<T> gradient)
        where T : INumberBase<T>
    {
        for (var i = 0; i < Count; i++)
        {
            var curvature = T.CreateChecked(1 + i % 3 * 0.5);
            var target = T.CreateChecked(i * 7 % 11 - 5) / T.CreateChecked(5);
            var noise = T.CreateChecked(step * (i + 1) % 5 - 2) / T.CreateChecked(10);
            gradient[i] = curvature * (parameters[i] - target) + noise;
        }
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
