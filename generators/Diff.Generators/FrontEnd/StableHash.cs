using System.Globalization;

namespace Diff.Generators.FrontEnd;

/// <summary>A short hash that is the same in every process: <see cref="string.GetHashCode()"/> is not.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a of the text's UTF-16 units, as eight hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
