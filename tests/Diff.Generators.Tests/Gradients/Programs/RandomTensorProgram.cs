using System.Globalization;
using System.Text;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>
/// A random method on tensors whose shapes fit: arithmetic with broadcasting, products, reductions, views, rows, mixed with numbers, loops and branches.
/// </summary>
internal sealed class RandomTensorProgram
{
    private const int MostStatements = 9;

    private static readonly string[] Functions = ["Tanh", "Sin", "Cos", "Sigmoid", "Atan", "Softplus", "Relu"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, int[] Shape)> _tensors = [];
    private readonly List<string> _numbers = [];
    private int _names;

    private RandomTensorProgram(int seed) => _random = new Random(seed);

    /// <summary>The method, of two arrays of four numbers, a number and an integer below 5.</summary>
    public static string Create(int seed)
    {
        var program = new RandomTensorProgram(seed);
        program.Write();
        return program._text.ToString();
    }

    private void Write()
    {
        _text.Append("static double F(double[] a, double[] b, double c, int n) {\n");
        _numbers.AddRange(["c", "0.5"]);
        Declare("Tensor.Create(a, [2, 2])", [2, 2]);
        Declare("Tensor.Create(b, " + Pick("[4]", "[1, 4]", "[4, 1]") + ")", null);
        Declare("Tensor.Create(b, [2, 1, 2])", [2, 1, 2]);
        Statements(_random.Next(3, MostStatements), depth: 0);
        _text.Append(CultureInfo.InvariantCulture, $"return {string.Join(" + ", _numbers.Skip(2).Append("c").Concat(_tensors.TakeLast(3).Select(t => $"Tensor.Sum({t.Name})")))};\n}}");
        if (_text.ToString().Contains("Layer(", StringComparison.Ordinal))
            _text.Append("\nstatic Tensor<double> Layer(Tensor<double> x, double s) { var y = Tensor.Tanh(x * s); return s > 0.3 ? y + x : y * y; }");
    }

    private void Statements(int count, int depth)
    {
        for (var i = 0; i < count; i++)
            Statement(depth);
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth < 2 ? 13 : 9))
        {
            case 0 or 1 or 2:
                var (text, shape) = Expression(2);
                Declare(text, shape);
                break;
            case 3:
                Number($"Tensor.{Pick("Sum", "Mean", "LogSumExp")}({Expression(1).Text})");
                break;
            case 4:
                Reduction();
                break;
            case 5:
                View();
                break;
            case 6:
                Product();
                break;
            case 7 or 8:
                Reassign();
                break;
            case 9 or 10:
                Branch(depth);
                break;
            default:
                Loop(depth);
                break;
        }
    }

    /// <summary>A new tensor; a null shape is that of the second parameter as written.</summary>
    private void Declare(string text, int[]? shape)
    {
        shape ??= text.Contains("[4]", StringComparison.Ordinal) ? [4] : text.Contains("[1, 4]", StringComparison.Ordinal) ? [1, 4] : [4, 1];
        var name = $"t{_names++}";
        _text.Append(CultureInfo.InvariantCulture, $"var {name} = {text};\n");
        _tensors.Add((name, shape));
    }

    private void Number(string text)
    {
        var name = $"s{_names++}";
        _text.Append(CultureInfo.InvariantCulture, $"var {name} = Math.Tanh({text});\n");
        _numbers.Add(name);
    }

    private void Reduction()
    {
        var (name, shape) = PickTensor();
        if (shape.Length == 0)
            return;
        var axis = _random.Next(shape.Length);
        var keeps = _random.Next(2) == 0;
        int[] left = keeps ? [.. shape.Select((l, i) => i == axis ? 1 : l)] : [.. shape.Where((_, i) => i != axis)];
        var written = _random.Next(2) == 0 ? axis : axis - shape.Length;
        Declare($"Tensor.{Pick("Sum", "Mean", "LogSumExp", "Max", "Min")}({name}, [{written}], keepAxes: {(keeps ? "true" : "false")})", left);
    }

    private void View()
    {
        var (name, shape) = PickTensor();
        var count = shape.Aggregate(1, (x, y) => x * y);
        switch (_random.Next(7))
        {
            case 0:
                int[] flat = _random.Next(2) == 0 ? [count] : [count, 1];
                Declare($"{name}.Reshape({string.Join(", ", flat)})", flat);
                break;
            case 1 when shape.Length == 2:
                Declare($"{name}.Transpose()", [shape[1], shape[0]]);
                break;
            case 2 when shape.Length < 3:
                Declare($"{name}.Unsqueeze(0)", [1, .. shape]);
                break;
            case 3 when shape.Length > 0 && shape[0] > 1:
                Declare($"{name}.Slice(1..)", [shape[0] - 1, .. shape[1..]]);
                break;
            case 4 when shape.Length > 0 && shape[0] is > 0 and <= 4:
                Declare($"Tensor.Concatenate(0, {name}, Tensor.Sin({name}))", [2 * shape[0], .. shape[1..]]);
                break;
            case 5 when shape.Length > 0:
                Declare($"Tensor.{Pick("Softmax", "LogSoftmax")}({name}, {_random.Next(shape.Length)})", shape);
                break;
            default:
                Declare($"Layer({name}, {Pick([.. _numbers])})", shape);
                break;
        }
    }

    private void Product()
    {
        var matrices = _tensors.Where(t => t.Shape.Length == 2).ToArray();
        var (left, x) = matrices.Length == 0 ? PickTensor() : matrices[_random.Next(matrices.Length)];
        var fits = matrices.Where(m => x.Length == 2 && (m.Shape[0] == x[1] || m.Shape[1] == x[1])).ToArray();
        if (fits.Length == 0)
            return;
        var (right, y) = fits[_random.Next(fits.Length)];
        var transposed = y[0] != x[1] || (y[1] == x[1] && _random.Next(2) == 0);
        Declare($"Tensor.MatrixMultiply({left}, {right}{(transposed ? ", transposeRight: true" : "")})", [x[0], transposed ? y[0] : y[1]]);
        if (_random.Next(2) == 0)
            Declare($"Tensor.{Pick(Functions)}({_tensors[^1].Name} + {Pick([.. _numbers])})", _tensors[^1].Shape);
    }

    private void Reassign()
    {
        var (name, shape) = PickTensor();
        var (text, other) = Expression(2);
        if (Broadcast(shape, other) is { } both && both.SequenceEqual(shape))
            _text.Append(CultureInfo.InvariantCulture, $"{name} = Tensor.{Pick("Tanh", "Sin", "Sigmoid")}({name} {Pick("+", "*", "-")} {text});\n");
    }

    private void Branch(int depth)
    {
        _text.Append(CultureInfo.InvariantCulture, $"if ({Pick([.. _numbers])} > {Pick("0.1", "-0.2", "c")}) {{\n");
        Inner(depth);
        if (_random.Next(2) == 0)
        {
            _text.Append("} else {\n");
            Inner(depth);
        }

        _text.Append("}\n");
    }

    private void Loop(int depth)
    {
        var index = $"i{_names++}";
        _text.Append(CultureInfo.InvariantCulture, $"for (var {index} = 0; {index} < {Pick("n", "2", "3")}; {index}++) {{\n");
        Inner(depth);
        _text.Append("}\n");
    }

    /// <summary>A block: what it declares is gone behind it, what it assigns stays.</summary>
    private void Inner(int depth)
    {
        var (tensors, numbers) = (_tensors.Count, _numbers.Count);
        Statements(_random.Next(1, 4), depth + 1);
        Reassign();
        _tensors.RemoveRange(tensors, _tensors.Count - tensors);
        _numbers.RemoveRange(numbers, _numbers.Count - numbers);
    }

    private (string Text, int[] Shape) Expression(int depth)
    {
        if (depth == 0)
            return PickTensor();
        var (x, shape) = Expression(depth - 1);
        switch (_random.Next(6))
        {
            case 0:
                return ($"Tensor.{Pick(Functions)}({x})", shape);
            case 1:
                return ($"({x} {Pick("+", "-", "*")} {Pick([.. _numbers])})", shape);
            case 2:
                return ($"({Pick([.. _numbers])} / (2 + {x} * {x}))", shape);
            default:
                var (y, other) = Expression(depth - 1);
                if (Broadcast(shape, other) is not { } both)
                    return (x, shape);
                return _random.Next(6) switch
                {
                    0 => ($"Tensor.{Pick("Max", "Min")}({x}, {y})", both),
                    1 => ($"Tensor.Where(Tensor.GreaterThan({x}, {y}), {x}, 0.5 * {y})", both),
                    2 => ($"({x} / (1.5 + {y} * {y}))", both),
                    _ => ($"({x} {Pick("+", "-", "*")} {y})", both),
                };
        }
    }

    private static int[]? Broadcast(int[] x, int[] y)
    {
        var shape = new int[Math.Max(x.Length, y.Length)];
        for (var axis = 1; axis <= shape.Length; axis++)
        {
            var (l, r) = (axis <= x.Length ? x[^axis] : 1, axis <= y.Length ? y[^axis] : 1);
            if (l != r && l != 1 && r != 1)
                return null;
            shape[^axis] = l == 1 ? r : l;
        }

        return shape.Aggregate(1, (p, q) => p * q) > 64 ? null : shape;
    }

    private (string Name, int[] Shape) PickTensor() => _tensors[_random.Next(_tensors.Count)];

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
