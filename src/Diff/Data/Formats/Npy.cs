using System.Numerics;

namespace Diff;

/// <summary>Files of one array, as NumPy's <c>save</c> and <c>load</c> write and read them (.npy).</summary>
/// <remarks>
/// Format: <see href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</see>, versions 1.0 to 3.0. Read
/// are arrays of floating-point numbers of 16, 32 and 64 bits, integers and bool, in either byte order, row-major or column-major (Fortran
/// order). Structured arrays are refused, and so are Python objects: no pickle is ever run. Bytes after the array are refused too.
/// </remarks>
public static class Npy
{
    /// <summary>Reads a tensor.</summary>
    /// <param name="path">The file.</param>
    /// <param name="convert">
    /// Whether elements of another type are rounded to <typeparamref name="T"/>; false becomes 0, true 1. Otherwise they are refused.
    /// </param>
    /// <exception cref="TensorFormatException">The file is damaged, or holds what is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Tensor<T> Load<T>(string path, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var stream = InputFile.Open(path);
        return Read<T>(new(stream, path, stream.Length), convert);
    }

    /// <summary>Writes a tensor, replacing the file as a whole: at no time can half of it be seen.</summary>
    /// <param name="path">The file. It is first written as <c>.name.random.tmp</c> beside it; only a process that dies leaves that behind.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(string path, Tensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T> => AtomicFile.Write(path, stream => Write(stream, tensor));

    internal static Tensor<T> Read<T>(ByteReader reader, bool convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var header = NpyHeader.Read(reader);
        var shape = header.Shape;
        var elements = reader.ReadElements<T>(shape.ElementCount, header.Format, convert);
        reader.RequireEnd();
        if (!header.IsFortranOrder || shape.Rank < 2)
            return Tensor.Create(elements, shape);

        var strides = new int[shape.Rank];
        var stride = 1;
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        var result = Tensor.Zeros<T>(shape);
        Strided.Copy<T>(elements, 0, shape.Lengths, strides, result.AsSpan());
        return result;
    }

    internal static void Write<T>(Stream stream, Tensor<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        stream.Write(NpyHeader.Write(typeof(T) == typeof(float) ? "<f4" : "<f8", tensor.Shape));
        ElementWriter.Write<T>(stream, tensor.AsSpan());
    }
}
