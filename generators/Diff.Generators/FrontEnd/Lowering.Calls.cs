using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Calls: which method is meant, and by which road it is taken.</summary>
internal sealed partial class Lowering
{
    /// <summary>The call's value; a reference when the method returns one; null for <c>void</c>.</summary>
    private Value? Call(IInvocationOperation call)
    {
        var method = _frame.Types?.Substitute(call.TargetMethod) ?? call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return InvokeDelegate(call, method);
        if (method.MethodKind == MethodKind.LocalFunction)
            return Invoke(FunctionOf(method), Arguments(call.Arguments, method), call);
        if (KnownSymbols.IsGenerated(method))
            return Unsupported(call, $"A call to '{CSharpText.Readable(method)}', which is written while the project builds,", "Call the method that it is made of; derivatives of derivatives are not supported");
        if (IsStopGradient(method))
            return HoldConstant(Evaluate(call.Arguments[0].Value));
        var receiverKind = call.ConstrainedToType is { } constrained ? ScalarKinds.Of(TypeOf(constrained)) : null;
        if (call.Instance is null && RuleFor(method) is null && TryMath(call, method, receiverKind ?? ScalarKind.Float64) is { } math)
            return math;

        method = Resolve(method, call.ConstrainedToType);
        if (RuleFor(method) is null && TryRuntime(call, method, out var known))
            return known;
        if (call.Instance is { } array && Map(TypeOf(array)) is ArrayType || (IsArrayLibrary(method) && RuleFor(method) is null))
            return ArrayCall(call, method);
        if (call.Instance is null)
            return Call(call, method, null);
        var receiver = Receiver(call.Instance, method, call.Arguments);
        if (call.IsVirtual || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (Dispatch(method, receiver, TypeOf(call.Instance), call) is not { } target)
                return Anything(call);
            method = target;
        }

        return Call(call, method, receiver);
    }

    /// <summary>A call of what the runtime has for tensors, which the compiler knows.</summary>
    private bool TryRuntime(IInvocationOperation call, IMethodSymbol method, out Value? value)
    {
        value = null;
        if (IsTensorLibrary(method))
            value = TensorLibrary(call, method);
        else if (IsLoss(method))
            value = LossCall(call, method);
        else if (KnownSymbols.IsLinear(method.ContainingType) && method.Name == "Apply")
            value = ApplyLinear(call);
        else
            return false;
        return true;
    }

    private Value? Call(IInvocationOperation call, IMethodSymbol method, Value? receiver)
        => _context.Body(method) is null && Gradient(method) is null
            ? CallOpaque(call, method, receiver)
            : Call(method, receiver, Arguments(call.Arguments, method), call);

    /// <summary>A call of a method that is certain to be reached.</summary>
    private Value? Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        if (RuleFor(method) is { } rule)
            CheckAccess(rule.Rule, at);
        if (Gradient(method) is { } callee)
            return CallOutside(method, callee, receiver, arguments, at);
        return _context.Body(method) is null ? CallOpaque(method, receiver, arguments, at) : Inline(method, receiver, arguments, at);
    }

    private RuleMatch? RuleFor(IMethodSymbol method)
        => IsRoot(method) ? null : RuleIndex.For(_context.Compilation).Find(method);

    /// <summary>The gradient that is written elsewhere, and to be called instead of running the method; null where there is none.</summary>
    private ExternalCallee? Gradient(IMethodSymbol method)
    {
        if (RuleFor(method) is { } rule)
            return rule.Callee;
        if (!method.IsStatic)
            return null;
        return _context.Body(method) is null
            ? ForeignBackward.Find(method, _context.Compilation, _context.Method.ContainingType)
            : _context.Gradients.Find(method);
    }

    private static bool IsStopGradient(IMethodSymbol method)
        => method is { Name: "StopGradient", ContainingType.Name: "Ad" } && KnownSymbols.IsIn(method.ContainingType, "Diff");

    private bool IsRoot(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, _context.Method);

    /// <summary>The method that a member of a type parameter stands for.</summary>
    private IMethodSymbol Resolve(IMethodSymbol method, ITypeSymbol? constrainedTo)
    {
        method = _frame.Types?.Substitute(method) ?? method;
        if (constrainedTo is null || method.ContainingType?.TypeKind != TypeKind.Interface)
            return method;
        var found = TypeOf(constrainedTo).FindImplementationForInterfaceMember(method.IsGenericMethod ? method.ConstructedFrom : method) as IMethodSymbol;
        if (found is null)
            return method;
        return found.IsGenericMethod ? found.Construct([.. method.TypeArguments]) : found;
    }

    /// <summary>The method that a virtual call reaches; null, with an error, when that is not known here.</summary>
    private IMethodSymbol? Dispatch(IMethodSymbol method, Value receiver, ITypeSymbol staticType, IOperation at)
    {
        var type = receiver switch
        {
            Reference reference => reference.Place.Type,
            Aggregate or Projection => ShapeOfValue(receiver).Type,
            _ => staticType,
        };
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.TypeKind == TypeKind.Interface || type.FindImplementationForInterfaceMember(method.IsGenericMethod ? method.ConstructedFrom : method) is not IMethodSymbol found)
                return type.TypeKind == TypeKind.Interface && _context.Shapes.Of(type) is null ? RefuseVirtual(method, at) : method;
            method = found.IsGenericMethod && method.IsGenericMethod ? found.Construct([.. method.TypeArguments]) : found;
        }

        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride)
            return method;
        if (_context.Body(method) is null && !method.IsAbstract)
            return method;
        if (receiver is not Aggregate && !type.IsSealed && !type.IsValueType)
            return RefuseVirtual(method, at);
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return candidate;
                }
            }
        }

        return method;
    }

    private IMethodSymbol? RefuseVirtual(IMethodSymbol method, IOperation at)
    {
        Unsupported(at, $"The virtual call to '{CSharpText.Readable(method)}'", "Seal the class, or call a method that is not virtual");
        return null;
    }

    /// <summary>What a method is called on: the place itself when it may change it.</summary>
    private Value Receiver(IOperation instance, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (!TypeOf(instance).IsValueType)
            return Evaluate(instance);
        var place = PlaceOf(instance);
        if (place is CellPlace)
            return new Reference(place);

        // An element is read once, if nothing can change it in between; its members are read one by one otherwise.
        var isFixed = method.ContainingType.TypeKind != TypeKind.Interface && !Mutation.Changes(method, _context)
            && !method.ReturnsByRef && !method.ReturnsByRefReadonly
            && arguments.All(a => IsSafe(a.Value) && a.Value.Type?.IsValueType != false) && !ArrayWrites.Find(method, _context);
        return isFixed || place is ValuePlace ? Read(place, instance.Syntax.GetLocation()) : new Reference(place);
    }

    /// <summary>The arguments, evaluated in the order they are written in, placed in the parameters' order.</summary>
    private Value[] Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var values = new Value[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            var position = argument.Parameter?.Ordinal ?? 0;
            values[position] = argument.Parameter?.RefKind switch
            {
                RefKind.Ref or RefKind.Out => ByReference(argument.Value),
                RefKind.In or RefKind.RefReadOnlyParameter => PlaceOf(argument.Value) is var place and not ValuePlace
                    ? new Reference(place)
                    : Evaluate(argument.Value),
                _ => Evaluate(argument.Value),
            };
        }

        return values;
    }

    private Value ByReference(IOperation argument)
    {
        if (argument is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation })
            return new Reference(new CellPlace(NewCell(null, TypeOf(argument)), [], TypeOf(argument)));
        return new Reference(PlaceOf(argument));
    }

    private Value? TryMath(IInvocationOperation call, IMethodSymbol method, ScalarKind receiver)
    {
        if (MathMethods.TryGetPair(method, receiver, out var first, out var second))
        {
            var x = Operand(call.Arguments[0].Value);
            return ShapeOf(TypeOf(call)) is not { } shape ? null : new Aggregate(
                shape,
                [new Leaf(_builder.Apply(first, x.Type, x)), new Leaf(_builder.Apply(second, x.Type, x))]);
        }

        if (MathMethods.IsZeroTest(method))
        {
            var x = Operand(call.Arguments[0].Value);
            return new Leaf(_builder.Apply(Op.Equal, ScalarType.Bool, x, DefaultOperand(x.Type)));
        }

        if (!MathMethods.TryGet(method, receiver, out var op))
            return null;
        var values = Arguments(call.Arguments, method);
        var type = (ScalarType)Map(TypeOf(call));
        var operands = values.Select((v, i) => ToOperand(v, method.Parameters[i].Type, ArgumentOf(call, i).Syntax.GetLocation())).ToArray();
        if (op == Op.Convert)
            return new Leaf(operands[0].Type == type ? operands[0] : ConvertScalar(operands[0], (ScalarType)operands[0].Type, type, call, TypeOf(call), false));
        return new Leaf(_builder.Apply(op, type, operands));
    }

    private Value? CallOutside(IMethodSymbol method, ExternalCallee callee, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        CheckAccess(method, at);
        if (_context.Body(method) is null && ForeignBackward.WrittenArray(method, _context.Compilation, _context.Method.ContainingType) is { } written)
            Unsupported(at, $"A call to '{CSharpText.Readable(method)}', whose source is not here and which changes its array '{written}',", "Let it take a span, or call it outside");
        var operands = new List<Operand>();
        if (receiver is not null)
            Add(receiver, method.ContainingType, at is IInvocationOperation { Instance: { } instance } ? instance : at, "this");
        for (var i = 0; i < arguments.Count; i++)
            Add(arguments[i], method.Parameters[i].Type, ArgumentOf(at, i), method.Parameters[i].Name);
        var lengths = new Dictionary<string, Operand>();
        for (var i = 0; i < arguments.Count; i++)
            RequireArgument(arguments[i], method.Parameters[i], method, at, lengths);
        var result = FromOperand(_builder.Let(new Call(callee, operands.ToEquatableArray()), Map(method.ReturnType)), method.ReturnType);
        RequireDeclaredResult(method, result, lengths);
        return result;

        void Add(Value value, ITypeSymbol type, IOperation argument, string name)
        {
            var operand = ToOperand(value, type, argument.Syntax.GetLocation());
            if (callee.Routes[operands.Count].Kind == RouteKind.None && operand.Type.IsDifferentiable)
                Suspect([operand], Descriptors.ActiveArgumentToPassive, argument, CSharpText.Readable(method), name);
            else if (Unreadable(type) is { } member)
                Suspect([operand], Descriptors.Inaccessible, argument, CSharpText.Readable(member));
            operands.Add(operand);
        }
    }

    /// <summary>A differentiable member that cannot be read from a gradient of the type; null when all can.</summary>
    private ISymbol? Unreadable(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return Unreadable(array.ElementType);
        if (KnownSymbols.IsSpan(type) || KnownSymbols.IsReadOnlySpan(type))
            return Unreadable(((INamedTypeSymbol)type).TypeArguments[0]);
        return _context.Types.Layout(type)?.Slots
            .Where(slot => !slot.NoDiff && Map(slot.Type).IsDifferentiable)
            .Select(slot => slot.IsReadable ? Unreadable(slot.Type) : slot.Reader)
            .FirstOrDefault(member => member is not null);
    }
}
