using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.RandomNumbers;

/// <summary>Holds the generator to published known answers, and to philox-values.txt, which another implementation wrote.</summary>
public class PhiloxValueTests
{
    // kat_vectors of Random123, which Salmon et al. published with the paper; low word first.
    [Theory]
    [InlineData(0, 0, 0, 0xe169c58d_6627e8d5, 0x9b00dbd8_bc57ac4c)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x41c83b0e_408f276d, 0x6d5451fd_a20bc7c6)]
    [InlineData(0x85a308d3_243f6a88, 0x03707344_13198a2e, 0x299f31d0_a4093822, 0x94fdcceb_d16cfe09, 0x24126ea1_5001e420)]
    public void Blocks_are_as_published(ulong counterLow, ulong counterHigh, ulong key, ulong low, ulong high)
    {
        var block = new PhiloxBlock(counterLow, counterHigh).Encrypt(key);
        Assert.Equal((low, high), (block[0] | ((ulong)block[1] << 32), block[2] | ((ulong)block[3] << 32)));
    }

    public static TheoryData<string, ulong, ulong> Sequences
    {
        get
        {
            var data = new TheoryData<string, ulong, ulong>();
            foreach (var row in Rows().Where(row => row.Kind != "Tail"))
                data.Add(row.Kind, row.Seed, row.Stream);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Every_method_gives_the_documented_bits(string kind, ulong seed, ulong stream)
    {
        var expected = Rows().Single(row => (row.Kind, row.Seed, row.Stream) == (kind, seed, stream)).Values;
        var random = new Philox(seed, stream);
        Assert.NotEmpty(expected);
        if (kind == "Shuffle")
        {
            var values = Enumerable.Range(0, expected.Length).ToArray();
            random.Shuffle<int>(values);
            Assert.Equal(expected, values.Select(value => Text(value)));
        }
        else
        {
            Assert.Equal(expected, expected.Select(_ => Next(random, kind)));
        }
    }

    [Fact]
    public void Normal_numbers_are_quantiles()
    {
        var tails = Rows().Where(row => row.Kind == "Tail").ToArray();
        Assert.NotEmpty(tails);
        foreach (var tail in tails)
        {
            var (probability, quantile) = (Parse(tail.Values[0]), Parse(tail.Values[1]));
            Assert.Equal(quantile, NormalTail.Quantile(probability), 1e-15 * quantile);
        }

        Assert.Equal(0, NormalTail.Quantile(0.5));
    }

    private static string Next(Philox random, string kind) => kind switch
    {
        "UInt32" => random.NextUInt32().ToString("x", CultureInfo.InvariantCulture),
        "UInt64" => random.NextUInt64().ToString("x", CultureInfo.InvariantCulture),
        "Single" => Text((double)random.NextSingle()),
        "Double" => Text(random.NextDouble()),
        "Int10" => Text(random.NextInt(10)),
        "Int1610612737" => Text(random.NextInt(1610612737)),
        "Normal" => Text(random.NextNormal()),
        _ => throw new ArgumentException(kind),
    };

    // Python and .NET both write the shortest text that gives the same bits.
    private static string Text(IFormattable number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<(string Kind, ulong Seed, ulong Stream, string[] Values)> Rows([CallerFilePath] string thisFile = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "philox-values.txt"))
            .Select(line => line.Split(' '))
            .Select(fields => (fields[0], ulong.Parse(fields[1], CultureInfo.InvariantCulture),
                ulong.Parse(fields[2], CultureInfo.InvariantCulture), fields[3..]));
}
