using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Emit;

/// <summary>Arithmetic on the elements of tensors: several at once, in the lanes of a vector.</summary>
internal sealed partial class ExpressionText
{
    /// <summary>The type parameter of a kernel's body.</summary>
    public const string LanesType = "TLanes";

    private Piece WriteLanes(Apply apply)
    {
        var arguments = apply.Arguments;
        switch (apply.Op)
        {
            case Op.StopGradient:
                return Write(arguments[0]);
            case Op.Negate:
                var operand = Write(arguments[0]).At(Precedence.Unary);
                return new(operand[0] == '-' ? $"-({operand})" : "-" + operand, Precedence.Unary);
            case Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual:
                var precedence = PrecedenceOf(apply.Op);
                return new($"{Write(arguments[0]).At(precedence)} {OpInfo.Of(apply.Op).Name} {Write(arguments[1]).At(precedence + 1)}", precedence);
            default:
                return new($"{LanesType}.{apply.Op}({string.Join(", ", arguments.Select(Of))})", Precedence.Primary);
        }
    }

    private static Piece Splat(Constant constant, TensorType type)
        => new($"{LanesType}.Create({Literals.Of(Constant.Float(type.Element, constant.Value))})", Precedence.Primary);
}
