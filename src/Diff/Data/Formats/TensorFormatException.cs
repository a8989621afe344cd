namespace Diff;

/// <summary>A file of tensors is damaged, malicious or of a kind that is not read. The message starts with file and offset.</summary>
/// <param name="file">The file's name; of an array in an archive, the archive's name, a colon and the array's.</param>
/// <param name="offset">The byte, from 0; in an archive or a compressed file, of what is unpacked.</param>
/// <param name="problem">What is wrong there.</param>
public sealed class TensorFormatException(string file, long offset, string problem) : FormatException($"{file}, byte {offset}: {problem}")
{
    private const int LongestName = 80;
    private const int MostNames = 20;

    /// <summary>The file's name; of an array in an archive, the archive's name, a colon and the array's.</summary>
    public string File { get; } = file;

    /// <summary>The byte, from 0; in an archive or a compressed file, of what is unpacked.</summary>
    public long Offset { get; } = offset;

    /// <summary>A name from a file as a message shows it: it may be long, and hold what a terminal would obey.</summary>
    internal static string Show(string name)
    {
        var shown = name.Length <= LongestName ? name : name[..LongestName] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c));
    }

    /// <summary>The same in quotes.</summary>
    internal static string Quote(string name) => $"'{Show(name)}'";

    /// <summary>An exception that says which names there are instead of the one asked for.</summary>
    internal static KeyNotFoundException Missing(string file, string what, string name, IReadOnlyCollection<string> names) =>
        new($"{file} has no {what} {Quote(name)}; it has {(names.Count == 0 ? "none" : string.Join(", ", names.Take(MostNames).Select(Show)))}");
}
