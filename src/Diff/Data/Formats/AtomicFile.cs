namespace Diff;

/// <summary>Replaces files whole: whoever reads one, at any time, finds all of the old content or all of the new.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes to a new file <c>.name.random.tmp</c> in the same directory, flushes it to the disk, and renames it to the given name. An exception
    /// deletes it; only a process that dies leaves it behind, and then it can be deleted by hand.
    /// </summary>
    /// <param name="path">The file. Of a symbolic link, what it leads to is replaced.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var temporary = Path.Combine(
            Path.GetDirectoryName(target) ?? throw new ArgumentException($"'{path}' names no file.", nameof(path)),
            $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        var stream = new FileStream(temporary, Options(target));
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStreamOptions Options(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        // What nobody else could read must not become readable by being saved again.
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            options.UnixCreateMode = File.GetUnixFileMode(target);
        return options;
    }
}
