using System.Globalization;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Tests.Rules;

/// <summary>Prints terms the way they stand in a textbook.</summary>
internal static class Mathematics
{
    private const int Sum = 1;
    private const int Product = 2;
    private const int Atom = 3;

    private static readonly Dictionary<double, string> Constants = new()
    {
        [Math.PI] = "π",
        [Math.PI / 180] = "π/180",
        [180 / Math.PI] = "180/π",
        [Math.Log(2)] = "ln 2",
        [Math.Log(10)] = "ln 10",
        [2 / Math.Sqrt(Math.PI)] = "2/√π",
        [1 / Math.Sqrt(2 * Math.PI)] = "1/√(2π)",
        [0.5] = "½",
        [double.PositiveInfinity] = "∞",
    };

    public static string Print(Term term, IReadOnlyList<string> names) => Print(term, names, 0);

    private static string Print(Term term, IReadOnlyList<string> names, int context)
    {
        var (text, level) = term switch
        {
            OperandTerm { Operand: Variable variable } => (names[variable.Id], Atom),
            IntegerTerm integer => (integer.Value.ToString(CultureInfo.InvariantCulture), Atom),
            NumberTerm number => (Number(number.Value), number.Value < 0 ? Product : Atom),
            ApplyTerm apply => Print(apply, names),
            _ => throw new NotSupportedException(term.ToString()),
        };
        return level < context ? $"({text})" : text;
    }

    private static (string Text, int Level) Print(ApplyTerm apply, IReadOnlyList<string> names)
    {
        string Argument(int index, int context) => Print(apply.Arguments[index], names, context);

        return apply.Op switch
        {
            Op.Add => ($"{Argument(0, Sum)} + {Argument(1, Sum)}", Sum),
            Op.Subtract => ($"{Argument(0, Sum)} − {Argument(1, Product)}", Sum),
            Op.Multiply when apply.Arguments[0] == apply.Arguments[1] => ($"{Argument(0, Atom)}²", Product),
            Op.Multiply => ($"{Argument(0, Product)} · {Argument(1, Product)}", Product),
            Op.Divide => ($"{Argument(0, Product)} / {Argument(1, Atom)}", Product),
            Op.Negate => ($"−{Argument(0, Product)}", Product),
            Op.Convert => (Argument(0, Atom), Atom),
            Op.Select => ($"{Argument(1, Sum)} if {Argument(0, 0)}; {Otherwise(apply.Arguments[2], names)}", 0),
            Op.Less => ($"{Argument(0, Sum)} < {Argument(1, Sum)}", 0),
            Op.LessOrEqual => ($"{Argument(0, Sum)} ≤ {Argument(1, Sum)}", 0),
            Op.Greater => ($"{Argument(0, Sum)} > {Argument(1, Sum)}", 0),
            Op.GreaterOrEqual => ($"{Argument(0, Sum)} ≥ {Argument(1, Sum)}", 0),
            Op.Equal => ($"{Argument(0, Sum)} = {Argument(1, Sum)}", 0),
            Op.And => ($"{Argument(0, 0)} and {Argument(1, 0)}", 0),
            Op.Sqrt => ($"√({Argument(0, 0)})", Atom),
            Op.Exp => ($"exp({Argument(0, 0)})", Atom),
            Op.LogP1 => ($"ln(1 + {Argument(0, Sum)})", Atom),
            Op.Log => ($"ln({Argument(0, 0)})", Atom),
            Op.Pow => ($"{Argument(0, Atom)}^({Argument(1, 0)})", Product),
            Op.ScaleB when apply.Arguments[0] == Term.One => ($"2^{Argument(1, Atom)}", Product),
            Op.ScaleB => ($"{Argument(0, Atom)} · 2^{Argument(1, Atom)}", Product),
            Op.Digamma => ($"ψ({Argument(0, 0)})", Atom),
            Op.Trigamma => ($"ψ₁({Argument(0, 0)})", Atom),
            Op.SinPi => ($"sin(π · {Argument(0, Product)})", Atom),
            Op.CosPi => ($"cos(π · {Argument(0, Product)})", Atom),
            Op.Sin or Op.Cos or Op.Sinh or Op.Cosh or Op.Round or Op.Polygamma or Op.Max or Op.Sigmoid
                => ($"{OpInfo.Of(apply.Op).Name.ToLowerInvariant()}({string.Join(", ", apply.Arguments.Select(a => Print(a, names)))})", Atom),
            _ => throw new NotSupportedException(apply.Op.ToString()),
        };
    }

    private static string Otherwise(Term term, IReadOnlyList<string> names)
        => term is ApplyTerm { Op: Op.Select } ? Print(term, names) : Print(term, names, Sum) + " otherwise";

    private static string Number(double value)
    {
        if (value < 0)
            return "−" + Number(-value);
        return Constants.TryGetValue(value, out var name) ? name : value.ToString(CultureInfo.InvariantCulture);
    }
}
