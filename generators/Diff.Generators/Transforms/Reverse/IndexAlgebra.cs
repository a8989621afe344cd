using System;
using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Integer arithmetic on loop indices and lengths, in its simplest form.</summary>
/// <param name="emit">Binds an operation: to the reverse sweep, or to statements that are inserted in the forward sweep.</param>
/// <param name="primal">What a value that is visible everywhere was computed from; null for others.</param>
internal sealed class IndexAlgebra(Func<Expression, IrType, Operand> emit, Func<Operand, Expression?> primal)
{
    // What was emitted as an operand plus a number: n - 1 + 1 is n.
    private readonly Dictionary<Operand, (Operand Of, long Plus)> _offsets = [];

    public Constant Number(long value, IrType type) => new(type, value);

    public Operand Add(Operand left, Operand right) => (left, right) switch
    {
        (Constant a, Constant b) => new Constant(a.Type, a.Bits + b.Bits),
        (Constant { Bits: 0 }, _) => right,
        (_, Constant b) => Add(left, b.Bits),
        _ => Apply(Op.Add, left, right),
    };

    public Operand Add(Operand left, long right)
    {
        if (right == 0)
            return left;
        if (left is Constant constant)
            return new Constant(constant.Type, constant.Bits + right);
        if (_offsets.TryGetValue(left, out var known))
            return Add(known.Of, known.Plus + right);
        if (primal(left) is Apply { Op: Op.Add or Op.Subtract, Arguments: [Variable of, Constant plus] } offset)
            return Add(of, offset.Op == Op.Add ? plus.Bits + right : right - plus.Bits);
        var sum = right < 0
            ? Apply(Op.Subtract, left, new Constant(left.Type, -right))
            : Apply(Op.Add, left, new Constant(left.Type, right));
        _offsets[sum] = (left, right);
        return sum;
    }

    public Operand Subtract(Operand left, Operand right) => right switch
    {
        Constant b => Add(left, -b.Bits),
        _ => Apply(Op.Subtract, left, right),
    };

    public Operand Multiply(Operand left, Operand right) => (left, right) switch
    {
        (Constant a, Constant b) => new Constant(a.Type, a.Bits * b.Bits),
        (Constant { Bits: 1 }, _) => right,
        (_, Constant { Bits: 1 }) => left,
        (Constant { Bits: 0 }, _) => left,
        (_, Constant { Bits: 0 }) => right,
        _ => Apply(Op.Multiply, left, right),
    };

    public Operand Divide(Operand left, long right) => left switch
    {
        _ when right == 1 => left,
        Constant a => new Constant(a.Type, a.Bits / right),
        _ => Apply(Op.Divide, left, new Constant(left.Type, right)),
    };

    public Operand ToInt32(Operand operand) => operand.Type == ScalarType.Int32
        ? operand
        : emit(new Apply(Op.Convert, [operand]), ScalarType.Int32);

    private Operand Apply(Op op, Operand left, Operand right) => emit(new Apply(op, [left, right]), left.Type);
}
