using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Values: taking them apart and putting them together.</summary>
internal sealed partial class Lowering
{
    private Value FromOperand(Operand operand, ITypeSymbol type)
        => operand is Variable { Type: StructType } && ShapeOf(type) is { } shape ? new Projection(operand, "", shape) : new Leaf(operand);

    /// <summary>A member of an aggregate.</summary>
    private Value Child(Value value, int index, Location at)
    {
        if (value is Aggregate aggregate)
            return aggregate.Children[index];
        var projection = (Projection)value;
        var member = projection.Shape.Members[index];
        var path = Join(projection.Path, MemberName(projection.Shape, index, at));
        if (ShapeOf(member.Type) is { } shape)
            return new Projection(projection.Root, path, shape);
        return new Leaf(_builder.Let(new Member(projection.Root, path), Map(member.Type)));
    }

    private static string Join(string? path, string name) => string.IsNullOrEmpty(path) ? name : path + "." + name;

    /// <summary>The member's name in generated code, which must be able to see it.</summary>
    private string MemberName(Shape shape, int index, Location at)
    {
        var member = shape.Members[index];
        if (_context.Types.Layout(shape.Type) is { } layout && layout.IndexOf(member.Storage) is var i and >= 0 && layout.Slots[i].IsReadable)
            return layout.Type.Fields[i].Name;
        Report(Descriptors.Inaccessible, at, CSharpText.Readable(member.Reader));
        return CSharpText.Identifier(member.Name);
    }

    /// <summary>The same aggregate with another member.</summary>
    private Aggregate WithChild(Value value, int index, Value child, Location at)
    {
        var aggregate = Open(value, at);
        var children = aggregate.Children.ToArray();
        children[index] = aggregate.Shape.Members[index].NoDiff ? HoldConstant(child) : child;
        return new Aggregate(aggregate.Shape, new(children));
    }

    /// <summary>The aggregate with its members side by side, one level deep.</summary>
    private Aggregate Open(Value value, Location at)
    {
        if (value is Aggregate aggregate)
            return aggregate;
        var shape = ((Projection)value).Shape;
        return new Aggregate(shape, Enumerable.Range(0, shape.Members.Count).Select(i => Child(value, i, at)).ToEquatableArray());
    }

    /// <summary>The value with every member side by side, all levels deep.</summary>
    private Value Expand(Value value, Location at) => value switch
    {
        Projection => Expand(Open(value, at), at),
        Aggregate aggregate => new Aggregate(aggregate.Shape, aggregate.Children.Select(c => Expand(c, at)).ToEquatableArray()),
        _ => value,
    };

    /// <summary>The value with derivative zero.</summary>
    private Value HoldConstant(Value value) => value switch
    {
        Leaf { Operand: Variable { Type.IsFloat: true } variable } => new Leaf(_builder.Apply(Op.StopGradient, variable.Type, variable)),
        Aggregate aggregate => new Aggregate(aggregate.Shape, aggregate.Children.Select(HoldConstant).ToEquatableArray()),
        Projection projection when projection.Shape.Members.Count > 0 => HoldConstant(Expand(projection, Location.None)),
        _ => value,
    };

    /// <summary>The value as one operand: what calls, results and array elements take.</summary>
    private Operand ToOperand(Value value, ITypeSymbol type, Location at)
    {
        switch (value)
        {
            case Leaf leaf:
                return leaf.Operand;
            case Projection { Path: "" } whole:
                return whole.Root;
            case Projection part:
                return _builder.Let(new Member(part.Root, part.Path), Map(part.Shape.Type));
            case Aggregate aggregate:
                return Construct(aggregate, at);
            case Reference reference:
                return ToOperand(Read(reference.Place, at), type, at);
            default:
                Report(Descriptors.EscapingDelegate, at);
                return DefaultOperand(Map(type));
        }
    }

    private Operand Construct(Aggregate aggregate, Location at)
    {
        var type = aggregate.Shape.Type;
        if (_context.Types.Layout(type) is not { BuildsAllFields: true, Type: { Construction: not Construction.None } layout })
        {
            Report(Descriptors.UnsupportedType, at, CSharpText.Readable(type));
            return DefaultOperand(Map(type));
        }

        var fields = aggregate.Children.Zip(aggregate.Shape.Members, (c, m) => ToOperand(c, m.Type, at)).ToEquatableArray();
        return _builder.Let(new Construct(layout, fields), layout);
    }

    /// <summary>Names a value after the variable that it was assigned to; members get names such as <c>pX</c>.</summary>
    private void SetName(Value value, string? name)
    {
        switch (value)
        {
            case Leaf leaf when name is not null:
                _builder.SetName(leaf.Operand, name);
                break;
            case Aggregate aggregate when name is not null:
                for (var i = 0; i < aggregate.Children.Count; i++)
                    SetName(aggregate.Children[i], name + Capitalize(aggregate.Shape.Members[i].Name));
                break;
        }
    }

    private static string Capitalize(string name)
    {
        var plain = name.TrimStart('_', '@');
        return plain.Length == 0 ? name : char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }
}
