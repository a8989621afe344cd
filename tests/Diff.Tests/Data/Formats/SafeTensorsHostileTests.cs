using System.Text;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class SafeTensorsHostileTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
        12, ", byte 120: tensor 'b' overlaps the one before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]}}""",
        20, ", byte 125: before tensor 'b' there are bytes of none")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, ", byte 63: before tensor 'a' there are bytes of none")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, ", byte 70: more bytes follow the data")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, ", byte 62: tensor 'a' ends at 70, but the file at 69")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, ", byte 9: tensor 'a' ends before it starts")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, ", byte 9: tensor 'a' has 8 bytes, which do not fill F32 [3]")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, ", byte 9: tensor 'a' has 8 bytes, which do not fill F64 [2]")]
    [InlineData("""{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,1]}}""", 1, ", byte 9: tensor 'a' has 1 bytes, which do not fill F4 [1]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", 8,
        ", byte 9: tensor 'a' has 8 bytes, which do not fill F32 [4294967296, 4294967296]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,8]}}""", 8,
        ", byte 37: expected a whole number that is not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, ", byte 37: expected a whole number that is not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, ", byte 37: expected a whole number that is not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", 8, ", byte 37: expected a whole number that is not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", 8, ", byte 37: expected a whole number that is not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, ", byte 36: expected an array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", 8, ", byte 60: more than 2 numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, ", byte 9: tensor 'a' lacks one of dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, ", byte 9: tensor 'a' lacks one of dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, ", byte 28: tensor 'a' says it twice")]
    [InlineData("""{"a":{"dtype":"float","shape":[2],"data_offsets":[0,8]}}""", 8, ", byte 9: tensor 'a' has the unknown dtype 'float'")]
    [InlineData("""{"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}""", 8, ", byte 22: expected a string")]
    [InlineData("""{"a":[]}""", 0, ", byte 13: expected an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 0,
        ", byte 62: there are two tensors 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"\u0061":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 0,
        ", byte 62: there are two tensors 'a'")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, ", byte 29: expected a string")]
    [InlineData("""{"__metadata__":[]}""", 0, ", byte 24: expected an object")]
    [InlineData("""{"__metadata__":{"a":"","a":""}}""", 0, ", byte 36: __metadata__ has two keys 'a'")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, ", byte 27: there are two __metadata__")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 0, ", byte 9: a string holds half a surrogate pair")]
    [InlineData(" {}", 0, ", byte 8: the header does not start with '{'")]
    [InlineData("[]", 0, ", byte 8: the header does not start with '{'")]
    [InlineData("", 0, ", byte 8: the header does not start with '{'")]
    public void Headers(string header, int dataLength, string message) =>
        AssertRefused(message, Content(header, dataLength), path => SafeTensors.Open(path));

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} {}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},}""")]
    [InlineData("{}\0")]
    [InlineData("{//\n}")]
    [InlineData("{'a':1}")]
    public void Text_that_is_not_JSON(string header)
    {
        using var files = new TestFiles();
        var path = files.Write("x", Content(header, 8));
        Assert.Contains("the header is not JSON", Assert.Throws<TensorFormatException>(() => SafeTensors.Open(path)).Message);
    }

    [Fact]
    public void Deep_JSON_is_refused_and_not_descended()
    {
        var deep = """{"a":{"x":""" + new string('[', 1_000_000) + new string(']', 1_000_000) + "}}";
        using var files = new TestFiles();
        var path = files.Write("x", Content(deep, 0));
        Assert.Contains("depth", Assert.Throws<TensorFormatException>(() => SafeTensors.Open(path)).Message);
    }

    [Fact]
    public void Header_lengths()
    {
        AssertRefused(", byte 3: the file ends within the header's length", [0, 0, 0], path => SafeTensors.Open(path));
        AssertRefused(
            ", byte 0: the header has 18446744073709551615 bytes; more than 100000000 are not read",
            [255, 255, 255, 255, 255, 255, 255, 255, .. "{}"u8], path => SafeTensors.Open(path));
        AssertRefused(
            ", byte 0: the header has 100000001 bytes; more than 100000000 are not read",
            [.. BitConverter.GetBytes(100_000_001L), .. "{}"u8], path => SafeTensors.Open(path));
        AssertRefused(
            ", byte 8: the header has 100000000 bytes, but the file has only 2 more",
            [.. BitConverter.GetBytes(100_000_000L), .. "{}"u8], path => SafeTensors.Open(path));
        AssertRefused(", byte 8: the header is not UTF-8", [4, 0, 0, 0, 0, 0, 0, 0, .. "{\""u8, 0xFF, (byte)'"'], path => SafeTensors.Open(path));
    }

    [Fact]
    public void What_the_format_does_not_know_is_skipped()
    {
        using var files = new TestFiles();
        var path = files.Write("x", Content("""{"a":{"more":{"x":[1,{}]},"dtype":"F32","shape":[2],"note":null,"data_offsets":[0,8]}}""", 8));
        Assert.Equal([0f, 0], SafeTensors.Load<float>(path)["a"].ToArray());
    }

    [Fact]
    public void Order_in_the_header_is_free()
    {
        using var files = new TestFiles();
        var header = """{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"none":{"dtype":"F32","shape":[0],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        Assert.Equal(3, SafeTensors.Load<float>(files.Write("x", Content(header, 8))).Count);
    }

    [Fact]
    public void A_tensor_too_large_for_an_array_does_not_hide_the_others()
    {
        // No elements, but a length that a shape cannot have.
        using var files = new TestFiles();
        var header = """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"huge":{"dtype":"F32","shape":[0,4294967296],"data_offsets":[4,4]}}""";
        using var file = SafeTensors.Open(files.Write("x", Content(header, 4)));
        Assert.Equal([0f], file.Read<float>("a").ToArray());
        Assert.Equal([0, 4294967296], file.Tensors["huge"].Shape);
        Assert.EndsWith("axis 1 has the length 4294967296", Assert.Throws<TensorFormatException>(() => file.Read<float>("huge")).Message);
    }

    [Fact]
    public void A_file_that_shrinks_after_it_was_opened()
    {
        using var files = new TestFiles();
        var path = files.Write("x", Content("""{"b":{"dtype":"F32","shape":[5000],"data_offsets":[0,20000]}}""", 20_000));
        using var file = SafeTensors.Open(path);
        using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            writer.SetLength(writer.Length - 4);
        Assert.EndsWith("the file ends within the data", Assert.Throws<TensorFormatException>(() => file.Read<float>("b")).Message);
    }

    [Fact]
    public void Messages_hold_no_control_characters_and_no_long_names()
    {
        using var files = new TestFiles();
        var name = "\\u001b[31m" + new string('x', 1000);
        AssertReadable(Assert.Throws<TensorFormatException>(() => SafeTensors.Open(files.Write("x", Content("{\"" + name + "\":{}}", 0)))));

        var header = "{\"" + name + "\":{\"dtype\":\"I32\",\"shape\":[0],\"data_offsets\":[0,0]}}";
        using var file = SafeTensors.Open(files.Write("x", Content(header, 0)));
        AssertReadable(Assert.Throws<TensorFormatException>(() => file.Read<float>(file.Tensors.Keys.Single())));
        AssertReadable(Assert.Throws<KeyNotFoundException>(() => file.Read<float>("y")));

        static void AssertReadable(Exception exception)
        {
            Assert.DoesNotContain('\u001b', exception.Message);
            Assert.InRange(exception.Message.Length, 0, 300);
        }
    }

    private static byte[] Content(string header, int dataLength)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[dataLength]];
    }
}
