using System;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>What adjoints are called.</summary>
internal static class AdjointNames
{
    /// <summary><c>x</c> -> <c>dx</c>, <c>spot</c> -> <c>dSpot</c>, <c>@class</c> -> <c>dClass</c>.</summary>
    public static string Of(string name) => name.TrimStart('@').Length <= 1 || !char.IsLower(name.TrimStart('@')[0]) || char.IsDigit(name.TrimStart('@')[1])
        ? "d" + name.TrimStart('@')
        : "d" + Pascal(name);

    /// <summary>The adjoint of a member of what is called <paramref name="name"/>, or of all of it.</summary>
    public static string Of(string name, string? path) => Of(name + path?.Replace(".", ""));

    /// <summary><c>spot</c> -> <c>Spot</c>.</summary>
    public static string Pascal(string name)
    {
        name = name.TrimStart('@', '_');
        return name.Length == 0 ? "Item" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
