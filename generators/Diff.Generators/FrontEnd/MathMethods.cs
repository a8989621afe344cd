using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Which operation a .NET method is. Known are the static methods of System.Math, System.MathF, the primitive types and Diff.Special, and
/// the static abstract members of System.Numerics' interfaces (<c>INumber&lt;T&gt;</c>, …), which generic code calls through a type parameter.
/// </summary>
/// <remarks>
/// An operation's C# text gives the bits of the method that the user called: where .NET has a function in two places, both were compared
/// on random and on special arguments, and are one operation only if they agree (so Math.Clamp and double.Clamp are two).
/// </remarks>
internal static class MathMethods
{
    private static readonly Dictionary<(string Name, int Arity), Op> Functions = OpInfo.All
        .Where(info => info.Home != OpHome.Language && info.Suffix.Length == 0)
        .Where(info => info.Op is not (Op.RoundMode or Op.ClampPropagatingNaN)) // Distinguish finds these.
        .ToDictionary(info => (info.Name, info.Arity), info => info.Op);

    /// <summary>The operation that a static method is: with the call's arguments in order (digits, modes and orders are ordinary, passive
    /// arguments), it computes the call's value.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="receiver">For a member of an interface, what its type parameter stands for; otherwise ignored, as the method itself says it.</param>
    /// <param name="op">The operation; <see cref="Op.Convert"/> for <c>CreateChecked</c> and its like.</param>
    public static bool TryGet(IMethodSymbol method, ScalarKind receiver, out Op op)
    {
        op = default;
        if (!method.IsStatic || KindOf(method, receiver) is not { } kind)
            return false;
        if (method.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating")
        {
            op = Op.Convert;
            return IsFloat(kind) && method.Parameters.Length == 1 && ConvertsFrom(method.Parameters[0].Type);
        }

        var name = method.Name == "Ieee754Remainder" ? nameof(Op.IEEERemainder) : method.Name;
        if (!Functions.TryGetValue((name, method.Parameters.Length), out op)
            || !HasHome(OpInfo.Of(op), method.ContainingType)
            || !(IsFloat(kind) || IsForIntegers(op, kind)))
            return false;
        op = Distinguish(op, method, kind);
        return true;
    }

    /// <summary>The two operations whose values SinCos and SinCosPi return as a tuple.</summary>
    /// <remarks>SinCos gave the bits of Sin and Cos for 20 million arguments in either precision, on Linux and x64; SinCosPi those of SinPi,
    /// but in double, near multiples of 1/2, not always those of CosPi.</remarks>
    public static bool TryGetPair(IMethodSymbol method, ScalarKind receiver, out Op first, out Op second)
    {
        (first, second) = method.Name == "SinCos" ? (Op.Sin, Op.Cos) : (Op.SinPi, Op.CosPiOfPair);
        return method is { Name: "SinCos" or "SinCosPi", IsStatic: true, Parameters.Length: 1 }
            && KindOf(method, receiver) is { } kind
            && IsFloat(kind);
    }

    /// <summary>Whether the method is <c>T.IsZero</c>, which no type has under that name: it is a comparison with 0.</summary>
    public static bool IsZeroTest(IMethodSymbol method)
        => method is { Name: "IsZero", IsStatic: true, Parameters.Length: 1 } && IsNumericInterface(method.ContainingType);

    /// <summary>The type that a method computes in; null where it is none of ours.</summary>
    private static ScalarKind? KindOf(IMethodSymbol method, ScalarKind receiver)
    {
        var type = method.ContainingType;
        if (IsNumericInterface(type))
            return receiver;
        if (type.SpecialType != SpecialType.None)
            return ScalarKinds.Of(type);

        // Polygamma's first parameter is its order.
        return IsNamed(type, "System", "Math") || IsNamed(type, "System", "MathF") || IsNamed(type, "Diff", "Special")
            ? ScalarKinds.Of((method.Name == nameof(Op.Polygamma) ? method.Parameters.Last() : method.Parameters.FirstOrDefault())?.Type)
            : null;
    }

    /// <summary>Keeps a name of Special from being found on Math, should .NET come to have it.</summary>
    private static bool HasHome(OpInfo info, INamedTypeSymbol type)
        => (info.Home == OpHome.Special) == IsNamed(type, "Diff", "Special");

    /// <summary>Between operations that share a name and an arity.</summary>
    private static Op Distinguish(Op op, IMethodSymbol method, ScalarKind kind) => op switch
    {
        Op.Clamp when IsFloat(kind) && !IsNamed(method.ContainingType, "System", "Math") => Op.ClampPropagatingNaN,
        Op.RoundDigits when method.Parameters[1].Type.SpecialType != SpecialType.System_Int32 => Op.RoundMode,
        _ => op,
    };

    /// <summary>What System.Math has for integers, and the integer types' own tests. Their other functions, such as <c>int.Log2</c>, only
    /// share a name with ours.</summary>
    private static bool IsForIntegers(Op op, ScalarKind kind) => kind < ScalarKind.Bool && op switch
    {
        Op.Max or Op.Min or Op.Clamp => kind != ScalarKind.Char,
        Op.Abs or Op.Sign => kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64,
        Op.IsNegative or Op.IsPositive or Op.IsEvenInteger or Op.IsOddInteger or Op.IsPow2 => kind is ScalarKind.Int32 or ScalarKind.Int64,
        _ => false,
    };

    private static bool ConvertsFrom(ITypeSymbol type) => type is ITypeParameterSymbol || ScalarKinds.Of(type) is not (null or ScalarKind.Bool);

    private static bool IsFloat(ScalarKind kind) => kind is ScalarKind.Float32 or ScalarKind.Float64;

    private static bool IsNumericInterface(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsNamed(INamedTypeSymbol type, string space, string name)
        => type.Name == name && type.Arity == 0 && type.ContainingType is null
            && type.ContainingNamespace is { ContainingNamespace.IsGlobalNamespace: true } containing
            && containing.Name == space;
}
