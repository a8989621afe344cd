using System;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Tuples, structs and records as C# text.</summary>
internal static class AggregateText
{
    /// <summary>A value of the type with the given fields, in declared order.</summary>
    public static string Construct(StructType type, string[] fields) => type.Construction switch
    {
        Construction.Tuple => $"({string.Join(", ", fields)})",
        Construction.Constructor => $"new {TypeText.Of(type)}({string.Join(", ", type.ConstructorOrder.Select(i => i < 0 ? "default!" : fields[i]))}){Initializer(type, fields, "")}",
        Construction.Initializer => $"new {TypeText.Of(type)}{Initializer(type, fields, " { }")}",
        _ => throw new InvalidOperationException($"{type.CSharp} cannot be built."),
    };

    private static string Initializer(StructType type, string[] fields, string none) => type.Initialized.Count == 0
        ? none
        : $" {{ {string.Join(", ", type.Initialized.Select(i => $"{type.Fields[i].Name} = {fields[i]}"))} }}";

    /// <summary>The statement that gives the member at a path of a place a new value; types with read-only members are built anew.</summary>
    public static string Assign(StructType type, string place, string path, string value)
    {
        var split = path.IndexOf('.');
        var name = split < 0 ? path : path.Substring(0, split);
        var field = type.Fields.First(f => f.Name == name);
        if (field.IsWritable)
        {
            return split < 0
                ? $"{place}.{name} = {value};"
                : Assign((StructType)field.Type, $"{place}.{name}", path.Substring(split + 1), value);
        }

        return $"{place} = {Rebuilt(type, place, path, value)};";
    }

    private static string Rebuilt(StructType type, string place, string path, string value)
    {
        var split = path.IndexOf('.');
        var name = split < 0 ? path : path.Substring(0, split);
        var fields = type.Fields.Select(f => f.Name != name
            ? $"{place}.{f.Name}"
            : split < 0 ? value : Rebuilt((StructType)f.Type, $"{place}.{f.Name}", path.Substring(split + 1), value));
        return Construct(type, [.. fields]);
    }
}
