using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>The floating-point numbers in a value of any differentiable type, in a fixed order.</summary>
[RequiresUnreferencedCode(GradientCheck.ReflectionWarning)]
internal static class Leaves
{
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly MethodInfo s_shallowCopy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>What becomes of a number, given its name.</summary>
    public delegate double Visitor(string name, double value, bool isSingle);

    /// <summary>Whether values of the type have a gradient.</summary>
    public static bool IsDifferentiable(Type type) => IsDifferentiable(type, []);

    /// <summary>Whether there are tensors in a value, and whether they are of floats.</summary>
    public static (bool Any, bool AreSingle) Tensors(object? value) => value switch
    {
        Tensor<float> => (true, true),
        Tensor<double> => (true, false),
        null or Array => default,
        _ when IsDifferentiable(value.GetType()) && !value.GetType().IsPrimitive
            => DifferentiableFields(value.GetType()).Select(f => Tensors(f.Field.GetValue(value))).Aggregate((Any: false, AreSingle: false), (a, b) => (a.Any || b.Any, a.AreSingle || b.AreSingle)),
        _ => default,
    };

    /// <summary>A deep copy of <paramref name="value"/> whose numbers are what <paramref name="visit"/> makes of them.</summary>
    public static object? Map(object? value, string name, Visitor visit) => value switch
    {
        null => null,
        double number => visit(name, number, false),
        float number => (float)visit(name, number, true),
        Array array => MapArray(array, name, visit),
        Tensor<double> tensor => MapTensor(tensor, name, visit, isSingle: false),
        Tensor<float> tensor => MapTensor(tensor, name, visit, isSingle: true),
        _ when IsDifferentiable(value.GetType()) => MapMembers(value, name, visit),
        _ => value,
    };

    private static Array MapArray(Array array, string name, Visitor visit)
    {
        var copy = (Array)array.Clone();
        if (!IsDifferentiable(array.GetType()))
            return copy;

        var index = new int[array.Rank];
        for (var n = 0L; n < array.LongLength; n++)
        {
            var rest = n;
            for (var d = array.Rank - 1; d >= 0; d--)
                (rest, index[d]) = (rest / array.GetLength(d), (int)(rest % array.GetLength(d)));
            copy.SetValue(Map(array.GetValue(index), $"{name}[{string.Join(",", index)}]", visit), index);
        }

        return copy;
    }

    private static Tensor<T> MapTensor<T>(Tensor<T> tensor, string name, Visitor visit, bool isSingle)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var copy = tensor.Clone();
        var elements = copy.AsSpan();
        var index = new int[tensor.Rank];
        for (var n = 0; n < elements.Length; n++)
        {
            var rest = n;
            for (var d = tensor.Rank - 1; d >= 0; d--)
                (rest, index[d]) = (rest / tensor.Shape[d], rest % tensor.Shape[d]);
            elements[n] = T.CreateTruncating(visit($"{name}[{string.Join(",", index)}]", double.CreateTruncating(elements[n]), isSingle));
        }

        return copy;
    }

    private static object MapMembers(object value, string name, Visitor visit)
    {
        var copy = s_shallowCopy.Invoke(value, null)!;
        foreach (var (field, member) in DifferentiableFields(value.GetType()))
            field.SetValue(copy, Map(field.GetValue(value), $"{name}.{member}", visit));
        return copy;
    }

    private static IEnumerable<(FieldInfo Field, string Member)> DifferentiableFields(Type type)
    {
        var inherited = type.BaseType is { } parent ? DifferentiableFields(parent) : [];
        return inherited.Concat(
            from field in type.GetFields(Fields).OrderBy(field => field.MetadataToken)
            let member = MemberName(field.Name)
            let property = type.GetProperty(member, Fields)
            where IsDifferentiable(field.FieldType)
                && !field.IsDefined(typeof(NoDiffAttribute)) && property?.IsDefined(typeof(NoDiffAttribute)) != true
            select (field, member));
    }

    /// <summary>The name in the source: the compiler calls the field of property X <c>&lt;X&gt;k__BackingField</c>.</summary>
    private static string MemberName(string field) => field[0] == '<' ? field[1..field.IndexOf('>')] : field;

    private static bool IsDifferentiable(Type type, HashSet<Type> enclosing)
    {
        if (type == typeof(double) || type == typeof(float) || type == typeof(Tensor<double>) || type == typeof(Tensor<float>))
            return true;
        if (type.IsArray)
            return IsDifferentiable(type.GetElementType()!, enclosing);
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsInterface || IsOpaque(type) || !enclosing.Add(type))
            return false;

        var result = false;
        for (var t = type; t is not null && !result; t = t.BaseType)
            result = t.GetFields(Fields).Any(field => IsDifferentiable(field.FieldType, enclosing));
        enclosing.Remove(type);
        return result;
    }

    /// <summary>The base library's own types are closed boxes, but for tuples and the vectors and complex numbers.</summary>
    private static bool IsOpaque(Type type) =>
        type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
            && !typeof(ITuple).IsAssignableFrom(type) && !(type.IsValueType && space == "System.Numerics");
}
