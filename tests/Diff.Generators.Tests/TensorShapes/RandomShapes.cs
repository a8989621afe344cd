using System.Globalization;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>Random expressions of up to four tensors, many of which cannot run.</summary>
/// <param name="random">Where they come from.</param>
internal sealed class RandomShapes(Random random)
{
    public static readonly string[] Names = ["a", "b", "c", "d"];

    /// <summary>The lengths of the tensors, few and small, and some like those before, so that they often fit.</summary>
    public int[][] Shapes()
    {
        var shapes = new List<int[]>();
        while (shapes.Count < Names.Length)
            shapes.Add(shapes.Count > 0 && random.Next(2) == 0 ? shapes[^1] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 4))]);
        return [.. shapes];
    }

    public string Expression(int depth)
    {
        if (depth == 0)
            return Names[random.Next(Names.Length)];
        var x = Expression(random.Next(depth));
        string Other() => Expression(random.Next(depth));
        return random.Next(20) switch
        {
            0 => $"({x} + {Other()})",
            1 => $"({x} * {Other()})",
            2 => $"Tensor.Min({x}, {Other()})",
            3 => $"Tensor.Where({x}, {Other()}, {Other()})",
            4 or 5 => $"Tensor.MatrixMultiply({x}, {Other()}, {Flag()}, {Flag()})",
            6 => $"Tensor.Sum({x}, [{Axes()}], {Flag()})",
            7 => $"Tensor.Mean({x}, [{Axis()}])",
            8 => $"Tensor.Max({x}, [{Axes()}], {Flag()})",
            9 => $"Tensor.Softmax({x}, {Axis()})",
            10 => $"{x}.Reshape({Lengths(withOpen: true)})",
            11 => $"{x}.Squeeze({(random.Next(2) == 0 ? "" : Axis())})",
            12 => $"{x}.Unsqueeze({Axis()})",
            13 => $"{x}.Permute({Axes()})",
            14 => $"{x}.Transpose()",
            15 => $"{x}.Slice({string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Range()))})",
            16 => $"{x}.BroadcastTo([{Lengths(withOpen: false)}])",
            17 => $"{x}.IndexSelect({Axis()}, {string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3)))})",
            18 => $"Tensor.Concatenate({Axis()}, {x}, {Other()})",
            _ => $"Tensor.Stack({Axis()}, {x}, {Other()})",
        };
    }

    private string Flag() => random.Next(2) == 0 ? "true" : "false";

    private string Axis() => (random.Next(8) == 0 ? 2 : random.Next(2) - 1).ToString(CultureInfo.InvariantCulture);

    private string Axes() => string.Join(", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Axis()));

    private string Lengths(bool withOpen) => string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => withOpen && random.Next(4) == 0 ? -1 : random.Next(1, 7)));

    private string Range() => random.Next(5) switch
    {
        0 => "..",
        1 => "1..",
        2 => "..^1",
        3 => "^2..^1",
        _ => $"{random.Next(2)}..{random.Next(1, 4)}",
    };
}
