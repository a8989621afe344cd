using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Diff.Generators.Ir;

/// <summary>
/// Names that are derived from the user's parameter names. They depend on the declaration alone. A name that is taken gets underscores
/// behind it until it is free; earlier parameters choose first.
/// </summary>
internal static class ParameterNames
{
    private const string Value = "Value";

    // Members that every record struct has, and names that C# does not let it have.
    private static readonly string[] RecordMembers =
    [
        "Clone", "Deconstruct", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString",
    ];

    /// <summary>
    /// Names of the parameters that a gradient method adds: for each of F's parameters its name and the ending of its buffer
    /// (<c>Gradient</c>, <c>Adjoint</c>, <c>Upstream</c>; null for none).
    /// </summary>
    /// <param name="parameters">F's parameters, in order; names may be escaped.</param>
    /// <returns>For each parameter the buffer's name or null, and the name for the upstream of F's result.</returns>
    public static (EquatableArray<string?> Buffers, string Upstream) Buffers(IReadOnlyList<(string Name, string? Ending)> parameters)
    {
        var taken = new HashSet<string>(parameters.Select(p => Plain(p.Name)), StringComparer.Ordinal);
        var buffers = parameters
            .Select(p => p.Ending is null ? null : Free(Plain(p.Name) + p.Ending, taken))
            .ToArray();
        return (new(buffers), Free("upstream", taken));
    }

    /// <summary>Names of the properties of a gradient's record, in PascalCase.</summary>
    /// <param name="parameters">The names of the parameters with a property, in order; they may be escaped.</param>
    /// <param name="recordName">The record's own name, which C# keeps its members from having.</param>
    /// <param name="hasValue">Whether the record starts with the value of F, called <c>Value</c>.</param>
    /// <param name="typeParameters">The type parameters in scope, which members would hide.</param>
    public static EquatableArray<string> Properties(
        IEnumerable<string> parameters, string recordName, bool hasValue, IEnumerable<string> typeParameters)
    {
        var taken = new HashSet<string>(RecordMembers.Concat(typeParameters).Append(recordName), StringComparer.Ordinal);
        if (hasValue)
            taken.Add(Value);
        return parameters.Select(name => Free(PascalCase(Plain(name)), taken)).ToEquatableArray();
    }

    /// <summary><c>spotPrice</c>, <c>spot_price</c> and <c>_spotPrice</c> become <c>SpotPrice</c>.</summary>
    public static string PascalCase(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var word in name.Split('_').Where(word => word.Length > 0))
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);

        // Underscores alone, or digits behind them, are no name.
        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    private static string Plain(string name) => name.StartsWith("@", StringComparison.Ordinal) ? name.Substring(1) : name;

    private static string Free(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
            name += "_";
        return name;
    }
}
