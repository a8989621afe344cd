namespace Diff;

/// <summary>A CSV file is not what was expected. The message starts with file and line, as a compiler's does.</summary>
/// <param name="file">The file's name.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="problem">What is wrong there.</param>
public sealed class CsvFormatException(string file, int line, string problem) : FormatException($"{file}({line}): {problem}")
{
    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; of a record of several lines the first.</summary>
    public int Line { get; } = line;
}
