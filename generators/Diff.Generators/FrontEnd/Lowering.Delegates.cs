using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Lambdas, local functions and method groups: values that can be called, and nothing else.</summary>
internal sealed partial class Lowering
{
    private void DeclareFunction(IMethodSymbol function) => _frame.Functions.Add(function);

    /// <summary>A local function with the frame that it was declared in, whose variables it sees.</summary>
    private Closure FunctionOf(IMethodSymbol function)
    {
        for (var frame = _frame; frame is not null; frame = frame.Lexical)
        {
            if (frame.Functions.Contains(function.OriginalDefinition))
                return new Closure(function, null, frame, null);
        }

        return new Closure(function, null, _frame, null);
    }

    private Value DelegateOf(IDelegateCreationOperation creation) => Evaluate(creation.Target);

    private Value MethodGroup(IMethodReferenceOperation reference)
    {
        var method = Resolve(reference.Method, reference.ConstrainedToType);
        if (method.MethodKind == MethodKind.LocalFunction)
            return FunctionOf(method);
        if (reference.Instance is null)
            return new Closure(method, null, null, null);
        var receiver = Evaluate(reference.Instance);
        if (reference.IsVirtual || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (Dispatch(method, receiver, TypeOf(reference.Instance), reference) is not { } target)
                return Anything(reference);
            method = target;
        }

        return new Closure(method, null, null, receiver);
    }

    private Value? InvokeDelegate(IInvocationOperation call, IMethodSymbol method)
    {
        var target = call.Instance is null ? null : Evaluate(call.Instance);
        var arguments = Arguments(call.Arguments, method);
        if (target is Closure closure)
            return Invoke(closure, arguments, call);

        // A delegate from outside: what it does is not known here.
        var operands = arguments.Select((a, i) => ToOperand(a, method.Parameters[i].Type, ArgumentOf(call, i).Syntax.GetLocation())).ToArray();
        Suspect(operands, Descriptors.CallWithoutSource, call, call.Instance?.Syntax.ToString() ?? method.Name);
        return target is Leaf leaf
            ? Opaquely("{0}(" + Holes(1, operands.Length) + ")", [leaf.Operand, .. operands], method, isPure: false)
            : Anything(call);
    }

    private static string Holes(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(i => $"{{{i}}}"));

    private Value? Invoke(Closure closure, IReadOnlyList<Value> arguments, IOperation at)
    {
        var method = closure.Method;
        if (closure.Lexical is not { } lexical)
        {
            if (RuleFor(method) is null && MathMethods.TryGet(method, Diff.Generators.Ir.ScalarKind.Float64, out var op) && op != Diff.Generators.Ir.Op.Convert)
            {
                var operands = arguments.Select((a, i) => ToOperand(a, method.Parameters[i].Type, at.Syntax.GetLocation())).ToArray();
                return new Leaf(_builder.Apply(op, Map(method.ReturnType), operands));
            }

            return Call(method, closure.Receiver, arguments, at);
        }

        if (closure.Body is not null)
            return Enter(method, new Frame(method, lexical, lexical.Types), closure.Body, null, arguments, at);
        if (_context.Recursion.IsRecursive(method))
            return CallHelper(method, null, arguments, at);
        var body = _context.Body(method) is ILocalFunctionOperation function ? function.Body ?? function.IgnoredBody : _context.Body(method);
        return Enter(method, new Frame(method, lexical, TypeArguments.Of(method, _context.Compilation, lexical.Types)), body, null, arguments, at);
    }
}
