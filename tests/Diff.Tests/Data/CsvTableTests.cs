using Xunit;

namespace Diff.Tests.Data;

public class CsvTableTests
{
    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("1,2\n3,4")]
    [InlineData("1,2\r\n3,4\r\n")]
    [InlineData("1,2\r3,4")]
    [InlineData("\n \n 1 ,\t2\r\n\r\n3,  4 \n\n  ")]
    [InlineData("\"1\",2\n3, \" 4\" \n")]
    [InlineData("+1.0e0,20e-1\n.3e1,\"4\"")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("\"a, \"\"quoted\"\"\",b\n1,2\n3,4")]
    [InlineData("\"two\nlines\",\n1,2\n3,4")]
    public void WellFormedTextGivesItsNumbers(string text)
    {
        var table = CsvTable.Parse(text);
        Assert.Equal((2, 2), (table.RowCount, table.ColumnCount));
        Assert.Equal([1, 2], table.Row(0));
        Assert.Equal([3, 4], table.Row(1));
    }

    [Fact]
    public void TheHeaderHasTheColumnsNames()
    {
        Assert.Equal(["hours", "passed, \"or\" not"], CsvTable.Parse("hours , \"passed, \"\"or\"\" not\"\n1,2").Header);
        Assert.Empty(CsvTable.Parse("1,2").Header);
    }

    [Fact]
    public void RowsKnowTheirLines()
    {
        var table = CsvTable.Parse("\"a\r\nb\",c\r\n\r\n1,2\r\n\r\n3,4", "data.csv");
        Assert.Equal((4, 6), (table.LineOf(0), table.LineOf(1)));
        Assert.Equal("data.csv(6): odd", table.Problem(1, "odd").Message);
    }

    [Theory]
    [InlineData("", "text(1): the file has no rows of data")]
    [InlineData(" \n\n", "text(1): the file has no rows of data")]
    [InlineData("a,b\n", "text(1): the file has no rows of data")]
    [InlineData("1,2\n\n3\n", "text(3): expected 2 columns, found 1")]
    [InlineData("1,2\n3,4,5\n", "text(2): expected 2 columns, found 3")]
    [InlineData("a,b,c\n1,2\n", "text(2): expected 3 columns, found 2")]
    [InlineData("1,2\n3,\n", "text(2): column 2 is empty")]
    [InlineData(",\n1,2\n", "text(1): column 1 is empty")]
    [InlineData("1,x\n", "text(1): column 2: 'x' is not a number")]
    [InlineData("a,b\n1,2\nc,d\n", "text(3): column 1: 'c' is not a number")]
    [InlineData("1,\"2,5\"\n", "text(1): column 2: '2,5' is not a number")]
    [InlineData("1,NaN\n", "text(1): column 2: 'NaN' is not a finite number")]
    [InlineData("1,2\n-Infinity,2\n", "text(2): column 1: '-Infinity' is not a finite number")]
    [InlineData("1,1e999\n", "text(1): column 2: '1e999' is not a finite number")]
    [InlineData("1,2\n\"3,4\n5,6\n", "text(2): a quoted field is not closed")]
    [InlineData("1,2\n\"3\"x,4\n", "text(2): text follows a quoted field")]
    public void MalformedTextIsRefusedWithItsLine(string text, string message) =>
        Assert.Equal(message, Assert.Throws<CsvFormatException>(() => CsvTable.Parse(text)).Message);

    [Fact]
    public void FilesAreReadWithOrWithoutAByteOrderMark()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "1,2\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal([1, 2], CsvTable.Read(path).Row(0));
            File.WriteAllText(path, "1,2\nx,3");
            var exception = Assert.Throws<CsvFormatException>(() => CsvTable.Read(path));
            Assert.Equal((path, 2), (exception.File, exception.Line));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => CsvTable.Read(path));
    }
}
