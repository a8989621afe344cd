namespace Diff;

/// <summary>Opens files of tensors for reading.</summary>
internal static class InputFile
{
    /// <summary>The file, which another process may replace meanwhile: what is open stays what it was.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}
