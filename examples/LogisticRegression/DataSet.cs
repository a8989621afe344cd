using Diff;

namespace LogisticRegression;

/// <summary>Rows of features, each with a label of 0 or 1.</summary>
internal sealed record DataSet(int Columns, double[] Features, double[] Labels)
{
    public ReadOnlySpan<double> Row(int row) => Features.AsSpan(row * Columns, Columns);

    /// <summary>Reads a CSV file whose last column is the label. It throws, with the line, before anything is returned.</summary>
    public static DataSet Read(string path)
    {
        var table = CsvTable.Read(path);
        if (table.ColumnCount < 2)
            throw table.Problem(0, "expected at least one column of features and the label");

        var columns = table.ColumnCount - 1;
        var features = new List<double>();
        var labels = new List<double>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var label = table.Row(row)[columns];
            if (label is not (0 or 1))
                throw table.Problem(row, $"the label in the last column must be 0 or 1, not {label}");
            features.AddRange(table.Row(row)[..columns]);
            labels.Add(label);
        }

        return new(columns, [.. features], [.. labels]);
    }
}
