using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>Four words of 32 bits: a counter of Philox4x32-10, and the random words that it gives.</summary>
[InlineArray(4)]
internal struct PhiloxBlock
{
    // The constants of Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3 (2011).
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    private uint _first;

    public PhiloxBlock(ulong low, ulong high)
    {
        this[0] = (uint)low;
        this[1] = (uint)(low >> 32);
        this[2] = (uint)high;
        this[3] = (uint)(high >> 32);
    }

    /// <summary>The random words of this counter under a key.</summary>
    public readonly PhiloxBlock Encrypt(ulong key)
    {
        var (a, b, c, d) = (this[0], this[1], this[2], this[3]);
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (product0, product1) = ((ulong)Multiplier0 * a, (ulong)Multiplier1 * c);
            (a, b, c, d) = ((uint)(product1 >> 32) ^ b ^ key0, (uint)product1, (uint)(product0 >> 32) ^ d ^ key1, (uint)product0);
            (key0, key1) = (key0 + KeyStep0, key1 + KeyStep1);
        }

        return new(a | ((ulong)b << 32), c | ((ulong)d << 32));
    }
}
