using System.Numerics;

namespace Diff;

public sealed partial class Philox
{
    /// <summary>Fills a span with numbers from 0 up to, and without, 1.</summary>
    /// <remarks>Each is what <see cref="NextSingle"/> or <see cref="NextDouble"/> gives, for elements of <see cref="float"/> or <see cref="double"/>.</remarks>
    /// <param name="destination">The span, of float or double.</param>
    /// <exception cref="NotSupportedException">The elements have another type.</exception>
    public void FillUniform<T>(Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireFloatOrDouble<T>(nameof(FillUniform));
        for (var i = 0; i < destination.Length; i++)
            destination[i] = typeof(T) == typeof(float) ? T.CreateChecked(NextSingle()) : T.CreateChecked(NextDouble());
    }

    /// <summary>Fills a span with numbers from the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <remarks>Each is what <see cref="NextNormal"/> gives, rounded to <see cref="float"/> if the elements are.</remarks>
    /// <param name="destination">The span, of float or double.</param>
    /// <exception cref="NotSupportedException">The elements have another type.</exception>
    public void FillNormal<T>(Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireFloatOrDouble<T>(nameof(FillNormal));
        for (var i = 0; i < destination.Length; i++)
            destination[i] = T.CreateChecked(NextNormal());
    }

    /// <summary>Puts the elements in a random order; each order is as likely.</summary>
    /// <remarks>From the last element to the second, element i changes places with element <see cref="NextInt"/>(i + 1).</remarks>
    /// <param name="values">The elements.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static void RequireFloatOrDouble<T>(string operation)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"{operation}: random numbers are float or double, not {typeof(T).Name}.");
    }
}
