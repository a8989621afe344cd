using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>What an operation yields.</summary>
internal enum OpResult
{
    /// <summary>A value of its arguments' own type; for <see cref="Op.Convert"/> and <see cref="Op.Select"/> of the target's.</summary>
    Same,

    /// <summary>A value of its arguments' own type, which is an integer or truth value.</summary>
    SameDiscrete,
    Bool,
    Int32,
}

/// <summary>Where C# finds an operation.</summary>
internal enum OpHome
{
    /// <summary>In the language: an operator, a cast, <c>?:</c>.</summary>
    Language,

    /// <summary>In System.MathF for float, in System.Math for everything else.</summary>
    Math,

    /// <summary>In System.Math for every type.</summary>
    MathOnly,

    /// <summary>On the argument's own type, as in <c>double.Lerp</c>.</summary>
    Type,

    /// <summary>In Diff.Special.</summary>
    Special,
}

/// <summary>All that is known of an operation besides its derivative.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Arity">The number of its arguments.</param>
/// <param name="Cost">What it takes, roughly, in units of an addition: to weigh computing again against saving.</param>
/// <param name="Home">Where C# finds it.</param>
/// <param name="Name">Its C# name there, or the operator.</param>
internal sealed partial record OpInfo(Op Op, int Arity, int Cost, OpHome Home, string Name)
{
    private static readonly Dictionary<Op, OpInfo> Infos = Rows().ToDictionary(info => info.Op);

    /// <summary>What it yields.</summary>
    public OpResult Result { get; init; }

    /// <summary>Whether its value or a partial can be infinite or NaN at finite arguments that are not huge: then an adjoint of 0 must not
    /// be multiplied into it, nor may it be computed where the program did not.</summary>
    public bool MayBeUnbounded { get; init; }

    /// <summary>Whether its derivative is 0 wherever it has one, so that it ends the way of any adjoint.</summary>
    public bool IsPiecewiseConstant { get; init; }

    /// <summary>C# text behind the call, where an operation is one item of a tuple that .NET returns.</summary>
    public string Suffix { get; init; } = "";

    private bool ThrowsOnFloats { get; init; }

    private bool ThrowsOnIntegers { get; init; }

    public static IEnumerable<OpInfo> All => Infos.Values.OrderBy(info => info.Op);

    public static OpInfo Of(Op op) => Infos[op];

    /// <summary>Whether it throws for some arguments of this type, so that it must run exactly where the program ran it.</summary>
    public bool CanThrow(ScalarKind kind) => kind < ScalarKind.Bool ? ThrowsOnIntegers : ThrowsOnFloats;

    /// <summary>The C# text up to the opening parenthesis, for arguments of the given type (leaving out integer parameters such as
    /// digits); an operator's text for operators.</summary>
    public string Spelling(ScalarKind kind) => Home switch
    {
        OpHome.Language => Name,
        OpHome.Math when kind == ScalarKind.Float32 => "global::System.MathF." + Name,
        OpHome.Math or OpHome.MathOnly => "global::System.Math." + Name,
        OpHome.Special => "global::Diff.Special." + Name,
        _ => Keyword(kind) + "." + Name,
    };

    /// <summary>The whole C# call with the given argument texts. Not for <see cref="OpHome.Language"/>, whose precedence is the emitter's business.</summary>
    public string Call(ScalarKind kind, IEnumerable<string> arguments)
        => Spelling(kind) + "(" + string.Join(", ", arguments) + ")" + Suffix;

    private static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Char => "char",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Bool => "bool",
        ScalarKind.Float32 => "float",
        _ => "double",
    };
}
