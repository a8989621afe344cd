using System;
using System.Collections.Generic;
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

        return $"{place} = {Rebuilt(type, place, new Dictionary<string, string> { [path] = value })};";
    }

    /// <summary>The value at a place with other values at some paths.</summary>
    public static string Rebuilt(StructType type, string place, IReadOnlyDictionary<string, string> values)
        => Construct(type, [.. type.Fields.Select(f => Rebuilt(f, place, values))]);

    private static string Rebuilt(Field field, string place, IReadOnlyDictionary<string, string> values)
    {
        if (values.TryGetValue(field.Name, out var whole))
            return whole;
        var inside = values.Where(v => v.Key.StartsWith(field.Name + ".", StringComparison.Ordinal))
            .ToDictionary(v => v.Key.Substring(field.Name.Length + 1), v => v.Value);
        return inside.Count == 0 ? $"{place}.{field.Name}" : Rebuilt((StructType)field.Type, $"{place}.{field.Name}", inside);
    }
}
