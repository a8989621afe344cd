using System.Collections.Generic;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Reductions: sums, and what is made of sums.</summary>
internal sealed partial class Lowering
{
    private static readonly HashSet<string> Reductions = ["Sum", "Mean", "Variance", "Norm", "LogSumExp", "Max", "Min", "Prod"];

    private Operand Reduce(IInvocationOperation call, IMethodSymbol method, TensorArguments arguments)
    {
        var x = arguments.Tensor(0);
        var reduction = arguments.Has("axes")
            ? Along(call, x, arguments)
            : new TensorReduction(x, null, true);
        return method.Name switch
        {
            "Sum" => Dropped(reduction, Sum(reduction, x)),
            "Mean" => Dropped(reduction, Divide(Sum(reduction, x), Count(reduction, 0))),
            "Variance" => Dropped(reduction, Variance(reduction, arguments.Constant("correction", 0))),
            "Norm" => Reduced(TensorOp.Norm, reduction),
            "LogSumExp" => Reduced(TensorOp.LogSumExp, reduction),
            "Max" => Reduced(TensorOp.Max, reduction),
            "Min" => Reduced(TensorOp.Min, reduction),
            _ => Reduced(TensorOp.Prod, reduction),
        };
    }

    private TensorReduction Along(IInvocationOperation call, Operand x, TensorArguments arguments)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter!.Name == "axes")
                return new TensorReduction(x, new Axes(this, argument.Value), arguments.Constant("keepAxes", false));
        }

        return new TensorReduction(x, null, true);
    }

    /// <summary>The sum: a number, or a tensor whose reduced axes have length 1.</summary>
    private Operand Sum(TensorReduction reduction, Operand x) => reduction.Axes is { } axes
        ? Let(new TensorCall(TensorOp.SumAxes, [x], axes.Settings, axes.Text), (TensorType)x.Type)
        : _builder.Let(new TensorCall(TensorOp.Total, x), ((TensorType)x.Type).Element);

    /// <summary>How many elements go into each sum, less a correction.</summary>
    private Operand Count(TensorReduction reduction, int correction)
    {
        var element = ((TensorType)reduction.Tensor.Type).Element;
        var count = reduction.Axes is { } axes
            ? _builder.Let(new TensorCall(TensorOp.CountAlong, [reduction.Tensor], axes.Settings, axes.Text), ScalarType.Int32)
            : _builder.Let(new TensorCall(TensorOp.CountOf, reduction.Tensor), ScalarType.Int32);
        var number = _builder.Apply(Op.Convert, element, count);
        return correction == 0 ? number : _builder.Apply(Op.Subtract, element, number, Constant.Float(element, correction));
    }

    private Operand Divide(Operand sum, Operand count)
        => sum.Type is TensorType type ? Elementwise(Op.Divide, sum, Fill(count, type)) : _builder.Apply(Op.Divide, sum.Type, sum, count);

    /// <summary>The squares of the distances from the mean, averaged.</summary>
    private Operand Variance(TensorReduction reduction, int correction)
    {
        var x = reduction.Tensor;
        var mean = Fill(Divide(Sum(reduction, x), Count(reduction, 0)), (TensorType)x.Type);
        var distance = Elementwise(Op.Subtract, x, mean);
        return Divide(Sum(reduction, Elementwise(Op.Multiply, distance, distance)), Count(reduction, correction));
    }

    private Operand Dropped(TensorReduction reduction, Operand kept) => reduction is { Axes: { } axes, KeepAxes: false }
        ? Let(new TensorCall(TensorOp.DropAxes, [kept], axes.Settings, axes.Text), (TensorType)kept.Type)
        : kept;

    private Operand Reduced(TensorOp op, TensorReduction reduction)
    {
        var x = reduction.Tensor;
        return reduction.Axes is { } axes
            ? Dropped(reduction, Let(new TensorCall(op, [x], axes.Settings, axes.Text), (TensorType)x.Type))
            : _builder.Let(new TensorCall(op, x), ((TensorType)x.Type).Element);
    }

    /// <summary>What is reduced.</summary>
    /// <param name="Tensor">The tensor.</param>
    /// <param name="Axes">The axes; null for all of them.</param>
    /// <param name="KeepAxes">Whether the result keeps them, with length 1.</param>
    private sealed record TensorReduction(Operand Tensor, Axes? Axes, bool KeepAxes);

    /// <summary>Axes as the user wrote them.</summary>
    private sealed class Axes
    {
        private readonly List<Operand> _settings = [];

        public Axes(Lowering lowering, IOperation argument)
        {
            var value = Unwrap(argument);
            if (TensorArguments.Items(value) is { } items)
            {
                foreach (var item in items)
                    _settings.Add(lowering.Operand(item));
                Text = "[" + Holes(0, _settings.Count) + "]";
            }
            else
            {
                _settings.Add(lowering.Operand(value));
                Text = "{0}";
            }
        }

        public EquatableArray<Operand> Settings => _settings.ToEquatableArray();

        public string Text { get; }
    }
}
