using System.IO.Compression;
using System.Numerics;

namespace Diff;

/// <summary>Archives of named arrays, as NumPy's <c>savez</c>, <c>savez_compressed</c> and <c>load</c> write and read them (.npz).</summary>
/// <remarks>An archive is a zip file of <see cref="Npy"/> files. Nothing is ever unpacked to the disk.</remarks>
public static class Npz
{
    /// <summary>The date that zip files have for none: the same tensors give the same bytes.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Opens an archive to read single arrays. The others are not unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TensorFormatException">The archive is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpzFile Open(string path) => new(path);

    /// <summary>Reads all arrays of an archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="convert">
    /// Whether elements of another type are rounded to <typeparamref name="T"/>; false becomes 0, true 1. Otherwise they are refused.
    /// </param>
    /// <exception cref="TensorFormatException">The archive is damaged, or holds what is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dictionary<string, Tensor<T>> Load<T>(string path, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var file = Open(path);
        return file.Names.ToDictionary(name => name, name => file.Read<T>(name, convert));
    }

    /// <summary>Writes an archive, replacing the file as a whole: at no time can half of it be seen.</summary>
    /// <param name="path">The file. It is first written as <c>.name.random.tmp</c> beside it; only a process that dies leaves that behind.</param>
    /// <param name="tensors">The tensors. A name is a relative path without <c>..</c>, backslashes and control characters.</param>
    /// <param name="compress">Whether to deflate the arrays.</param>
    /// <exception cref="ArgumentException">A name cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(string path, IReadOnlyDictionary<string, Tensor<T>> tensors, bool compress = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var name in tensors.Keys)
        {
            if (!IsHarmless(name))
                throw new ArgumentException($"Npz.Save: {TensorFormatException.Quote(name)} cannot be a name in an archive.", nameof(tensors));
        }

        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, tensor) in tensors)
            {
                var entry = archive.CreateEntry(name + NpzFile.Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = NoDate;
                using var content = entry.Open();
                Npy.Write(content, tensor);
            }
        });
    }

    /// <summary>Whether a program that unpacks the archive would write inside its own directory.</summary>
    internal static bool IsHarmless(string name) =>
        name.Length > 0 && name[0] != '/' && !name.Contains('\\') && !name.Any(char.IsControl)
        && !(name.Length > 1 && name[1] == ':') && !name.Split('/').Contains("..");
}
