using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Losses: arithmetic on elements and a reduction, or an operation on rows.</summary>
internal sealed partial class Lowering
{
    private const int SumReduction = 1;
    private const string Terms = "Terms";
    private static readonly Setting LastAxis = new ValueSetting(Constant.Int(-1));
    private static readonly Setting LastAxes = new ListSetting([LastAxis]);

    private static bool IsLoss(IMethodSymbol method) => method.ContainingType is { Name: "Loss", Arity: 0 } type && KnownSymbols.IsIn(type, "Diff");

    private Value? LossCall(IInvocationOperation call, IMethodSymbol method)
    {
        var arguments = new TensorArguments(this, call, method);
        var keepsTerms = method.Name.EndsWith(Terms, System.StringComparison.Ordinal);
        var name = keepsTerms ? method.Name.Substring(0, method.Name.Length - Terms.Length) : method.Name;
        var isSum = arguments.Constant("reduction", 0) == SumReduction;
        var x = arguments.Tensor(0);
        if (arguments.Has("labels"))
            return LossOfLabels(call, method, name, x, arguments.SettingOf("labels"), keepsTerms, isSum);

        var y = arguments.Tensor(1);
        RequireSameShape(name, x, y, call);
        var whole = new TensorReduction(x, null, true);
        if (ElementTerms(name, x, y, arguments) is { } terms)
        {
            if (name == "BinaryCrossEntropy")
                RequireProbabilities(x, terms);
            return new Leaf(keepsTerms ? terms : isSum ? Sum(whole, terms) : Divide(Sum(whole, terms), Count(whole, 0)));
        }

        if (RowTerms(name, x, y) is not { } rows)
            return CallOpaque(call, method, null);
        if (keepsTerms)
        {
            var alongRows = new TensorReduction(x, LastAxes, false);
            return new Leaf(Dropped(alongRows, Sum(alongRows, rows)));
        }

        return new Leaf(isSum ? Sum(whole, rows) : Divide(Sum(whole, rows), Rows(x)));
    }

    private Value? LossOfLabels(IInvocationOperation call, IMethodSymbol method, string name, Operand x, Setting labels, bool keepsTerms, bool isSum)
    {
        TensorOp? op = name switch
        {
            "CrossEntropy" => TensorOp.CrossEntropy,
            "NegativeLogLikelihood" => TensorOp.NegativeLogLikelihood,
            _ => null,
        };
        if (op is not { } known)
            return CallOpaque(call, method, null);
        if (!keepsTerms)
            return new Leaf(_builder.Let(new TensorCall(known, [x], [labels, new ValueSetting(isSum ? Constant.False : Constant.True)]), Map(TypeOf(call))));
        var type = (TensorType)x.Type;
        var logarithms = op == TensorOp.CrossEntropy ? Let(new TensorCall(TensorOp.LogSoftmax, [x], [LastAxis]), type) : x;
        var loss = new ValueSetting(new Text(new OpaqueType("string"), $"\"{name}\""));
        return new Leaf(Elementwise(Op.Negate, Let(new TensorCall(TensorOp.AtLabels, [logarithms], [labels, loss]), type)));
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
                var logarithms = Let(new TensorCall(TensorOp.LogSoftmax, [x], [LastAxis]), (TensorType)x.Type);
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
        var rows = _builder.Let(new Opaque("global::Diff.Kernels.TensorOps.Rows({0})", [ShapeOf(x)], IsPure: true), ScalarType.Int32);
        return _builder.Apply(Op.Convert, element, rows);
    }

    private void RequireSameShape(string operation, Operand x, Operand y, IInvocationOperation call) => Check(
        new Effect($"global::Diff.Kernels.TensorOps.RequireSameShape(\"{operation}\", {{0}}, {{1}})", [ShapeOf(x), ShapeOf(y)], Assures: Assurance.SameShape),
        new Origin(call.Syntax.GetLocation(), $"'{call.TargetMethod.Name}'"));

    // How many are not is summed in the pass that computes the terms, over the same space. A sigmoid is a probability by itself.
    private void RequireProbabilities(Operand x, Operand terms)
    {
        if (x is Variable variable && _builder.RawDefinitionOf(variable) is Apply { Op: Op.Sigmoid })
            return;
        var isOutside = Select(Elementwise(Op.Less, x, Number(0, x)), Number(1, x), Select(Elementwise(Op.Greater, x, Number(1, x)), Number(1, x), Number(0, x)));
        var outside = Sum(new(x, null, true), Let(new TensorCall(TensorOp.Expand, isOutside, terms), (TensorType)x.Type));
        _builder.Add(new Effect("global::Diff.Kernels.TensorOps.RequireProbabilities({0})", [outside], Assures: Assurance.NoneOutside));
    }
}
