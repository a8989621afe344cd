namespace Diff;

/// <summary>The checksum of zip files: CRC-32 with the reflected polynomial EDB88320.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = CreateTable();
    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var (table, state) = (Table, _state);
        foreach (var b in bytes)
            state = table[(byte)(state ^ b)] ^ (state >> 8);
        _state = state;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var remainder = i;
            for (var bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320);
            table[i] = remainder;
        }

        return table;
    }
}
