using Diff.Generators.Tests.Gradients.Compiling;

namespace Diff.Generators.Tests.Gradients.Constructs;

/// <summary>A method that shows one construct, and the points at which its gradient is checked.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Members">The method <c>F</c>, from its <c>static</c> on, and other members behind it.</param>
internal sealed record Case(string Name, string Members)
{
    /// <summary>Where its arguments are taken from.</summary>
    public (double Low, double High) Domain { get; init; } = (-1.5, 1.5);

    /// <summary>The lengths of its arrays, dimension by dimension, one list for each check.</summary>
    public int[][]? Lengths { get; init; }

    /// <summary>Its integers, truth values and the like, one list for each check; a double held constant in eighths.</summary>
    public long[][]? Passive { get; init; }

    /// <summary>Whether it computes in single precision somewhere.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The points: random ones for every choice of lengths and passive values; the same in every run.</summary>
    public IEnumerable<Point> Points(ParameterShape[] shapes)
    {
        var random = new Random(Name.Length);
        var dimensions = shapes.Sum(s => s.Dimensions);
        foreach (var lengths in Lengths ?? [[.. Enumerable.Repeat(3, dimensions)]])
        {
            Assert.Equal(dimensions, lengths.Length);
            var (numbers, passives) = Count(shapes, lengths);
            foreach (var passive in Passive ?? [[.. Enumerable.Repeat(2L, passives)]])
            {
                Assert.Equal(passives, passive.Length);
                for (var i = 0; i < 3; i++)
                    yield return new([.. Enumerable.Range(0, numbers).Select(_ => Domain.Low + (random.NextDouble() * (Domain.High - Domain.Low)))], lengths, passive);
            }
        }
    }

    private static (int Numbers, int Passives) Count(ParameterShape[] shapes, ReadOnlySpan<int> lengths)
    {
        var (numbers, passives) = (0, 0);
        foreach (var shape in shapes)
        {
            var elements = shape.Elements(lengths);
            numbers += elements * shape.Leaves;
            passives += elements * shape.Passives;
            lengths = lengths[shape.Dimensions..];
        }

        return (numbers, passives);
    }
}
