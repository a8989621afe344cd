using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Elements copied and overwritten, with the checks of .NET's methods that do it.</summary>
internal sealed partial class Lowering
{
    // The memory that a slice is a part of.
    private readonly Dictionary<Operand, Operand> _wholes = [];

    private Operand CopyOf(Operand array, ITypeSymbol element, IOperation at)
    {
        var type = (ArrayType)array.Type with { Kind = ArrayKind.Array };
        var lengths = LengthsOf(array);
        var copy = _builder.Let(new Allocate(type, lengths), type);
        ForEach(lengths, indices => CopyElement(array, indices, copy, indices, element, at));
        return copy;
    }

    /// <summary>Sets every element to a value, or to zero.</summary>
    private void Overwrite(Operand array, ITypeSymbol element, IOperation at, Operand? value)
        => ForEach(LengthsOf(array), indices => WriteElement(
            new ElementPlace(array, indices, null, element), value is null ? Default(element) : FromOperand(value, element), at.Syntax.GetLocation()));

    private EquatableArray<Operand> LengthsOf(Operand array)
        => Enumerable.Range(0, ((ArrayType)array.Type).Rank).Select(d => LengthAlong(array, Constant.Int(d))).ToEquatableArray();

    private void ClearPart(Operand array, Operand from, Operand count, IInvocationOperation at)
    {
        const string exception = "new global::System.IndexOutOfRangeException()";
        RequireNonNegative(from, exception, at);
        RequireNonNegative(count, exception, at);
        Require(count, Minus(LengthOf(array), from), exception, at);
        var element = ElementTypeOf(at);
        Count(count, index => WriteElement(new ElementPlace(array, [Plus(from, index)], null, element), Default(element), at.Syntax.GetLocation()));
    }

    private void CopyAll(Operand source, Operand target, ITypeSymbol element, IOperation at)
    {
        var count = LengthOf(source);
        Require(count, LengthOf(target), "new global::System.ArgumentException(\"Destination is too short.\", \"destination\")", at);
        Copy(source, Constant.Int(0), target, Constant.Int(0), count, element, at);
    }

    private void CopyPart(Operand source, Operand from, Operand target, Operand to, Operand count, IInvocationOperation at)
    {
        const string text = "array was not long enough. Check the {0} index, length, and the array's lower bounds.";
        // In the order of Array.Copy, so that of two mistakes the same one is named.
        RequireNonNegative(count, Negative("length"), at);
        RequireNonNegative(from, Negative("sourceIndex"), at);
        Require(count, Minus(LengthOf(source), from), Short("Source", "source"), at);
        RequireNonNegative(to, Negative("destinationIndex"), at);
        Require(count, Minus(LengthOf(target), to), Short("Destination", "destination"), at);
        Copy(source, from, target, to, count, ElementTypeOf(at), at);

        static string Short(string first, string name)
            => $"new global::System.ArgumentException(\"{first} {text.Replace("{0}", name)}\", \"{name}Array\")";

        static string Negative(string name)
            => $"new global::System.ArgumentOutOfRangeException(\"{name}\", \"Non-negative number required.\")";
    }

    private void Require(Operand needed, Operand available, string exception, IOperation at)
    {
        if (needed != available)
            ThrowIf(_builder.Apply(Op.Greater, ScalarType.Bool, needed, available), exception, at);
    }

    private void RequireNonNegative(Operand number, string exception, IOperation at)
    {
        if (number is not Constant { Bits: >= 0 } && !(number is Variable variable && _builder.RawDefinitionOf(variable) is Length))
            ThrowIf(_builder.Apply(Op.Less, ScalarType.Bool, number, Constant.Int(0)), exception, at);
    }

    private void ThrowIf(Operand condition, string exception, IOperation at)
        => Branch(
            condition,
            () =>
            {
                _builder.Add(new Throw(exception, []));
                _cells.IsDead = true;
            },
            () => { },
            at.Syntax.GetLocation());

    /// <summary>Copies elements as <c>memmove</c> does: what may overlap is read before it is written.</summary>
    private void Copy(Operand source, Operand from, Operand target, Operand to, Operand count, ITypeSymbol element, IOperation at)
    {
        if (MayBeTheSame(WholeOf(source), WholeOf(target)))
        {
            var type = (ArrayType)source.Type with { Kind = ArrayKind.Array };
            var between = _builder.Let(new Allocate(type, [count]), type);
            CopyForward(source, from, between, Constant.Int(0), count, element, at);
            (source, from) = (between, Constant.Int(0));
        }

        CopyForward(source, from, target, to, count, element, at);
    }

    private Operand WholeOf(Operand array) => _wholes.TryGetValue(array, out var whole) ? whole : array;

    // What was made here is nothing else, and different parameters are different memory. A choice, or what a loop hands on, may be either.
    private bool MayBeTheSame(Operand a, Operand b) => a == b || !IsKnown(a) || !IsKnown(b);

    private bool IsKnown(Operand array)
        => _parameters.Contains(array) || (array is Variable variable && _builder.RawDefinitionOf(variable) is Allocate);

    private void CopyForward(Operand source, Operand from, Operand target, Operand to, Operand count, ITypeSymbol element, IOperation at)
        => Count(count, index => CopyElement(source, [Plus(from, index)], target, [Plus(to, index)], element, at));

    private void CopyElement(
        Operand source, EquatableArray<Operand> from, Operand target, EquatableArray<Operand> to, ITypeSymbol element, IOperation at)
    {
        var location = at.Syntax.GetLocation();
        WriteElement(new ElementPlace(target, to, null, element), ReadElement(new ElementPlace(source, from, null, element), location), location);
    }

    /// <summary>Loops over all indices below the lengths, the last running fastest.</summary>
    private void ForEach(IReadOnlyList<Operand> lengths, Action<EquatableArray<Operand>> body, params Operand[] outer)
    {
        if (outer.Length == lengths.Count)
            body(outer.ToEquatableArray());
        else
            Count(lengths[outer.Length], index => ForEach(lengths, body, [.. outer, index]));
    }

    /// <summary>A loop of the lowering's own, which carries nothing.</summary>
    private void Count(Operand count, Action<Operand> body)
    {
        var index = _builder.NewVariable(ScalarType.Int32, "i");
        _builder.Open();
        body(index);
        _builder.Add(new For(index, Constant.Int(0), Comparison.Less, count, 1, [], _builder.Close()));
    }
}
