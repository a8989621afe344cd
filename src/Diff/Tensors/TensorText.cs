using System.Globalization;
using System.Numerics;
using System.Text;

namespace Diff;

/// <summary>A tensor as text: brackets nested like its axes, columns aligned.</summary>
internal static class TensorText
{
    private const int MostElements = 1000;
    private const int Edge = 3;
    private const string Ellipsis = "...";

    public static string Write<T>(Tensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lengths = tensor.Shape.Lengths;
        var edge = tensor.Length > MostElements ? Edge : int.MaxValue;
        var numbers = new List<string>();
        Collect(tensor.AsSpan(), lengths, edge, numbers);
        var width = numbers.Select(number => number.Length).DefaultIfEmpty().Max();

        var text = new StringBuilder();
        var next = 0;
        Write(text, lengths, depth: 0, edge, () => numbers[next++].PadLeft(width));
        return text.ToString();
    }

    private static void Collect<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> lengths, int edge, List<string> numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (lengths.IsEmpty)
        {
            numbers.Add(elements[0].ToString("G7", CultureInfo.InvariantCulture));
            return;
        }

        var block = lengths[0] == 0 ? 0 : elements.Length / lengths[0];
        for (var i = 0; i < lengths[0]; i++)
        {
            if (IsShown(i, lengths[0], edge))
                Collect(elements.Slice(i * block, block), lengths[1..], edge, numbers);
        }
    }

    private static void Write(StringBuilder text, ReadOnlySpan<int> lengths, int depth, int edge, Func<string> next)
    {
        if (lengths.IsEmpty)
        {
            text.Append(next());
            return;
        }

        // An empty tensor has no numbers to nest, however long its other axes are.
        if (lengths.Contains(0))
        {
            text.Append("[]");
            return;
        }

        var separator = lengths.Length == 1 ? ", " : "," + new string('\n', lengths.Length - 1) + new string(' ', depth + 1);
        text.Append('[');
        for (var i = 0; i < lengths[0]; i++)
        {
            if (IsShown(i, lengths[0], edge))
            {
                if (i > 0)
                    text.Append(separator);
                Write(text, lengths[1..], depth + 1, edge, next);
            }
            else if (i == edge)
            {
                text.Append(separator).Append(Ellipsis);
            }
        }

        text.Append(']');
    }

    private static bool IsShown(int index, int length, int edge) => index < edge || index >= length - (long)edge;
}
