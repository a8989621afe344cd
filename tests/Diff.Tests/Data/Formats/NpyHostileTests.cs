using System.Text;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

public class NpyHostileTests
{
    [Theory]
    [InlineData("", 3, ", byte 10: expected '{' in the header")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", 16, "")]
    [InlineData("{ \"shape\" :( 1L , 2L ),'fortran_order':True ,\n'descr':'<f8' , }", 16, "")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", 15, ", byte 67: the data has 16 bytes, but the file has only 15 more")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", 17, ", byte 83: more bytes follow the data")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }", 16, ", byte 61: a length is negative")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999,), }", 16, ", byte 61: a length is larger than an array can be")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647,), }", 16,
        ", byte 76: shape [2147483647] has more elements than an array can hold (2147483591)")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }", 16,
        ", byte 76: the data has 8000000000 bytes, but the file has only 16 more")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536), }", 16,
        ", byte 91: shape [65536, 65536, 65536, 65536] has more elements than an array can hold (2147483591)")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1e3,), }", 16, ", byte 62: expected ')' in the header")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (,), }", 8, ", byte 61: expected a length")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': 2, }", 16, ", byte 60: expected '(' in the header")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (2,), }", 16, ", byte 44: expected True or False")]
    [InlineData("{'descr': '<f8', 'fortran_order': False}", 16, ", byte 10: the header lacks one of 'descr', 'fortran_order' and 'shape'")]
    [InlineData("{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 16, ", byte 27: the header has a key 'descr' too many")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'x': 1}", 16, ", byte 66: the header has a key 'x' too many")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} + {}", 16, ", byte 66: the header has text after its dictionary")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)", 16, ", byte 64: expected '}' in the header")]
    [InlineData("{'descr: 3", 16, ", byte 11: expected a key in quotes")]
    [InlineData("__import__('os')", 16, ", byte 10: expected '{' in the header")]
    [InlineData("{'descr': '=f8', 'fortran_order': False, 'shape': (2,)}", 16, ", byte 20: arrays of '=f8' are not read, only those of numbers and bool")]
    [InlineData("{'descr': '|f8', 'fortran_order': False, 'shape': (2,)}", 16, ", byte 20: arrays of '|f8' are not read, only those of numbers and bool")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (2,)}", 16, ", byte 20: arrays of '' are not read, only those of numbers and bool")]
    [InlineData("{'descr': ('<f8', (2,)), 'fortran_order': False, 'shape': (2,)}", 16, ", byte 20: the array is structured; only arrays of numbers and bool are read")]
    public void Headers(string header, int dataLength, string message)
    {
        byte[] content = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. new byte[dataLength]];
        if (message.Length > 0)
            AssertRefused(message, content, path => Npy.Load<double>(path));
        else
            ReadTwo(content);
    }

    [Fact]
    public void Files_that_are_cut_or_something_else()
    {
        AssertRefused(", byte 0: the file ends within the magic bytes", [], path => Npy.Load<double>(path));
        AssertRefused(", byte 5: the file ends within the magic bytes", [0x93, .. "NUMP"u8], path => Npy.Load<double>(path));
        AssertRefused(", byte 0: not an .npy file: it does not start with \\x93NUMPY", "PK\u0003\u00040123"u8, path => Npy.Load<double>(path));
        AssertRefused(", byte 6: version 4.0 of the format is not known; 1.0, 2.0 and 3.0 are", [0x93, .. "NUMPY"u8, 4, 0], path => Npy.Load<double>(path));
        AssertRefused(", byte 8: the file ends within the header's length", [0x93, .. "NUMPY"u8, 1, 0], path => Npy.Load<double>(path));
        AssertRefused(", byte 10: the header has 256 bytes, but the file has only 1 more", [0x93, .. "NUMPY"u8, 1, 0, 0, 1, 0], path => Npy.Load<double>(path));
        AssertRefused(
            ", byte 8: the header has 4294967295 bytes; more than 65535 are not read",
            [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255], path => Npy.Load<double>(path));
    }

    [Fact]
    public void Axes_are_limited()
    {
        var shape = string.Concat(Enumerable.Repeat("1,", 65));
        var header = $"{{'descr': '<f8', 'fortran_order': True, 'shape': ({shape})}}";
        AssertRefused(
            ", byte 188: the array has more than 64 axes",
            [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. new byte[8]], path => Npy.Load<double>(path));
    }

    private static void ReadTwo(byte[] content)
    {
        using var files = new TestFiles();
        Assert.Equal([0.0, 0], Npy.Load<double>(files.Write("x.npy", content)).ToArray());
    }
}
