using System.Numerics;

namespace Diff;

public sealed partial class CsvTable
{
    /// <summary>The place of a column, from 0.</summary>
    /// <param name="name">Its name in the header, exactly.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public int ColumnOf(string name)
    {
        for (var column = 0; column < Header.Count; column++)
        {
            if (Header[column] == name)
                return column;
        }

        throw new KeyNotFoundException($"{_file} has no column '{name}'; it has {(Header.Count == 0 ? "no header" : string.Join(", ", Header))}");
    }

    /// <summary>All numbers, a row for each of the table's.</summary>
    /// <exception cref="CsvFormatException">A number is too large for <typeparamref name="T"/>.</exception>
    public Tensor<T> ToTensor<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => ToTensor<T>([.. Enumerable.Range(0, ColumnCount)]);

    /// <summary>Some of the columns, a row for each of the table's.</summary>
    /// <param name="columns">Which, from 0, in the order of the result.</param>
    /// <exception cref="CsvFormatException">A number is too large for <typeparamref name="T"/>.</exception>
    public Tensor<T> ToTensor<T>(params ReadOnlySpan<int> columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var column in columns)
            CheckColumn(column);
        var result = Tensor.Zeros<T>(RowCount, columns.Length);
        var elements = result.AsSpan();
        for (var row = 0; row < RowCount; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var number = T.CreateTruncating(_rows[row][columns[i]]);
                if (!T.IsFinite(number))
                    throw Problem(row, $"column {columns[i] + 1}: {_rows[row][columns[i]]} is too large for {typeof(T).Name}");
                elements[(row * columns.Length) + i] = number;
            }
        }

        return result;
    }

    /// <summary>A column as class labels.</summary>
    /// <param name="column">The column, from 0 or from the end: <c>^1</c> is the last.</param>
    /// <exception cref="CsvFormatException">A number is not whole, or negative.</exception>
    public int[] ToLabels(Index column)
    {
        var place = CheckColumn(column.GetOffset(ColumnCount));
        var labels = new int[RowCount];
        for (var row = 0; row < RowCount; row++)
        {
            if (!Tensor.TryToLabel(_rows[row][place], out labels[row]))
                throw Problem(row, $"column {place + 1}: {_rows[row][place]} is no label, which is a whole number from 0");
        }

        return labels;
    }

    /// <summary>The rows as examples of classes.</summary>
    /// <param name="label">The column of the labels, from 0 or from the end; all others are features.</param>
    /// <exception cref="CsvFormatException">A label is not whole, or negative, or a feature too large for <typeparamref name="T"/>.</exception>
    public DataSet<T> ToClassification<T>(Index label)
        where T : unmanaged, IFloatingPointIeee754<T> => new(ToTensor<T>(Others(label)), ToLabels(label));

    /// <summary>The rows as examples of a number that depends on the others.</summary>
    /// <param name="target">The column of that number, from 0 or from the end; all others are features. The targets' shape is [rows, 1].</param>
    /// <exception cref="CsvFormatException">A number is too large for <typeparamref name="T"/>.</exception>
    public DataSet<T> ToRegression<T>(Index target)
        where T : unmanaged, IFloatingPointIeee754<T> => new(ToTensor<T>(Others(target)), ToTensor<T>(target.GetOffset(ColumnCount)));

    private int[] Others(Index column)
    {
        var place = CheckColumn(column.GetOffset(ColumnCount));
        return [.. Enumerable.Range(0, ColumnCount).Where(other => other != place)];
    }

    private int CheckColumn(int column) => (uint)column < (uint)ColumnCount
        ? column
        : throw new ArgumentOutOfRangeException(nameof(column), column, $"{_file} has {ColumnCount} columns, and no column {column}.");
}
