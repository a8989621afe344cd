namespace Diff;

/// <summary>The element types of safetensors files.</summary>
internal static class SafeTensorDType
{
    private static readonly Dictionary<string, ElementType> Numbers = new()
    {
        ["BOOL"] = ElementType.Bool,
        ["U8"] = ElementType.UInt8,
        ["I8"] = ElementType.Int8,
        ["U16"] = ElementType.UInt16,
        ["I16"] = ElementType.Int16,
        ["U32"] = ElementType.UInt32,
        ["I32"] = ElementType.Int32,
        ["U64"] = ElementType.UInt64,
        ["I64"] = ElementType.Int64,
        ["F16"] = ElementType.Float16,
        ["BF16"] = ElementType.BFloat16,
        ["F32"] = ElementType.Float32,
        ["F64"] = ElementType.Float64,
    };

    /// <summary>How elements of a type are stored, if they can become a tensor's.</summary>
    public static ElementFormat? FormatOf(string dtype) =>
        Numbers.TryGetValue(dtype, out var type) ? new ElementFormat(type, dtype) : null;

    /// <summary>How many bits an element has; null for a type that the format does not have.</summary>
    public static int? BitsOf(string dtype) => dtype switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "C64" => 64,
        _ => 8 * FormatOf(dtype)?.Size,
    };
}
