using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Diff;

/// <summary>Takes what a gradient method returns apart: a value, unless the function has none, and a gradient for each parameter.</summary>
[RequiresUnreferencedCode(GradientCheck.ReflectionWarning)]
internal static class GradientRecord
{
    public static (bool HasValue, object? Value, object?[] Gradients) Split(object? result, ParameterInfo[] parameters)
    {
        // A gradient alone, not in a record.
        if (parameters.Length == 1 && result?.GetType() == DelegateCall.TypeOf(parameters[0]))
            return (false, null, [result]);

        var items = result switch
        {
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            not null => PositionalProperties(result),
            null => [],
        };
        if (items.Length == parameters.Length + 1)
            return (true, items[0], items[1..]);
        if (items.Length == parameters.Length)
            return (false, null, items);
        throw new ArgumentException($"The gradient returns {items.Length} items; expected the value and the gradients of "
            + $"{string.Join(", ", parameters.Select(p => p.Name))}, in this order.");
    }

    /// <summary>
    /// The properties that a record's primary constructor declares, in its order. Names would not do: a parameter may be called value.
    /// </summary>
    private static object?[] PositionalProperties(object record)
    {
        var type = record.GetType();
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        var properties = (constructor?.GetParameters() ?? []).Select(p => type.GetProperty(p.Name!)).OfType<PropertyInfo>();
        return [.. properties.Select(property => property.GetValue(record))];
    }
}
