using System.Numerics;

namespace Diff;

public static partial class Tensor
{
    /// <summary>The elements as class labels: whole numbers from 0.</summary>
    /// <param name="x">The labels, as files of numbers have them; of any shape.</param>
    /// <exception cref="ArgumentException">An element is no whole number, negative, or too large; the message names it.</exception>
    public static int[] ToLabels<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var elements = x.AsSpan();
        var labels = new int[elements.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!TryToLabel(double.CreateChecked(elements[i]), out labels[i]))
                throw new ArgumentException($"ToLabels: element {i} is {elements[i]}, no whole number from 0.", nameof(x));
        }

        return labels;
    }

    /// <summary>A number as a class label; the largest int is none, so that the number of classes is an int.</summary>
    internal static bool TryToLabel(double number, out int label)
    {
        label = number is >= 0 and < int.MaxValue ? (int)number : -1;
        return label >= 0 && label == number;
    }
}
