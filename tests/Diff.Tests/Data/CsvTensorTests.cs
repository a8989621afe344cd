using Xunit;

namespace Diff.Tests.Data;

public class CsvTensorTests
{
    private static readonly CsvTable Table = CsvTable.Parse("height,age,class\n1.5,20,0\n1.75,30,2\n", "people.csv");

    [Fact]
    public void Tensors_of_all_columns_or_some()
    {
        Assert.Equal(Shape.Create([2, 3]), Table.ToTensor<double>().Shape);
        Assert.Equal([1.5, 20, 0, 1.75, 30, 2], Table.ToTensor<double>().ToArray());
        Assert.Equal([20f, 1.5f, 30, 1.75f], Table.ToTensor<float>(1, 0).ToArray());
        Assert.Equal([20f, 30], Table.ToTensor<float>(Table.ColumnOf("age")).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.ToTensor<float>(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.ToTensor<float>(-1));
    }

    [Fact]
    public void Columns_by_name()
    {
        Assert.Equal(2, Table.ColumnOf("class"));
        Assert.Equal(
            "people.csv has no column 'Class'; it has height, age, class",
            Assert.Throws<KeyNotFoundException>(() => Table.ColumnOf("Class")).Message);
        Assert.Equal(
            "text has no column 'x'; it has no header",
            Assert.Throws<KeyNotFoundException>(() => CsvTable.Parse("1,2").ColumnOf("x")).Message);
    }

    [Fact]
    public void Data_sets()
    {
        var classes = Table.ToClassification<float>(^1);
        Assert.Equal([1.5f, 20, 1.75f, 30], classes.Features.ToArray());
        Assert.Equal([0, 2], classes.Labels);
        Assert.Equal(3, classes.ClassCount);

        var numbers = Table.ToRegression<double>(1);
        Assert.Equal([1.5, 0, 1.75, 2], numbers.Features.ToArray());
        Assert.Equal([20.0, 30], numbers.Targets.ToArray());
        Assert.Equal(Shape.Create([2, 1]), numbers.Targets.Shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.ToRegression<double>(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.ToClassification<double>(^4));
    }

    [Theory]
    [InlineData("1,0.5", "text(1): column 2: 0.5 is no label, which is a whole number from 0")]
    [InlineData("a,b\n1,0\n1,-1", "text(3): column 2: -1 is no label, which is a whole number from 0")]
    [InlineData("1,2147483647", "text(1): column 2: 2147483647 is no label, which is a whole number from 0")]
    [InlineData("0,0\n1e39,0", "text(2): column 1: 1E+39 is too large for Single")]
    public void Numbers_that_do_not_fit_are_refused_with_their_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<CsvFormatException>(() => CsvTable.Parse(text).ToClassification<float>(1)).Message);
}
