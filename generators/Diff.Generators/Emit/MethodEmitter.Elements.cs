using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Writing to elements of arrays, and to members of them.</summary>
internal sealed partial class MethodEmitter
{
    private void WriteStore(Store store)
    {
        var place = _text.Element(store.Array, store.Indices, null);
        if (store.Path is null)
            Line($"{place} = {_text.Of(store.Value)};");
        else
            Line(AggregateText.Assign(ElementType(store.Array), place, store.Path, _text.Of(store.Value)));
    }

    private void WriteAccumulate(Accumulate add)
    {
        var place = _text.Element(add.Array, add.Indices, null);
        if (add.Path is null)
            Line(Signed(place, "+=", "-=", add.Value) + ";");
        else if (IsWritable(ElementType(add.Array), add.Path))
            Line(Signed($"{place}.{add.Path}", "+=", "-=", add.Value) + ";");
        else
            WriteParts([add]);
    }

    // a -= b rather than a += -b.
    private string Signed(string place, string plus, string minus, Operand value)
        => value is Variable variable && _inlining.Of(variable) is Apply { Op: Op.Negate, Arguments: [var negated] }
            ? $"{place} {minus} {(plus == "+=" ? _text.Of(negated) : _text.Term(negated))}"
            : $"{place} {plus} {(plus == "+=" ? _text.Of(value) : _text.Term(value))}";

    /// <summary>The additions from here on that go to read-only members of one element: it is built anew once for all of them.</summary>
    private List<Accumulate> Gather(List<Statement> statements, int first)
    {
        var parts = new List<Accumulate>();
        for (var i = first; i < statements.Count; i++)
        {
            if (statements[i] is not Accumulate { Path: { } path } part
                || IsWritable(ElementType(part.Array), path)
                || parts.Any(p => p.Array != part.Array || !p.Indices.Equals(part.Indices) || p.Path == path)
                || (parts.Count > 0 && _inlining.ReadsMemory(part.Value)))
                break;
            parts.Add(part);
        }

        return parts;
    }

    private void WriteParts(List<Accumulate> parts)
    {
        var place = _text.Element(parts[0].Array, parts[0].Indices, null);
        var values = parts.ToDictionary(p => p.Path!, p => Signed($"{place}.{p.Path}", "+", "-", p.Value));
        Line($"{place} = {AggregateText.Rebuilt(ElementType(parts[0].Array), place, values)};");
    }

    private static bool IsWritable(StructType type, string path)
    {
        var split = path.IndexOf('.');
        var field = type.Fields.First(f => f.Name == (split < 0 ? path : path.Substring(0, split)));
        return field.IsWritable && (split < 0 || IsWritable((StructType)field.Type, path.Substring(split + 1)));
    }

    private static StructType ElementType(Operand array) => (StructType)((ArrayType)array.Type).Element;
}
