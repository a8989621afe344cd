using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Generators.Transforms.Splitting;

namespace Diff.Generators.Emit;

/// <summary>Expressions as C# text, with no more parentheses than needed.</summary>
internal sealed partial class ExpressionText(Inlining inlining, Func<Variable, string> nameOf, OwnMethods methods, string workspace)
{
    /// <summary>An operand where any expression may stand.</summary>
    public string Of(Operand operand) => Write(operand).Text;

    /// <summary>An expression where any may stand.</summary>
    public string Of(Expression expression, IrType type) => Write(expression, type).Text;

    /// <summary>The C# text of a template's call or statement.</summary>
    public string Of(string template, EquatableArray<Operand> arguments)
    {
        var text = methods.Shorten(template);
        return Regex.Replace(text, @"\{(\d+)\}", match =>
        {
            var operand = arguments[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)];
            return IsArgument(text, match.Index, match.Index + match.Length) ? Of(operand) : Write(operand).At(Precedence.Primary);
        });
    }

    // What stands alone between commas, parentheses and brackets needs no parentheses of its own.
    private static bool IsArgument(string template, int start, int end)
    {
        var opens = start > 0 && (template[start - 1] is '(' or '[' || (start > 1 && template[start - 2] is ',' or ':' && template[start - 1] == ' '));
        return opens && end < template.Length && template[end] is ')' or ']' or ',';
    }

    /// <summary><c>a[i].X</c>.</summary>
    public string Element(Operand array, EquatableArray<Operand> indices, string? path)
        => $"{Write(array).At(Precedence.Primary)}[{string.Join(", ", indices.Select(Of))}]{(path is null ? "" : "." + path)}";

    private Piece Write(Operand operand) => operand switch
    {
        Variable variable when inlining.Of(variable) is { } value => Write(value, variable.Type),
        Variable variable when inlining.ConditionalOf(variable) is { } conditional => Conditional(conditional),
        Variable variable => new(nameOf(variable), Precedence.Primary),
        Constant { Type: TensorType type } constant => Splat(constant, type),
        Constant constant => Literal(Literals.Of(constant)),
        Text text when text == WorkspaceUse.Argument => new(workspace, Precedence.Primary),
        Text text => new(text.CSharp, text.CSharp.IndexOfAny([' ', '(', '-']) >= 0 ? Precedence.Unary : Precedence.Primary),
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };

    private static Piece Literal(string text) => new(text, text[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);

    private Piece Write(Expression expression, IrType type)
    {
        switch (expression)
        {
            case Apply apply:
                return Write(apply, type);
            case Load load:
                return new(Element(load.Array, load.Indices, load.Path), Precedence.Primary);
            case Length { Dimension: { } dimension } length:
                return new($"{Write(length.Array).At(Precedence.Primary)}.GetLength({dimension})", Precedence.Primary);
            case Length length:
                return new($"{Write(length.Array).At(Precedence.Primary)}.Length", Precedence.Primary);
            case Allocate { Type.Kind: ArrayKind.Array } allocate:
                return new(TypeText.New(allocate.Type, string.Join(", ", allocate.Lengths.Select(Of))), Precedence.Primary);
            case Allocate allocate:
                return new($"{workspace}.Zeros<{TypeText.Of(allocate.Type.Element)}>({Of(allocate.Lengths[0])})", Precedence.Primary);
            case Slice slice:
                var bounds = new[] { slice.Start, slice.Count }.OfType<Operand>().Select(Of);
                var method = ((ArrayType)slice.Array.Type).Kind == ArrayKind.Array ? "AsSpan" : "Slice";
                return slice.Start is null && method == "Slice"
                    ? Write(slice.Array)
                    : new(ArrayText(slice, method, string.Join(", ", bounds)), Precedence.Primary);
            case Member member:
                return new($"{Write(member.Aggregate).At(Precedence.Primary)}.{member.Path}", Precedence.Primary);
            case Construct construct:
                return new(AggregateText.Construct(construct.Type, [.. construct.Fields.Select(Of)]), Precedence.Primary);
            case Choose choose:
                return Ternary(Write(choose.Condition), Write(choose.WhenTrue), Write(choose.WhenFalse));
            case Opaque opaque:
                return new(Of(opaque.Template, opaque.Arguments), Regex.IsMatch(opaque.Template, @"^[\w.:<>@]+\([^()]*\)$|^\{0\}[\w.]*$") ? Precedence.Primary : Precedence.Lowest);
            case Call { Callee: HelperCallee helper } call:
                return new($"{methods.Shorten(helper.Primal)}({string.Join(", ", call.Arguments.Select(Of))})", Precedence.Primary);
            case Call { Callee: ExternalCallee { Primal: ['.', ..] } outside } call:
                return new(outside.Call([Primary(call.Arguments[0]), .. call.Arguments.Skip(1).Select(Of)]), Precedence.Primary);
            case Call { Callee: ExternalCallee outside } call:
                return new((outside with { Primal = methods.Shorten(outside.Primal) }).Call([.. call.Arguments.Select(Of)]), Precedence.Primary);
            case Pop pop:
                return new($"{Of(pop.Stack)}.Pop()", Precedence.Primary);
            case Scratch scratch:
                return new(ScratchCall(scratch, type), Precedence.Primary);
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    // Extension methods on arrays need their namespace, which generated code cannot count on.
    private string ArrayText(Slice slice, string method, string bounds) => method == "Slice"
        ? $"{Write(slice.Array).At(Precedence.Primary)}.Slice({bounds})"
        : $"global::System.MemoryExtensions.AsSpan({Of(slice.Array)}{(bounds.Length == 0 ? "" : ", " + bounds)})";

    private string ScratchCall(Scratch scratch, IrType type) => scratch.Kind switch
    {
        ScratchKind.Stack when TypeText.HoldsValues((StackType)type) => $"{workspace}.Stack<{TypeText.Of(((StackType)type).Element)}>()",
        ScratchKind.Stack => $"{workspace}.References<{TypeText.Of(((StackType)type).Element)}>()",
        ScratchKind.Zeros => $"{workspace}.Zeros<{TypeText.Of(((ArrayType)type).Element)}>({Of(scratch.Count!)})",
        _ => $"{workspace}.Span<{TypeText.Of(((ArrayType)type).Element)}>({Of(scratch.Count!)})",
    };

    private Piece Write(Apply apply, IrType type)
    {
        if (type is TensorType)
            return WriteLanes(apply);
        var arguments = apply.Arguments;
        var info = OpInfo.Of(apply.Op);
        switch (apply.Op)
        {
            case Op.Convert:
                return new($"({TypeText.Of(type)}){Write(arguments[0]).At(Precedence.Unary)}", Precedence.Unary);
            case Op.Select:
                WroteGuard |= IsGuard(arguments);
                return Ternary(Write(arguments[0]), Write(arguments[1]), Write(arguments[2]));
            case Op.StopGradient:
                return Write(arguments[0]);
        }

        if (info.Home != OpHome.Language)
            return new(info.Call(KindOf(arguments[0]), [.. arguments.Select(a => Argument(apply, a))]), Precedence.Primary);
        if (arguments.Count == 1)
        {
            var operand = Write(arguments[0]).At(Precedence.Unary);
            return new(operand[0] == info.Name[0] ? $"{info.Name}({operand})" : info.Name + operand, Precedence.Unary);
        }

        // A colleague writes && where it makes no difference: where the right side can be left out.
        if (apply.Op is Op.And or Op.Or && type == ScalarType.Bool && !inlining.CanThrow(arguments[1]))
        {
            return apply.Op == Op.And
                ? Binary("&&", Precedence.And, Write(arguments[0]), Write(arguments[1]))
                : Binary("||", Precedence.Or, Write(arguments[0]), Write(arguments[1]));
        }

        var precedence = PrecedenceOf(apply.Op);
        var (left, right) = Operands(
            arguments[0],
            arguments[1],
            mixes: precedence is >= Precedence.Equality and not Precedence.Shift,
            isComparison: precedence is Precedence.Equality or Precedence.Relational);
        return new($"{left.At(precedence)} {info.Name} {right.At(precedence + 1)}", precedence);
    }

    // Where only one overload can be meant, C# converts integers by itself.
    private string Argument(Apply call, Operand argument)
    {
        var isDecided = call.Op is Op.Pow or Op.Sqrt or Op.Cbrt or Op.Exp or Op.Log or Op.Log2 or Op.Log10 or Op.Sin or Op.Cos or Op.Tan
            or Op.Sinh or Op.Cosh or Op.Tanh or Op.Atan or Op.Atan2
            || (call.Op is Op.Max or Op.Min && call.Arguments.Any(other => other != argument && Decides(other)));
        return isDecided && argument is Variable { Type.IsFloat: true } ? Plain(argument).Text : Of(argument);
    }

    /// <summary>
    /// Both sides of an operator. Where the other side decides the type anyway, a whole number is written as such, and a conversion that C#
    /// makes by itself is not written.
    /// </summary>
    private (Piece Left, Piece Right) Operands(Operand left, Operand right, bool mixes, bool isComparison)
    {
        if (!mixes || !left.Type.IsFloat)
            return (Write(left), Write(right));

        // A number with a decimal point decides over a variable, but not over another number.
        var leftDecides = Decides(left) || (left is Constant && right is Variable && !Decides(right));
        var rightDecides = Decides(right) || (right is Constant && left is Variable && !Decides(left));
        return (
            rightDecides || IsExact(right, left) ? Plain(left) : Write(left),
            leftDecides || IsExact(left, right) ? Plain(right) : Write(right));

        // n == 0 rather than n == 0.0
        bool IsExact(Operand converted, Operand number) => isComparison
            && number is Constant
            && converted is Variable { Type: var type } variable
            && type == ScalarType.Float64
            && inlining.Of(variable) is Apply { Op: Op.Convert, Arguments: [{ Type: ScalarType { Kind: <= ScalarKind.Int32 } }] };
    }

    private bool Decides(Operand operand) => operand is Variable variable
        && !(inlining.Of(variable) is Apply { Op: Op.Convert })
        && inlining.ConditionalOf(variable) is null;

    private Piece Plain(Operand operand) => operand switch
    {
        Constant constant when Literals.AsWholeNumber(constant) is { } whole => Literal(whole),
        Variable variable when inlining.Of(variable) is Apply { Op: Op.Convert, Arguments: [{ Type: ScalarType source } inner] } && Widens(source.Kind, variable.Type) => Write(inner),
        _ => Write(operand),
    };

    private static bool Widens(ScalarKind source, IrType target) => target == ScalarType.Float64
        ? source is not ScalarKind.Bool
        : source < ScalarKind.Bool;

    private Piece Conditional(If @if)
    {
        var (then, otherwise) = (@if.Then.Yields[0], @if.Else.Yields[0]);
        if (otherwise == Constant.False)
            return Binary("&&", Precedence.And, Write(@if.Condition), Write(then));
        if (then == Constant.True)
            return Binary("||", Precedence.Or, Write(@if.Condition), Write(otherwise));
        return Ternary(Write(@if.Condition), Write(then), Write(otherwise));
    }

    /// <summary>An If that is written as an expression.</summary>
    public string Of(If @if) => Conditional(@if).Text;

    /// <summary>An operand to the right of a plus or minus.</summary>
    public string Term(Operand operand) => Write(operand).At(Precedence.Multiplicative);

    /// <summary>An operand where only a name or a call may stand.</summary>
    public string Primary(Operand operand) => Write(operand).At(Precedence.Primary);

    // Even where C# needs none, readers want parentheses around an && inside an ||.
    private static Piece Binary(string name, Precedence precedence, Piece left, Piece right)
        => new($"{left.At(left.Precedence == precedence ? precedence : precedence + 2)} {name} {right.At(Precedence.BitOr)}", precedence);

    private static Piece Ternary(Piece condition, Piece then, Piece otherwise)
        => new($"{condition.At(Precedence.Or)} ? {then.At(Precedence.Or)} : {otherwise.At(Precedence.Lowest)}", Precedence.Lowest);

    private static ScalarKind KindOf(Operand operand) => operand.Type switch
    {
        ScalarType scalar => scalar.Kind,
        TensorType tensor => tensor.Element.Kind,
        _ => ScalarKind.Float64,
    };

    private static Precedence PrecedenceOf(Op op) => op switch
    {
        Op.Or => Precedence.BitOr,
        Op.Xor => Precedence.Xor,
        Op.And => Precedence.BitAnd,
        Op.Equal or Op.NotEqual => Precedence.Equality,
        Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual => Precedence.Relational,
        Op.ShiftLeft or Op.ShiftRight or Op.ShiftRightUnsigned => Precedence.Shift,
        Op.Add or Op.Subtract => Precedence.Additive,
        _ => Precedence.Multiplicative,
    };

    private enum Precedence
    {
        Lowest,
        Or,
        And,
        BitOr,
        Xor,
        BitAnd,
        Equality,
        Relational,
        Shift,
        Additive,
        Multiplicative,
        Unary,
        Primary,
    }

    private readonly record struct Piece(string Text, Precedence Precedence)
    {
        public string At(Precedence lowest) => Precedence < lowest ? $"({Text})" : Text;
    }
}
