using System.Globalization;

namespace Diff;

/// <summary>A table of finite numbers from a CSV file, all of it read and checked before any of it is used.</summary>
/// <remarks>
/// Fields are separated by commas and may be in double quotes (RFC 4180); spaces around them, blank lines and all kinds of line ends are
/// accepted. Numbers are written with a point, whatever the machine's culture. The first record is a header when none of its fields is a
/// number. Every record must have as many fields as the first.
/// </remarks>
public sealed partial class CsvTable
{
    private readonly string _file;
    private readonly List<double[]> _rows = [];
    private readonly List<int> _lines = [];

    private CsvTable(string text, string file)
    {
        _file = file;
        foreach (var (line, fields) in CsvRecords.Split(text, file))
        {
            if (ColumnCount == 0)
            {
                ColumnCount = fields.Count;
                if (IsHeader(fields))
                {
                    Header = fields;
                    continue;
                }
            }

            if (fields.Count != ColumnCount)
                throw new CsvFormatException(file, line, $"expected {ColumnCount} columns, found {fields.Count}");
            _rows.Add([.. fields.Select((field, column) => Number(field, column, line))]);
            _lines.Add(line);
        }

        if (_rows.Count == 0)
            throw new CsvFormatException(file, 1, "the file has no rows of data");
    }

    /// <summary>The columns' names; empty when the file has no header.</summary>
    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>How many numbers a row has.</summary>
    public int ColumnCount { get; }

    /// <summary>How many rows there are, without the header; at least one.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Reads a file in UTF-8, or as its byte order mark says.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CsvFormatException">The file is malformed, or has no data.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read, or is a directory.</exception>
    public static CsvTable Read(string path) => new(File.ReadAllText(path), path);

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">The name for messages.</param>
    /// <exception cref="CsvFormatException">The text is malformed, or has no data.</exception>
    public static CsvTable Parse(string text, string file = "text") => new(text, file);

    /// <summary>The numbers of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<double> Row(int row) => _rows[row];

    /// <summary>The line of the file that a row starts at, from 1.</summary>
    /// <param name="row">The row, from 0.</param>
    public int LineOf(int row) => _lines[row];

    /// <summary>An exception that says what is wrong with a row, for checks of a reader's own.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="problem">What is wrong with it.</param>
    public CsvFormatException Problem(int row, string problem) => new(_file, LineOf(row), problem);

    private static bool IsHeader(IReadOnlyList<string> fields) =>
        fields.Any(field => field.Length > 0) && !fields.Any(field => TryParse(field, out _));

    private static bool TryParse(string field, out double number) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private double Number(string field, int column, int line)
    {
        if (field.Length == 0)
            throw new CsvFormatException(_file, line, $"column {column + 1} is empty");
        if (!TryParse(field, out var number))
            throw new CsvFormatException(_file, line, $"column {column + 1}: '{field}' is not a number");
        return double.IsFinite(number) ? number
            : throw new CsvFormatException(_file, line, $"column {column + 1}: '{field}' is not a finite number");
    }
}
