using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Operations on tensors: each becomes arithmetic on elements, or an operation of the IR.</summary>
internal sealed partial class Lowering
{
    private static readonly Dictionary<string, Op> TensorComparisons = new()
    {
        ["Equal"] = Op.Equal,
        ["GreaterThan"] = Op.Greater,
        ["GreaterThanOrEqual"] = Op.GreaterOrEqual,
        ["LessThan"] = Op.Less,
        ["LessThanOrEqual"] = Op.LessOrEqual,
    };

    /// <summary>A call of the runtime's tensor library.</summary>
    private Value? TensorLibrary(IInvocationOperation call, IMethodSymbol method)
    {
        var arguments = new TensorArguments(this, call, method);
        if (method.Name is "AsSpan" or "AsMemory" or "AsTensorSpan")
            return Unsupported(call, $"'{method.Name}' of a tensor, through which it can be changed,", "Read its elements by their indices");
        if (method.Name == "Clone" && method.Parameters.Length == 0)
            return new Leaf(arguments.Tensor(0));
        if (method.Name == "ToScalar")
            return new Leaf(_builder.Let(new TensorCall(TensorOp.ToScalar, arguments.Tensor(0)), Map(TypeOf(call))));
        if (arguments.Tensors.Count == 0)
            return CreateTensor(call, method, arguments);
        if (Reductions.Contains(method.Name) && (arguments.Has("axes") || arguments.Tensors.Count == 1))
            return new Leaf(Reduce(method, arguments));
        if (TensorComparisons.TryGetValue(method.Name, out var comparison))
            return new Leaf(Compare(comparison, arguments.Tensor(0), arguments.Tensor(1)));
        if (TensorOps.TryGetValue(method.Name, out var op))
            return new Leaf(Let(new TensorCall(op, arguments.Tensors, arguments.Settings), (TensorType)Map(TypeOf(call))));
        if (method.Name == "Where")
        {
            var condition = arguments.Tensor(0);
            return new Leaf(Select(Elementwise(Op.NotEqual, condition, Number(0, condition)), arguments.Tensor(1), arguments.Tensor(2)));
        }

        if (Activation(method.Name, arguments) is { } activation)
            return new Leaf(activation);
        if (Enum.TryParse<Op>(method.Name, out var elementwise) && OpInfo.Of(elementwise).Arity == method.Parameters.Length && arguments.Settings.Count == 0)
            return new Leaf(Elementwise(elementwise, [.. arguments.Tensors]));
        return CallOpaque(call, method, call.Instance is null ? null : Evaluate(call.Instance));
    }

    private static bool IsTensorLibrary(IMethodSymbol method)
        => method.ContainingType is { Name: "Tensor" } type && KnownSymbols.IsIn(type, "Diff");

    private static readonly Dictionary<string, TensorOp> TensorOps = new()
    {
        ["MatrixMultiply"] = TensorOp.MatrixMultiply,
        ["Reshape"] = TensorOp.Reshape,
        ["Squeeze"] = TensorOp.Squeeze,
        ["Unsqueeze"] = TensorOp.Unsqueeze,
        ["Permute"] = TensorOp.Permute,
        ["Transpose"] = TensorOp.Transpose,
        ["Slice"] = TensorOp.Slice,
        ["BroadcastTo"] = TensorOp.BroadcastTo,
        ["Concatenate"] = TensorOp.Concatenate,
        ["Stack"] = TensorOp.Stack,
        ["IndexSelect"] = TensorOp.IndexSelect,
        ["Softmax"] = TensorOp.Softmax,
        ["LogSoftmax"] = TensorOp.LogSoftmax,
    };

    /// <summary>A tensor made of passive values, or of one number.</summary>
    private Value CreateTensor(IInvocationOperation call, IMethodSymbol method, TensorArguments arguments)
    {
        var type = Map(TypeOf(call));
        if (method.Name == "Scalar")
            return new Leaf(Fill(arguments.ValueOf("value"), (TensorType)type));
        if (method.Name == "Full")
            return new Leaf(Let(new TensorCall(TensorOp.BroadcastTo, [Fill(arguments.ValueOf("value"), (TensorType)type)], [arguments.SettingOf("shape")]), (TensorType)type));
        if (method.Name == "Create" && arguments.Array is { Type: ArrayType { Rank: 1, Element: ScalarType { IsFloat: true } } } array)
            return new Leaf(Let(new TensorCall(TensorOp.FromArray, [array], arguments.Settings), (TensorType)type));
        var operands = arguments.Settings.SelectMany(s => s.Operands).ToEquatableArray();
        Suspect(operands, Diagnostics.Descriptors.CallWithoutSource, call, CSharpText.Readable(method));
        var hole = 0;
        string Hole(Operand operand) => $"{{{hole++}}}";
        var text = $"{CSharpText.Method(method)}({string.Join(", ", arguments.Settings.Select(s => s.Text(Hole, Hole)))})";
        return new Leaf(_builder.Let(new Opaque(text, operands, IsPure: false, Shape: arguments.Has("shape") ? arguments.SettingOf("shape") : null), type));
    }

    private Variable Let(TensorCall call, TensorType type) => _builder.Let(call, type);

    private Variable ShapeOf(Operand tensor) => _builder.Let(new TensorCall(TensorOp.ShapeOf, tensor), new OpaqueType("global::Diff.Shape"));

    /// <summary>A number as a tensor that fits every shape; a tensor as it is.</summary>
    private Operand Fill(Operand operand, TensorType type) => operand switch
    {
        { Type: TensorType } => operand,
        Constant constant => Constant.Float(type, constant.Value),
        _ when operand.Type != type.Element => Fill(_builder.Apply(Op.Convert, type.Element, operand), type),
        _ => Let(new TensorCall(TensorOp.Fill, operand), type),
    };

    private Operand Elementwise(Op op, params Operand[] operands)
    {
        var type = (TensorType)operands.First(o => o.Type is TensorType).Type;
        var result = OpInfo.Of(op).Result == OpResult.Bool ? type.TruthType : type;
        return _builder.Apply(op, result, [.. operands.Select(o => Fill(o, type))]);
    }

    private static Constant Number(double value, Operand like) => Constant.Float(like.Type, value);

    private Operand Select(Operand condition, Operand whenTrue, Operand whenFalse)
    {
        var type = (TensorType)(whenTrue.Type is TensorType ? whenTrue.Type : whenFalse.Type);
        return _builder.Apply(Op.Select, type, condition, Fill(whenTrue, type), Fill(whenFalse, type));
    }

    private Operand Compare(Op comparison, Operand x, Operand y)
    {
        var tensor = x.Type is TensorType ? x : y;
        return Select(Elementwise(comparison, x, y), Number(1, tensor), Number(0, tensor));
    }

    /// <summary>An operator between tensors, or a tensor and a number; null where it is another type's.</summary>
    private Value? TensorOperator(Op op, IMethodSymbol? method, params Operand[] operands)
        => method is not null && IsTensorLibrary(method) && operands.Any(o => o.Type is TensorType) ? new Leaf(Elementwise(op, operands)) : null;

    /// <summary>The outputs of a linear layer: x Wᵀ + b.</summary>
    private Value ApplyLinear(IInvocationOperation call)
    {
        var at = call.Syntax.GetLocation();
        var layer = Evaluate(call.Instance!);
        var x = Operand(call.Arguments[0].Value);
        if (layer is not (Aggregate or Projection) || x.Type is not TensorType type)
            return Anything(call);
        var weight = ((Leaf)Child(layer, 0, at)).Operand;
        var bias = ((Leaf)Child(layer, 1, at)).Operand;
        return new Leaf(Elementwise(Op.Add, Let(new TensorCall(TensorOp.MatrixMultiply, [x, weight], [new ValueSetting(Constant.False), new ValueSetting(Constant.True)]), type), bias));
    }

    /// <summary>What a tensor tells of itself; null for what does not concern tensors.</summary>
    private Value? TensorProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance || Map(TypeOf(instance)) is not TensorType type)
            return null;
        var tensor = Operand(instance);
        switch (property.Property.Name)
        {
            case "Shape":
                return new Leaf(_builder.Let(new TensorCall(TensorOp.ShapeOf, tensor), Map(TypeOf(property))));
            case "Length":
                return new Leaf(_builder.Let(new TensorCall(TensorOp.CountOf, tensor), ScalarType.Int32));
            case "Rank":
                return new Leaf(_builder.Let(new Opaque(ShapeTemplates.Rank, [ShapeOf(tensor)], IsPure: true), ScalarType.Int32));
            case "this[]":
                var items = property.Arguments.Length == 1 && TensorArguments.Items(Unwrap(property.Arguments[0].Value)) is { } list
                    ? list
                    : [.. property.Arguments.Select(a => a.Value)];
                var indices = items.Select(i => (Setting)new ValueSetting(Operand(i))).ToEquatableArray();
                return new Leaf(_builder.Let(new TensorCall(TensorOp.Element, [tensor], indices), type.Element));
            default:
                return null;
        }
    }
}
