using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>The target of a call that is not taken inline.</summary>
internal abstract record Callee;

/// <summary>A function of this very compilation that is differentiated along, found by key in <see cref="Function.Helpers"/>:
/// it is recursive or too large to be inlined.</summary>
/// <param name="Key">The helper's <see cref="Function.Key"/>.</param>
/// <param name="Primal">The C# text that calls the user's own method, up to the opening parenthesis.</param>
/// <param name="Writes">Whether it may write to the arrays and spans that it is given.</param>
internal sealed record HelperCallee(string Key, string Primal, bool Writes = false) : Callee
{
    /// <summary>The type of what a method without a result gives.</summary>
    public static readonly IrType Nothing = new OpaqueType("void");

    /// <summary>The arguments whose memory a call may write to.</summary>
    public static IEnumerable<Operand> WrittenBy(Call call) => call.Callee is HelperCallee { Writes: true }
        ? call.Arguments.Where(a => a.Type is ArrayType { Kind: not ArrayKind.ReadOnlySpan })
        : [];
}

/// <summary>A method with a gradient written elsewhere: a <c>[DerivativeOf]</c> rule, or a <c>Backward</c> shipped by another assembly.</summary>
/// <param name="Primal">The C# text that calls the method, up to the opening parenthesis. That of an instance method starts with a point, and its
/// object is the first argument.</param>
/// <param name="Backward">The C# text that calls its gradient, up to the opening parenthesis.</param>
/// <param name="TakesValue">Whether the gradient takes the method's value between its arguments and the upstream, as rules do.</param>
/// <param name="Routes">For each argument, where its gradient is found.</param>
/// <param name="UpstreamName">The name that the upstream is passed by, where its place alone would not tell it from another overload's last
/// argument; null where it does.</param>
internal sealed record ExternalCallee(
    string Primal,
    string Backward,
    bool TakesValue,
    EquatableArray<GradientRoute> Routes,
    string? UpstreamName = null) : Callee
{
    /// <summary>The method's call as C# text.</summary>
    public string Call(IReadOnlyList<string> arguments) => Primal[0] == '.'
        ? $"{arguments[0]}{Primal}({string.Join(", ", arguments.Skip(1))})"
        : $"{Primal}({string.Join(", ", arguments)})";
}

/// <summary>Where an argument's gradient comes from.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Access">For <see cref="RouteKind.Result"/>: the text behind the result, such as <c>".Item1"</c>; empty for the result itself.</param>
internal sealed record GradientRoute(RouteKind Kind, string Access = "");

/// <summary>The ways in which a gradient method hands out one argument's gradient.</summary>
internal enum RouteKind
{
    /// <summary>The argument has none.</summary>
    None,

    /// <summary>In the returned value.</summary>
    Result,

    /// <summary>In a span passed behind the arguments, overwritten.</summary>
    Buffer,
}
