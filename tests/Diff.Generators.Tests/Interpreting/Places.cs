using System.Reflection;
using Diff.Generators.Ir;

namespace Diff.Generators.Tests.Interpreting;

/// <summary>A one-dimensional array, or a part of one.</summary>
internal sealed record Window(Array Data, int Offset, int Count)
{
    public static object? Of(object? value) => value is Array { Rank: 1 } array ? new Window(array, 0, array.Length) : value;

    public Window Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(Count - start));
        return new(Data, Offset + start, count);
    }

    public int Index(int index) => (uint)index < (uint)Count ? Offset + index : throw new IndexOutOfRangeException();
}

/// <summary>An aggregate that the IR has built.</summary>
internal sealed record Built(StructType Type, object?[] Fields);

/// <summary>Elements and members, of the program's objects and of those that the IR builds.</summary>
internal static class Places
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static object? Read(object array, int[] indices, string? path)
    {
        var element = array is Window window ? window.Data.GetValue(window.Index(indices[0])) : ((Array)array).GetValue(indices);
        return Window.Of(path is null ? element : Member(element!, path));
    }

    public static void Write(object array, int[] indices, string? path, object? value)
    {
        var (data, position) = array is Window window ? (window.Data, [window.Index(indices[0])]) : ((Array)array, indices);
        var old = data.GetValue(position);
        data.SetValue(path is null ? value is Built built ? Made(built, data.GetType().GetElementType()!) : value : With(old!, path.Split('.'), value), position);
    }

    /// <summary>A path in the names that reflection knows: a tuple's elements are ItemN.</summary>
    public static string? Path(IrType type, string? path)
    {
        if (path is null)
            return null;
        var names = new List<string>();
        foreach (var name in path.Split('.'))
        {
            if (type is ArrayType array)
                type = array.Element;
            var aggregate = (StructType)type;
            var index = aggregate.Fields.ToList().FindIndex(f => f.Name == name);
            names.Add(aggregate.Construction == Construction.Tuple ? $"Item{index + 1}" : name);
            type = aggregate.Fields[index].Type;
        }

        return string.Join(".", names);
    }

    public static int Length(object array, int? dimension) => array switch
    {
        Window window => window.Count,
        Array rectangle => dimension is { } d ? rectangle.GetLength(d) : rectangle.Length,
        _ => throw new InvalidOperationException(array.GetType().Name),
    };

    public static object? Member(object aggregate, string path)
        => path.Split('.').Aggregate((object?)aggregate, (value, name) => Window.Of(MemberOf(value!, name.TrimStart('@'))));

    /// <summary>Whether a value of the IR is, bit for bit, one of the program's.</summary>
    public static bool Same(object? mine, object? theirs) => (mine, theirs) switch
    {
        (Built built, not null) => built.Type.Fields.Select((f, i) => Same(built.Fields[i], MemberOf(theirs, NameOf(built.Type, i)))).All(same => same),
        (Window window, Array array) => window.Count == array.Length && Enumerable.Range(0, array.Length).All(i => Same(window.Data.GetValue(window.Index(i)), array.GetValue(i))),
        (Array a, Array b) => a.Cast<object?>().Zip(b.Cast<object?>(), Same).All(same => same) && a.Length == b.Length,
        (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)),
        (float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b)),
        _ => Equals(mine, theirs),
    };

    private static string NameOf(StructType type, int index)
        => type.Construction == Construction.Tuple ? $"Item{index + 1}" : type.Fields[index].Name.TrimStart('@');

    private static object? MemberOf(object value, string name)
    {
        if (value is Built built)
        {
            return built.Type.Construction == Construction.Tuple && name.StartsWith("Item", StringComparison.Ordinal)
                ? built.Fields[int.Parse(name[4..]) - 1]
                : built.Fields[built.Type.Fields.ToList().FindIndex(f => f.Name.TrimStart('@') == name)];
        }

        var type = value.GetType();
        return type.GetField(name, Any)?.GetValue(value) ?? type.GetProperty(name, Any)?.GetValue(value);
    }

    private static object With(object old, string[] path, object? value)
    {
        var field = old.GetType().GetField(path[0], Any) ?? old.GetType().GetField($"<{path[0]}>k__BackingField", Any)!;
        field.SetValue(old, path.Length == 1 ? value is Built built ? Made(built, field.FieldType) : value : With(field.GetValue(old)!, path[1..], value));
        return old;
    }

    private static object Made(Built built, Type type)
    {
        var made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        for (var i = 0; i < built.Fields.Length; i++)
            made = With(made, [NameOf(built.Type, i)], built.Fields[i] is Built inner ? inner : built.Fields[i]);
        return made;
    }
}
