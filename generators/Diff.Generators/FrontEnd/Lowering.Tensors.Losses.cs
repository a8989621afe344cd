using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Losses: arithmetic on elements and a reduction, or an operation on rows.</summary>
internal sealed partial class Lowering
{
    private const int SumReduction = 1;

    private static bool IsLoss(IMethodSymbol method) => method.ContainingType is { Name: "Loss", Arity: 0 } type && KnownSymbols.IsIn(type, "Diff");

    private Value? LossCall(IInvocationOperation call, IMethodSymbol method)
    {
        var arguments = new TensorArguments(this, call, method);
        var isSum = arguments.Constant("reduction", 0) == SumReduction;
        var x = arguments.Tensor(0);
        if (arguments.Tensors.Count == 1)
        {
            TensorOp? op = method.Name switch
            {
                "CrossEntropy" => TensorOp.CrossEntropy,
                "NegativeLogLikelihood" => TensorOp.NegativeLogLikelihood,
                _ => null,
            };
            return op is { } known
                ? new Leaf(_builder.Let(new TensorCall(known, [x], arguments.Settings, arguments.TextOf("labels") + ", " + (isSum ? "false" : "true")), Map(TypeOf(call))))
                : CallOpaque(call, method, null);
        }

        var name = method.Name.EndsWith("Terms", System.StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Terms".Length) : method.Name;
        var y = arguments.Tensor(1);
        if (ElementTerms(name, x, y, arguments) is { } terms)
        {
            RequireSameShape(name, x, y);
            return new Leaf(name != method.Name ? terms : isSum ? Sum(new(x, null, true), terms) : Divide(Sum(new(x, null, true), terms), Count(new(x, null, true), 0)));
        }

        if (name != method.Name || RowTerms(name, x, y) is not { } rows)
            return CallOpaque(call, method, null);
        RequireSameShape(name, x, y);
        var sum = Sum(new(x, null, true), rows);
        return new Leaf(isSum ? sum : Divide(sum, Rows(x)));
    }

    private Operand? ElementTerms(string name, Operand x, Operand y, TensorArguments arguments)
    {
        switch (name)
        {
            case "MeanSquaredError":
                var difference = Elementwise(Op.Subtract, x, y);
                return Elementwise(Op.Multiply, difference, difference);
            case "MeanAbsoluteError":
                return Elementwise(Op.Abs, Elementwise(Op.Subtract, x, y));
            case "Huber":
                var delta = Number(arguments.Constant("delta", 1.0), x);
                var distance = Elementwise(Op.Abs, Elementwise(Op.Subtract, x, y));
                return Select(
                    Elementwise(Op.LessOrEqual, distance, delta),
                    Elementwise(Op.Multiply, Number(0.5, x), Elementwise(Op.Multiply, distance, distance)),
                    Elementwise(Op.Multiply, delta, Elementwise(Op.Subtract, distance, Number(0.5 * delta.Value, x))));
            case "BinaryCrossEntropy":
                return Elementwise(Op.BinaryCrossEntropy, x, y);
            case "BinaryCrossEntropyWithLogits":
                // Each side is exact where the other has no weight.
                return Elementwise(
                    Op.Add,
                    Elementwise(Op.Multiply, y, Elementwise(Op.Softplus, Elementwise(Op.Negate, x))),
                    Elementwise(Op.Multiply, Elementwise(Op.Subtract, Number(1, x), y), Elementwise(Op.Softplus, x)));
            default:
                return null;
        }
    }

    // What has no weight adds nothing, even where its logarithm is infinite.
    private Operand? RowTerms(string name, Operand x, Operand y)
    {
        var hasWeight = Elementwise(Op.NotEqual, y, Number(0, y));
        switch (name)
        {
            case "CrossEntropy":
                var logarithms = Let(new TensorCall(TensorOp.LogSoftmax, x), (TensorType)x.Type);
                return Select(hasWeight, Elementwise(Op.Negate, Elementwise(Op.Multiply, y, logarithms)), Number(0, x));
            case "KullbackLeibler":
                var safe = Select(hasWeight, y, Number(1, y));
                return Select(hasWeight, Elementwise(Op.Multiply, y, Elementwise(Op.Subtract, Elementwise(Op.Log, safe), x)), Number(0, x));
            default:
                return null;
        }
    }

    /// <summary>How many rows there are along the last axis.</summary>
    private Operand Rows(Operand x)
    {
        var element = ((TensorType)x.Type).Element;
        var shape = _builder.Let(new TensorCall(TensorOp.ShapeOf, x), new OpaqueType("global::Diff.Shape"));
        var rows = _builder.Let(new Opaque("global::Diff.Kernels.TensorOps.Rows({0})", [shape], IsPure: true), ScalarType.Int32);
        return _builder.Apply(Op.Convert, element, rows);
    }

    private void RequireSameShape(string operation, Operand x, Operand y)
    {
        var type = new OpaqueType("global::Diff.Shape");
        _builder.Add(new Effect(
            $"global::Diff.Kernels.TensorOps.RequireSameShape(\"{operation}\", {{0}}, {{1}})",
            [_builder.Let(new TensorCall(TensorOp.ShapeOf, x), type), _builder.Let(new TensorCall(TensorOp.ShapeOf, y), type)]));
    }
}
