using System.Reflection;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>An expression of tensors, and what becomes of it.</summary>
internal sealed class RandomShapeCase
{
    // No product of small numbers.
    private static readonly int[] Others = [7, 11, 13, 17, 19, 23, 29, 31];

    private readonly string _expression;
    private readonly int[][] _shapes;
    private readonly string?[][] _names;

    public RandomShapeCase(string name, string expression, int[][] shapes, Random random)
    {
        (Name, _expression, _shapes) = (name, expression, shapes);

        // Lengths that are equal may have one name; those that are not have different ones.
        _names = [.. shapes.Select(s => s.Select(l => random.Next(4) switch { 0 => $"n{l}", 1 => $"m{l}", _ => null }).ToArray())];
    }

    public string Name { get; }

    /// <summary>The shape of the result; null where it throws.</summary>
    public int[]? Result { get; private set; }

    /// <summary>The same where each name stands for a length of its own.</summary>
    public int[]? ResultForOthers { get; private set; }

    public string Declare(Func<int, string> declare)
    {
        var parameters = RandomShapes.Names.Select((n, i) => $"[Shape({declare(i)})] Tensor<double> {n}");
        return $"public static Tensor<double> {Name}({string.Join(", ", parameters)}) => {_expression} * 1.0;";
    }

    public string Known(int tensor) => string.Join(", ", _shapes[tensor]);

    public string Named(int tensor) => string.Join(", ", _shapes[tensor].Zip(_names[tensor], (l, n) => n is null ? $"{l}" : $"\"{n}\""));

    public void Run(MethodInfo method)
    {
        var names = _names.SelectMany(n => n).OfType<string>().Distinct().ToList();
        Result = Run(method, _shapes);
        ResultForOthers = Run(method, [.. _shapes.Zip(_names, (s, n) => s.Zip(n, (l, name) => name is null ? l : Others[names.IndexOf(name)]).ToArray())]);
    }

    public override string ToString() => $"runs: {Show(Result)}; for other lengths: {Show(ResultForOthers)}";

    private static int[]? Run(MethodInfo method, int[][] shapes)
    {
        try
        {
            object[] arguments = [.. shapes.Select(s => (object)Tensor.Ones<double>(Shape.Create(s)))];
            return ((Tensor<double>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!).Shape.Lengths.ToArray();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Show(int[]? shape) => shape is null ? "no" : $"[{string.Join(", ", shape)}]";
}
