namespace Diff;

/// <summary>The types of numbers that files store and that can become a tensor's.</summary>
internal enum ElementType
{
    Bool,
    UInt8,
    Int8,
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Float16,
    BFloat16,
    Float32,
    Float64,
}

/// <summary>How a file stores an element.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">What the file format calls that type.</param>
/// <param name="IsBigEndian">Whether its most significant byte comes first.</param>
internal readonly record struct ElementFormat(ElementType Type, string Name, bool IsBigEndian = false)
{
    /// <summary>How many bytes an element has.</summary>
    public int Size => Type switch
    {
        ElementType.Bool or ElementType.UInt8 or ElementType.Int8 => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Float32 => 4,
        _ => 8,
    };

    /// <summary>Whether its bytes are not in this machine's order.</summary>
    public bool IsReversed => Size > 1 && IsBigEndian == BitConverter.IsLittleEndian;

    /// <summary>Whether the elements are numbers of this type already.</summary>
    public bool Is<T>() =>
        (Type == ElementType.Float32 && typeof(T) == typeof(float)) || (Type == ElementType.Float64 && typeof(T) == typeof(double));
}
