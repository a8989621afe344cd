using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Calls of methods whose source is here: their bodies are run in place, or they become helpers.</summary>
internal sealed partial class Lowering
{
    // Deeper than any method that is written by hand; only what the recursion analysis cannot see gets there.
    private const int DeepestInlining = 200;

    // Operations of the user's, each counted as often as it is lowered.
    private const int LargestFunction = 300_000;

    private int _depth;
    private int _operations;

    /// <summary>Runs a method in place; gives its value, a reference when it returns one, null for <c>void</c>.</summary>
    private Value? Inline(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        if (_context.Recursion.IsRecursive(method) || _context.Helpers.IsWorthwhile(method, _key))
            return CallHelper(method, receiver, arguments, at);
        return Enter(method, new Frame(method, null, TypeArguments.Of(method, _context.Compilation, null)), _context.Body(method), receiver, arguments, at);
    }

    private Value? Enter(IMethodSymbol method, Frame frame, IOperation? body, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        _operations += _context.Helpers.CountOf(body);
        if (_depth >= DeepestInlining || _operations > LargestFunction)
        {
            var problem = _depth >= DeepestInlining ? "nested too deeply" : "too large once its own calls are expanded";
            Unsupported(at, $"The call to '{method.Name}', which is {problem},", "Split it into static methods that return their results");
            return method.ReturnsVoid ? null : Default(method.ReturnType);
        }

        Bind(frame, method, receiver, arguments, at);
        var outer = _frame;
        _frame = frame;
        _depth++;
        var result = RunMethod(body, method);
        if (result is not null && !_cells.IsDead)
            RequireDeclaredResult(method, result, frame.Lengths);
        _depth--;
        _frame = outer;
        return method.ReturnsVoid ? null : result ?? Default(method.ReturnType);
    }

    private void Bind(Frame frame, IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        if (receiver is not null)
        {
            frame.This = NewCell("self", method.ContainingType);
            _cells[frame.This] = receiver;
        }

        // The body of a partial method speaks of the parameters of the part that has it.
        var declared = (method.PartialImplementationPart ?? method).Parameters;
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = method.Parameters[i];
            var cell = NewCell(parameter.Name, parameter.Type);
            frame.Bind(declared[i], cell);
            _cells[cell] = KnownSymbols.HasNoDiff(parameter) ? Held(arguments[i], parameter, method, at) : arguments[i];
            RequireArgument(_cells[cell]!, parameter, method, at, frame.Lengths);
        }
    }

    /// <summary>An argument for a parameter that is held constant: it must not be active, or the gradient would lose it in silence.</summary>
    private Value Held(Value argument, IParameterSymbol parameter, IMethodSymbol method, IOperation at)
    {
        Suspect(Operands(argument), Descriptors.ActiveArgumentToPassive, ArgumentOf(at, parameter.Ordinal), CSharpText.Readable(method), parameter.Name);
        return HoldConstant(argument);
    }

    private static IEnumerable<Operand> Operands(Value value) => value switch
    {
        Leaf leaf => [leaf.Operand],
        Aggregate aggregate => aggregate.Children.SelectMany(Operands),
        Projection projection => [projection.Root],
        _ => [],
    };

    // Rows could be exchanged, and arrays in structs are no arguments of their own.
    private bool IsRestorable(IParameterSymbol parameter) => Map(TypeOf(parameter.Type)) switch
    {
        ArrayType type => !HoldsMemory(type.Element) && !KnownSymbols.HasNoDiff(parameter),
        { } type => !HoldsMemory(type),
    };

    private static bool HoldsMemory(IrType type) => type is ArrayType
        || (type is StructType aggregate && aggregate.Fields.Any(f => f.Type is StructType { IsClass: true } || HoldsMemory(f.Type)));

    private Value? CallHelper(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        if (receiver is not null || !method.IsStatic || method.MethodKind == MethodKind.LocalFunction)
        {
            Unsupported(at, $"The recursive method '{method.Name}'", "Make it a static method of a type, with everything it reads as parameters");
            return method.ReturnsVoid ? null : Default(method.ReturnType);
        }

        CheckAccess(method, at);
        var writes = ArrayWrites.Find(method, _context);
        if (method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) || (writes && method.Parameters.Any(p => !IsRestorable(p))))
        {
            Report(Descriptors.RecursiveWrite, at, CSharpText.Readable(method));
            return method.ReturnsVoid ? null : Default(method.ReturnType);
        }

        var location = at.Syntax.GetLocation();
        var operands = arguments.Select((a, i) => ToOperand(a, method.Parameters[i].Type, ArgumentOf(at, i).Syntax.GetLocation())).ToEquatableArray();
        for (var i = 0; i < operands.Count; i++)
        {
            if (KnownSymbols.HasNoDiff(method.Parameters[i]))
                Suspect([operands[i]], Descriptors.ActiveArgumentToPassive, ArgumentOf(at, i), CSharpText.Readable(method), method.Parameters[i].Name);
        }

        var lengths = new Dictionary<string, Operand>();
        for (var i = 0; i < operands.Count; i++)
            RequireArgument(arguments[i], method.Parameters[i], method, at, lengths);
        var callee = new HelperCallee(_context.Helpers.Require(method), CSharpText.Method(method), writes);
        if (method.ReturnsVoid)
        {
            _builder.Let(new Call(callee, operands), HelperCallee.Nothing);
            return null;
        }

        var result = FromOperand(_builder.Let(new Call(callee, operands), Map(method.ReturnType)), method.ReturnType);
        RequireDeclaredResult(method, result, lengths);
        return result;
    }
}
