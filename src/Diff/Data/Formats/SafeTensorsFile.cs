using System.Numerics;

namespace Diff;

/// <summary>An open safetensors file, whose tensors are read when they are asked for. Made by <see cref="SafeTensors.Open"/>.</summary>
/// <remarks>May be used by several threads, which then take turns.</remarks>
public sealed class SafeTensorsFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly FileStream _stream;

    internal SafeTensorsFile(string path)
    {
        _path = path;
        _stream = InputFile.Open(path);
        try
        {
            (Tensors, Metadata) = SafeTensorsHeader.Read(new(_stream, path, _stream.Length), _stream.Length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the header says of each tensor, by name, in the order of the header.</summary>
    public IReadOnlyDictionary<string, SafeTensorInfo> Tensors { get; }

    /// <summary>Text about the file, by key; empty if there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a tensor, and nothing else of the file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="convert">
    /// Whether elements of another type (F16, BF16, F32, F64, integers, BOOL) are rounded to <typeparamref name="T"/>. Otherwise they are refused.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    /// <exception cref="TensorFormatException">Its elements are of another type, or more than an array can hold.</exception>
    public Tensor<T> Read<T>(string name, bool convert = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!Tensors.TryGetValue(name, out var tensor))
            throw TensorFormatException.Missing(_path, "tensor", name, [.. Tensors.Keys]);
        lock (_lock)
        {
            _stream.Position = tensor.Start;
            var reader = new ByteReader(_stream, $"{_path}:{TensorFormatException.Show(name)}", tensor.End, tensor.Start);
            var shape = reader.ShapeOf([.. tensor.Shape]);
            var format = SafeTensorDType.FormatOf(tensor.DType)
                ?? throw reader.Problem($"elements of dtype {tensor.DType} cannot be converted to {typeof(T).Name}");
            return Tensor.Create(reader.ReadElements<T>(shape.ElementCount, format, convert), shape);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();
}
