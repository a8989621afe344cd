using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Unary and binary operators.</summary>
internal sealed partial class Lowering
{
    private static readonly Dictionary<BinaryOperatorKind, (Op Op, string Text)> BinaryOps = new()
    {
        [BinaryOperatorKind.Add] = (Op.Add, "+"),
        [BinaryOperatorKind.Subtract] = (Op.Subtract, "-"),
        [BinaryOperatorKind.Multiply] = (Op.Multiply, "*"),
        [BinaryOperatorKind.Divide] = (Op.Divide, "/"),
        [BinaryOperatorKind.Remainder] = (Op.Remainder, "%"),
        [BinaryOperatorKind.LeftShift] = (Op.ShiftLeft, "<<"),
        [BinaryOperatorKind.RightShift] = (Op.ShiftRight, ">>"),
        [BinaryOperatorKind.UnsignedRightShift] = (Op.ShiftRightUnsigned, ">>>"),
        [BinaryOperatorKind.And] = (Op.And, "&"),
        [BinaryOperatorKind.Or] = (Op.Or, "|"),
        [BinaryOperatorKind.ExclusiveOr] = (Op.Xor, "^"),
        [BinaryOperatorKind.Equals] = (Op.Equal, "=="),
        [BinaryOperatorKind.NotEquals] = (Op.NotEqual, "!="),
        [BinaryOperatorKind.LessThan] = (Op.Less, "<"),
        [BinaryOperatorKind.LessThanOrEqual] = (Op.LessOrEqual, "<="),
        [BinaryOperatorKind.GreaterThan] = (Op.Greater, ">"),
        [BinaryOperatorKind.GreaterThanOrEqual] = (Op.GreaterOrEqual, ">="),
    };

    private Value Binary(IBinaryOperation binary)
    {
        var at = binary.Syntax.GetLocation();
        if (binary.OperatorMethod is null && binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var first = Condition(binary.LeftOperand);
            return new Leaf(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd
                ? AndAlso(first, () => Condition(binary.RightOperand), IsSafe(binary.RightOperand), at)
                : OrElse(first, () => Condition(binary.RightOperand), IsSafe(binary.RightOperand), at));
        }

        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            return Unsupported(binary, "A user-defined '&&' or '||'", "Write it with if");
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && (IsNullLiteral(binary.RightOperand) ? binary.LeftOperand : IsNullLiteral(binary.LeftOperand) ? binary.RightOperand : null) is { } tested)
        {
            tested = Unwrap(tested);
            var isNull = IsNull(Evaluate(tested), TypeOf(tested), at);
            return new Leaf(binary.OperatorKind == BinaryOperatorKind.Equals ? isNull : Not(isNull));
        }

        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        return Operate(
            binary, binary.OperatorKind, binary.OperatorMethod, binary.ConstrainedToType,
            left, TypeOf(binary.LeftOperand), right, TypeOf(binary.RightOperand), TypeOf(binary), binary.IsChecked);
    }

    private static bool IsNullLiteral(IOperation operation) => Unwrap(operation) is { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>Applies a binary operator: C#'s own, or a method.</summary>
    private Value Operate(
        IOperation at,
        BinaryOperatorKind kind,
        IMethodSymbol? method,
        ITypeSymbol? constrainedTo,
        Value left,
        ITypeSymbol leftType,
        Value right,
        ITypeSymbol rightType,
        ITypeSymbol type,
        bool isChecked)
    {
        if (method is { ContainingType.IsRecord: true, IsImplicitlyDeclared: true })
        {
            var same = AreSame(left, right, leftType, at);
            return new Leaf(kind == BinaryOperatorKind.Equals ? same : Not(same));
        }

        if (method is not null && Resolve(method, constrainedTo) is { } target && _context.Body(target) is not null)
            return Dereference(Inline(target, null, [left, right], at), at);
        if (!BinaryOps.TryGetValue(kind, out var op))
            return Unsupported(at, $"The operator '{kind}'", "Write it with if");
        var location = at.Syntax.GetLocation();
        var (x, y) = (ToOperand(left, leftType, location), ToOperand(right, rightType, location));
        var result = Map(type);
        if (TensorOperator(op.Op, method, x, y) is { } tensor)
            return tensor;
        if (x.Type is not ScalarType || y.Type is not ScalarType || result is not ScalarType)
            return Foreign(at, method, "{0} " + op.Text + " {1}", result, IsPureOn(x.Type) && IsPureOn(y.Type), x, y);

        if (isChecked && result is { IsInteger: true })
            return new Leaf(_builder.Let(new Opaque($"checked({{0}} {op.Text} {{1}})", [x, y], false), result));
        if (op.Op is Op.And or Op.Or or Op.Xor && IsBool(result))
        {
            return new Leaf(op.Op switch
            {
                Op.And => And(x, y),
                Op.Or => Or(x, y),
                _ => _builder.Apply(Op.Xor, result, x, y),
            });
        }

        return new Leaf(_builder.Apply(op.Op, result, x, y));
    }

    // Enums, strings and references compare without throwing.
    private static bool IsPureOn(IrType type) => type is ScalarType or OpaqueType or ArrayType;

    /// <summary>An operator of another assembly's: it is kept as it stands, and must not meet an active value.</summary>
    private Value Foreign(IOperation at, IMethodSymbol? method, string template, IrType type, bool isPure, params Operand[] arguments)
    {
        if (method is not null && !IsBool(type))
            Suspect(arguments, Descriptors.CallWithoutSource, at, CSharpText.Readable(method));
        else if (!IsBool(type))
            Suspect(arguments, Descriptors.UnsupportedType, at, at.Type is null ? "object" : CSharpText.Readable(TypeOf(at)));
        return new Leaf(_builder.Let(new Opaque(template, arguments.ToEquatableArray(), isPure && method is null), type));
    }

    private Value Unary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.OperatorMethod is { } method && Resolve(method, unary.ConstrainedToType) is { } target && _context.Body(target) is not null)
            return Dereference(Inline(target, null, [operand], unary), unary);
        var x = ToOperand(operand, TypeOf(unary.Operand), unary.Syntax.GetLocation());
        var type = Map(TypeOf(unary));
        if (unary.OperatorKind == UnaryOperatorKind.Minus && TensorOperator(Op.Negate, unary.OperatorMethod, x) is { } tensor)
            return tensor;
        if (x.Type is not ScalarType || type is not ScalarType)
            return Foreign(unary, unary.OperatorMethod, TextOf(unary.OperatorKind) + "{0}", type, true, x);
        switch (unary.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return new Leaf(x);
            case UnaryOperatorKind.Minus when unary.IsChecked && type.IsInteger:
                return new Leaf(_builder.Let(new Opaque("checked(-{0})", [x], false), type));
            case UnaryOperatorKind.Minus:
                return new Leaf(x is Constant { Type.IsFloat: true } constant ? Constant.Float(type, -constant.Value) : _builder.Apply(Op.Negate, type, x));
            case UnaryOperatorKind.Not:
                return new Leaf(Not(x));
            case UnaryOperatorKind.BitwiseNegation:
                return new Leaf(_builder.Apply(Op.Complement, type, x));
            default:
                return Unsupported(unary, $"The operator '{unary.OperatorKind}'", "Write it with if");
        }
    }

    private static string TextOf(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Minus => "-",
        UnaryOperatorKind.Not => "!",
        UnaryOperatorKind.BitwiseNegation => "~",
        UnaryOperatorKind.Hat => "^",
        _ => "+",
    };
}
