using System;
using System.Collections.Generic;
using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>What an operation on tensors is told besides the tensors: an axis, lengths, a range, labels.</summary>
internal abstract record Setting
{
    /// <summary>The operands in it, in the order of its text.</summary>
    public abstract IEnumerable<Operand> Operands { get; }

    /// <summary>The setting with other operands.</summary>
    public abstract Setting Map(Func<Operand, Operand> map);

    /// <summary>The setting as a C# argument.</summary>
    /// <param name="alone">The text of an operand that stands alone.</param>
    /// <param name="inside">The text of an operand that something is written before or behind.</param>
    public abstract string Text(Func<Operand, string> alone, Func<Operand, string> inside);
}

/// <summary>A number, a truth value, an index, or memory that holds several.</summary>
internal sealed record ValueSetting(Operand Value) : Setting
{
    public override IEnumerable<Operand> Operands => [Value];

    public override Setting Map(Func<Operand, Operand> map) => new ValueSetting(map(Value));

    public override string Text(Func<Operand, string> alone, Func<Operand, string> inside) => alone(Value);
}

/// <summary>A place counted from the end: <c>^1</c>.</summary>
internal sealed record FromEndSetting(Operand Value) : Setting
{
    public override IEnumerable<Operand> Operands => [Value];

    public override Setting Map(Func<Operand, Operand> map) => new FromEndSetting(map(Value));

    public override string Text(Func<Operand, string> alone, Func<Operand, string> inside) => "^" + inside(Value);
}

/// <summary>A range along an axis: <c>1..^1</c>.</summary>
internal sealed record RangeSetting(Setting Start, Setting End) : Setting
{
    public override IEnumerable<Operand> Operands => Start.Operands.Concat(End.Operands);

    public override Setting Map(Func<Operand, Operand> map) => new RangeSetting(Start.Map(map), End.Map(map));

    public override string Text(Func<Operand, string> alone, Func<Operand, string> inside)
        => $"{Start.Text(inside, inside)}..{End.Text(inside, inside)}";
}

/// <summary>A list that is written out: <c>[0, 1]</c>.</summary>
internal sealed record ListSetting(EquatableArray<Setting> Items) : Setting
{
    public override IEnumerable<Operand> Operands => Items.SelectMany(i => i.Operands);

    public override Setting Map(Func<Operand, Operand> map) => new ListSetting(Items.Select(i => i.Map(map)).ToEquatableArray());

    public override string Text(Func<Operand, string> alone, Func<Operand, string> inside)
        => $"[{string.Join(", ", Items.Select(i => i.Text(alone, inside)))}]";
}
