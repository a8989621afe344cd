using System.Globalization;
using System.Numerics;
using Diff;

namespace Digits;

/// <summary>Digits drawn with a pen of varying width by a hand that is not steady: something to learn from where there is no MNIST.</summary>
internal static class DrawnDigits
{
    private const int Size = 28;

    // The strokes of each digit, from point to point, in a square that goes from 0, 0 at the upper left to 100, 100.
    private static readonly Vector2[][] Strokes =
    [
        Path("50,10 72,22 77,50 72,78 50,90 28,78 23,50 28,22 50,10"),
        Path("35,28 53,10 53,90"),
        Path("27,30 35,14 52,10 70,18 73,34 62,52 27,88 76,88"),
        Path("28,18 48,10 68,18 70,34 48,47 71,58 73,76 52,90 27,82"),
        Path("64,90 64,10 24,64 78,64"),
        Path("71,11 35,11 31,46 52,42 72,55 71,78 52,90 28,83"),
        Path("66,12 44,24 29,54 32,80 50,90 69,80 70,62 54,51 33,60"),
        Path("26,12 75,12 45,90"),
        Path("50,48 32,36 34,18 50,10 66,18 68,36 50,48 30,62 30,80 50,90 70,80 70,62 50,48"),
        Path("68,38 50,48 32,38 33,19 50,10 67,19 69,40 62,66 50,90"),
    ];

    /// <summary>Images of shape [count, 28, 28], from 0 to 1, as those of MNIST, with their labels; each digit as often as the others.</summary>
    public static DataSet<float> Draw(int count, Philox random)
    {
        var images = Tensor.Zeros<float>(count, Size, Size);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % Strokes.Length;
            Draw(Strokes[labels[i]], images.AsSpan().Slice(i * Size * Size, Size * Size), random);
        }

        return new(images, labels, Strokes.Length);
    }

    private static void Draw(Vector2[] stroke, Span<float> image, Philox random)
    {
        var placement = Place(random);
        var width = Between(0.8f, 1.6f, random);
        var points = Array.ConvertAll(stroke, point => Vector2.Transform(point + new Vector2(Shake(random), Shake(random)), placement));
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
                image[(y * Size) + x] = Math.Clamp(width + 0.5f - Distance(new(x, y), points), 0, 1);
        }
    }

    /// <summary>From the square of the strokes to pixels: turned, slanted, of varying size and not quite in the middle.</summary>
    private static Matrix3x2 Place(Philox random) =>
        Matrix3x2.CreateTranslation(-50, -50)
        * Matrix3x2.CreateSkew(Between(-0.3f, 0.3f, random), 0)
        * Matrix3x2.CreateRotation(Between(-0.2f, 0.2f, random))
        * Matrix3x2.CreateScale(Between(0.18f, 0.26f, random), Between(0.18f, 0.26f, random))
        * Matrix3x2.CreateTranslation(Between(11.5f, 15.5f, random), Between(11.5f, 15.5f, random));

    private static float Shake(Philox random) => 2.5f * (float)random.NextNormal();

    private static float Between(float low, float high, Philox random) => low + ((high - low) * random.NextSingle());

    /// <summary>How far a place is from the nearest point of a line through some points.</summary>
    private static float Distance(Vector2 place, Vector2[] points)
    {
        var least = float.PositiveInfinity;
        for (var i = 1; i < points.Length; i++)
        {
            var (start, segment) = (points[i - 1], points[i] - points[i - 1]);
            var along = Math.Clamp(Vector2.Dot(place - start, segment) / segment.LengthSquared(), 0, 1);
            least = Math.Min(least, Vector2.Distance(place, start + (along * segment)));
        }

        return least;
    }

    private static Vector2[] Path(string points) =>
        Array.ConvertAll(points.Split(' ', ','), number => float.Parse(number, CultureInfo.InvariantCulture))
            .Chunk(2).Select(pair => new Vector2(pair[0], pair[1])).ToArray();
}
