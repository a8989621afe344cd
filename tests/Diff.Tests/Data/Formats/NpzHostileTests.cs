using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class NpzHostileTests
{
    private const int CentralSignature = 0x02014b50;

    [Theory]
    [InlineData("../x.npy", ", byte 0: the archive has an entry '../x.npy', which would lead out of a directory")]
    [InlineData("/x.npy", ", byte 0: the archive has an entry '/x.npy', which would lead out of a directory")]
    [InlineData("a\\x.npy", ", byte 0: the archive has an entry 'a\\x.npy', which would lead out of a directory")]
    [InlineData("a\nx.npy", ", byte 0: the archive has an entry 'a?x.npy', which would lead out of a directory")]
    [InlineData("readme.txt", ", byte 0: the archive has an entry 'readme.txt', which is no array (.npy)")]
    public void Names(string name, string message) => AssertRefused(message, Archive((name, [])), path => Npz.Open(path));

    [Fact]
    public void Duplicates() =>
        AssertRefused(", byte 0: the archive has two entries 'x.npy'", Archive(("x.npy", []), ("x.npy", [])), path => Npz.Open(path));

    [Fact]
    public void No_archives()
    {
        AssertRefusedAs("not a zip archive", [], path => Npz.Open(path));
        AssertRefusedAs("not a zip archive", "something else"u8.ToArray(), path => Npz.Open(path));
        AssertRefusedAs("not a zip archive", File.ReadAllBytes(Fixture("stored.npz"))[..^30], path => Npz.Open(path));
    }

    [Fact]
    public void A_declared_size_is_not_believed()
    {
        // 100 bytes that promise an array of 16 GB: what is unpacked ends long before such an array is allocated.
        var header = NpyHeader.Write("<f8", [2_000_000_000]);
        AssertRefusedAs(":x, byte 128: the file ends within the data", Archive(("x.npy", header)), path => Npz.Load<double>(path));
        AssertRefusedAs(":x, byte 228: the file ends within the data", Archive(("x.npy", [.. header, .. new byte[100]])), path => Npz.Load<double>(path));
    }

    [Fact]
    public void A_bomb_is_not_unpacked_beyond_its_array()
    {
        byte[] bomb = [.. NpyHeader.Write("<f8", [2]), .. new byte[10_000_000]];
        var archive = Archive(("x.npy", bomb));
        Assert.True(archive.Length < 100_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(":x, byte 144: more bytes follow the data", archive, path => Npz.Load<double>(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1_000_000);
    }

    [Fact]
    public void Sizes_checksums_and_data_are_checked()
    {
        var archive = File.ReadAllBytes(Fixture("deflated.npz"));
        AssertRefusedAs(":w, byte 152: the checksum is wrong", Changed(archive, 16, 1), path => Npz.Load<float>(path));
        AssertRefusedAs(":w, byte 152: the archive promises 153 bytes, not 152", Changed(archive, 24, 1), path => Npz.Load<float>(path));

        var stored = File.ReadAllBytes(Fixture("stored.npz"));
        stored[stored.AsSpan().IndexOf("NUMPY"u8) - 1 + 128] ^= 1; // the first byte of the first array's data
        AssertRefusedAs(":w, byte 152: the checksum is wrong", stored, path => Npz.Load<float>(path));
    }

    [Fact]
    public void Entries_that_share_their_data_are_refused()
    {
        // Both entries of the central directory point to the data of the first.
        var content = new byte[100_000];
        Random.Shared.NextBytes(content);
        var archive = Archive(("x.npy", content), ("y.npy", content));
        var first = IndexOfCentral(archive, 0);
        var second = IndexOfCentral(archive, first + 4);
        var overlapping = archive.ToArray();
        archive.AsSpan(first + 42, 4).CopyTo(overlapping.AsSpan(second + 42));
        byte[] shortened = [.. overlapping[..(archive.Length / 2)], .. overlapping[first..]];
        // Where the central directory starts is in the end record, 6 bytes before its end.
        BinaryPrimitives.WriteInt32LittleEndian(shortened.AsSpan(shortened.Length - 6), archive.Length / 2);
        AssertRefused(", byte 0: the archive's entries overlap", shortened, path => Npz.Open(path));
    }

    private static void AssertRefusedAs(string part, byte[] content, Action<string> read)
    {
        using var files = new TestFiles();
        var path = files.Write("file", content);
        Assert.Contains(part, Assert.Throws<TensorFormatException>(() => read(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>The archive with a number added to a byte of the first entry's record in the central directory.</summary>
    private static byte[] Changed(byte[] archive, int offset, byte added)
    {
        var changed = archive.ToArray();
        changed[IndexOfCentral(archive, 0) + offset] += added;
        return changed;
    }

    private static int IndexOfCentral(byte[] archive, int from)
    {
        var signature = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(signature, CentralSignature);
        return archive.AsSpan(from).IndexOf(signature) + from;
    }

    private static byte[] Archive(params ReadOnlySpan<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
