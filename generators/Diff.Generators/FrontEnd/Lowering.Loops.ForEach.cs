using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary><c>foreach</c> over arrays, spans and strings, as a loop that counts.</summary>
internal sealed partial class Lowering
{
    private void LowerForEach(IForEachLoopOperation loop)
    {
        DeclareLocals(loop.Locals);
        var source = Unwrap(loop.Collection);
        var isText = TypeOf(source).SpecialType == SpecialType.System_String;
        if (Map(TypeOf(source)) is not ArrayType && !isText)
        {
            Report(
                Descriptors.UnsupportedStatement, source,
                $"A foreach over '{CSharpText.Readable(TypeOf(source))}'", "Iterate over an array or a span");
            return;
        }

        if (loop.IsAsynchronous)
        {
            Report(Descriptors.UnsupportedStatement, loop.Syntax.GetFirstToken().GetLocation(), "An asynchronous loop", "Iterate over an array or a span");
            return;
        }

        var collection = Operand(source);
        var element = isText ? _context.Compilation.GetSpecialType(SpecialType.System_Char) : ElementType(TypeOf(source));
        if (collection.Type is ArrayType { Rank: 2 })
            ForEachOfTwo(loop, collection, element);
        else if (FlowAnalysis.JumpsTo(loop.Body, loop.ExitLabel) || FlowAnalysis.Returns(loop.Body))
            ForEachWithExit(loop, collection, element);
        else
            ForEachCounted(loop, collection, element);
    }

    private Operand CountOf(Operand collection)
        => collection.Type is ArrayType ? LengthOf(collection) : _builder.Let(new Opaque("{0}.Length", [collection], false), ScalarType.Int32);

    private void ForEachCounted(IForEachLoopOperation loop, Operand collection, ITypeSymbol element)
    {
        var count = CountOf(collection);
        var index = _builder.NewVariable(ScalarType.Int32, "i");
        LowerCounted(loop, [loop.Body], index, Constant.Int(0), Comparison.Less, count, 1, () =>
        {
            SetLoopVariable(loop, collection, [index], element);
            LowerBody(loop, null, loop.Syntax.GetLocation());
        });
    }

    private void ForEachWithExit(IForEachLoopOperation loop, Operand collection, ITypeSymbol element)
    {
        var count = CountOf(collection);
        var index = NewCell("i", _context.Compilation.GetSpecialType(SpecialType.System_Int32));
        _cells[index] = new Leaf(Constant.Int(0));
        Operand Index() => ((Leaf)_cells[index]!).Operand;
        LowerLoop(
            loop,
            [loop.Body],
            () => _builder.Apply(Op.Less, ScalarType.Bool, Index(), count),
            testFirst: true,
            conditionAssigns: false,
            () => _cells[index] = new Leaf(_builder.Apply(Op.Add, ScalarType.Int32, Index(), Constant.Int(1))),
            top: () => SetLoopVariable(loop, collection, [Index()], element),
            own: index);
    }

    /// <summary>The elements of a two-dimensional array, row by row.</summary>
    private void ForEachOfTwo(IForEachLoopOperation loop, Operand array, ITypeSymbol element)
    {
        if (FlowAnalysis.JumpsTo(loop.Body, loop.ExitLabel) || FlowAnalysis.Returns(loop.Body))
        {
            Report(
                Descriptors.UnsupportedStatement, loop.Syntax.GetFirstToken().GetLocation(),
                "Leaving a foreach over a two-dimensional array", "Use two for loops");
            return;
        }

        var (rows, columns) = (_builder.NewVariable(ScalarType.Int32, "i"), _builder.NewVariable(ScalarType.Int32, "j"));
        var height = _builder.Let(new Length(array, 0), ScalarType.Int32);
        var width = _builder.Let(new Length(array, 1), ScalarType.Int32);
        IOperation[] code = [loop.Body];
        LowerCounted(loop, code, rows, Constant.Int(0), Comparison.Less, height, 1, () =>
            LowerCounted(loop, code, columns, Constant.Int(0), Comparison.Less, width, 1, () =>
            {
                SetLoopVariable(loop, array, [rows, columns], element);
                LowerBody(loop, null, loop.Syntax.GetLocation());
            }));
    }

    private void SetLoopVariable(IForEachLoopOperation loop, Operand collection, Operand[] indices, ITypeSymbol element)
    {
        var at = loop.LoopControlVariable.Syntax.GetLocation();
        if (collection.Type is not ArrayType)
        {
            var character = new Leaf(_builder.Let(new Opaque("{0}[{1}]", [collection, indices[0]], false), Map(element)));
            SetLoopVariable(loop, character, element);
            return;
        }

        var place = new ElementPlace(collection, indices.ToEquatableArray(), null, element);
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } symbol })
            _cells[_frame.Find(symbol)!] = new Reference(place);
        else
            SetLoopVariable(loop, Read(place, at), element);
    }

    private void SetLoopVariable(IForEachLoopOperation loop, Value value, ITypeSymbol element)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: var symbol }:
                var cell = _frame.Find(symbol) ?? Declare(symbol, symbol.Type);
                value = Convert(value, element, cell.Type!, ImplicitOperator(element, cell.Type!), loop);
                SetName(value, symbol.Name);
                _cells[cell] = value;
                break;
            case var target:
                var targets = new List<(IOperation Target, Place? Place)>();
                Collect(target, targets);
                var position = 0;
                Assign(target, value, element, targets, ref position, loop);
                break;
        }
    }
}
