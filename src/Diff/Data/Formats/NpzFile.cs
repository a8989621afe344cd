using System.IO.Compression;
using System.Numerics;

namespace Diff;

/// <summary>An open archive of named arrays, each of which is unpacked when it is asked for. Made by <see cref="Npz.Open"/>.</summary>
/// <remarks>May be used by several threads, which then take turns.</remarks>
public sealed class NpzFile : IDisposable
{
    internal const string Extension = ".npy";

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];

    internal NpzFile(string path)
    {
        _path = path;
        _stream = InputFile.Open(path);
        try
        {
            _archive = Guard(() => new ZipArchive(_stream, ZipArchiveMode.Read));
            foreach (var entry in Guard(() => _archive.Entries))
                Add(entry);
            // Entries that share their data could unpack to far more than the file can hold.
            if (_entries.Values.Sum(entry => (decimal)entry.CompressedLength) > _stream.Length)
                throw Problem("the archive's entries overlap");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The names of the arrays, in the order of the archive, without <c>.npy</c>.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Unpacks an array.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="convert">
    /// Whether elements of another type are rounded to <typeparamref name="T"/>; false becomes 0, true 1. Otherwise they are refused.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no array of that name.</exception>
    /// <exception cref="TensorFormatException">The array is damaged, or holds what is not read.</exception>
    public Tensor<T> Read<T>(string name, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw TensorFormatException.Missing(_path, "array", name, Names);
        lock (_lock)
        {
            using var content = Guard(entry.Open);
            var checksum = new Crc32();
            var reader = new ByteReader(content, $"{_path}:{TensorFormatException.Show(name)}", end: null) { Checksum = checksum };
            var tensor = Npy.Read<T>(reader, convert);
            if (reader.Offset != entry.Length)
                throw reader.Problem($"the archive promises {entry.Length} bytes, not {reader.Offset}");
            return checksum.Value == entry.Crc32 ? tensor : throw reader.Problem("the checksum is wrong");
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _archive?.Dispose();
        _stream.Dispose();
    }

    private void Add(ZipArchiveEntry entry)
    {
        var quoted = TensorFormatException.Quote(entry.FullName);
        if (!Npz.IsHarmless(entry.FullName))
            throw Problem($"the archive has an entry {quoted}, which would lead out of a directory");
        if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
            throw Problem($"the archive has an entry {quoted}, which is no array ({Extension})");
        if (entry.IsEncrypted)
            throw Problem($"the archive's entry {quoted} is encrypted");
        if (!_entries.TryAdd(entry.FullName[..^Extension.Length], entry))
            throw Problem($"the archive has two entries {quoted}");
    }

    private TensorFormatException Problem(string problem) => new(_path, 0, problem);

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw Problem($"not a zip archive that can be read: {exception.Message}");
        }
    }
}
