namespace Diff;

/// <summary>Random numbers that are the same on every machine: Philox4x32-10, a counter-based generator.</summary>
/// <remarks>
/// <para>The generator is a sequence of words of 32 bits: block n, from 0, is the four words that Philox4x32-10 (Salmon et al., 2011) makes of
/// the counter (n, stream) under the key seed, each of 64 bits and low word first. Every method takes its words from that sequence, and says how
/// many and what it makes of them. Only integer arithmetic, the IEEE operations + - * / and the square root are used, so that the same
/// calls give the same bits under every operating system and processor, and in every later version of this library.</para>
/// <para>Streams of one seed are independent: give each thread or purpose its own. One generator is not for several threads at a time, and not
/// for secrets.</para>
/// </remarks>
public sealed partial class Philox
{
    private const int WordsInBlock = 4;

    private readonly ulong _seed;
    private readonly ulong _stream;
    private ulong _blocks;
    private PhiloxBlock _block;
    private int _used = WordsInBlock;

    /// <summary>The generator at the start of a sequence.</summary>
    /// <param name="seed">Which sequences; any number is as good as another.</param>
    /// <param name="stream">Which of the seed's 2^64 sequences.</param>
    public Philox(ulong seed, ulong stream = 0)
    {
        _seed = seed;
        _stream = stream;
    }

    /// <summary>32 random bits: the next word.</summary>
    public uint NextUInt32()
    {
        if (_used == WordsInBlock)
        {
            _block = new PhiloxBlock(_blocks++, _stream).Encrypt(_seed);
            _used = 0;
        }

        return _block[_used++];
    }

    /// <summary>64 random bits: the next two words, the low one first.</summary>
    public ulong NextUInt64()
    {
        var low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A number from 0 up to, and without, 1: the upper 24 bits of the next word, times 2^-24.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A number from 0 up to, and without, 1: the upper 53 bits of <see cref="NextUInt64"/>, times 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>An integer from 0 up to, and without, a limit; each is exactly as likely.</summary>
    /// <remarks>
    /// The upper word of the product of the next word and the limit; another word is taken while the product's lower word is below 2^32 modulo
    /// the limit (Lemire, 2019).
    /// </remarks>
    /// <param name="limit">What the result is below; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public int NextInt(int limit)
    {
        if (limit < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, $"NextInt: no integer is from 0 up to, and without, {limit}.");
        var remainder = (uint)((1UL << 32) % (uint)limit);
        ulong product;
        do
            product = (ulong)NextUInt32() * (uint)limit;
        while ((uint)product < remainder);
        return (int)(product >> 32);
    }

    /// <summary>A number from the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <remarks>
    /// One <see cref="NextUInt64"/>: its highest bit is the sign (1 is negative), and the others, k, stand for the tail's probability
    /// p = (k + 1/2) 2^-64, whose quantile is the magnitude, by Wichura's algorithm AS 241. At most 9.1.
    /// </remarks>
    public double NextNormal()
    {
        var bits = NextUInt64();
        var magnitude = NormalTail.Quantile((((long)bits & long.MaxValue) + 0.5) * (1.0 / (1L << 32) / (1L << 32)));
        return (long)bits < 0 ? -magnitude : magnitude;
    }
}
