using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Assignments of every form.</summary>
internal sealed partial class Lowering
{
    private Value Assignment(ISimpleAssignmentOperation assignment)
    {
        var at = assignment.Syntax.GetLocation();
        if (assignment.IsRef)
        {
            if (assignment.Target is ILocalReferenceOperation local && _frame.Find(local.Local) is { } cell)
                _cells[cell] = new Reference(PlaceOf(assignment.Value));
            return new Leaf(Constant.False);
        }

        if (assignment.Target is IDiscardOperation)
            return Evaluate(assignment.Value);
        if (assignment.Target is IPropertyReferenceOperation property && SetterOf(property) is { } setter)
            return SetProperty(property, setter, () => Evaluate(assignment.Value));
        var place = PlaceOf(assignment.Target);
        var value = Evaluate(assignment.Value);
        Write(place, value, at, assignment.Target);
        return value;
    }

    private Value Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.Target is IEventReferenceOperation)
            return Refuse(assignment.Target);
        if (assignment.Target is IPropertyReferenceOperation property && SetterOf(property) is { } setter)
        {
            if (!IsRepeatable(property))
                return Unsupported(assignment, "Changing a property whose arguments do something", "Compute the arguments first");
            return SetProperty(property, setter, () => Combine(
                assignment, Property(property), () => Evaluate(assignment.Value), TypeOf(assignment.Target)));
        }

        var place = PlaceOf(assignment.Target);
        var at = assignment.Syntax.GetLocation();
        var value = Combine(assignment, Read(place, at), () => Evaluate(assignment.Value), TypeOf(assignment.Target));
        Write(place, value, at, assignment.Target);
        return value;
    }

    // Its getter and its setter each evaluate them.
    private static bool IsRepeatable(IPropertyReferenceOperation property) => property.Arguments.All(a => IsSafe(a.Value));

    private Value Combine(ICompoundAssignmentOperation assignment, Value old, System.Func<Value> value, ITypeSymbol type)
    {
        var right = value();
        var rightType = TypeOf(assignment.Value);
        if (assignment.OperatorMethod is { } method)
        {
            var target = Resolve(method, assignment.ConstrainedToType);
            var converted = Convert(old, type, target is null ? type : target.Parameters[0].Type, assignment.InConversion.MethodSymbol, assignment);
            var result = Operate(assignment, assignment.OperatorKind, method, assignment.ConstrainedToType, converted, type, right, rightType, type, assignment.IsChecked);
            return Convert(result, target is { IsAbstract: false } ? target.ReturnType : type, type, assignment.OutConversion.MethodSymbol, assignment);
        }

        // C# computes in the type that both sides have in common, which is the right one's but for shifts.
        var isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        var common = isShift ? Promoted(type) : Map(type) is ScalarType && Map(rightType) is ScalarType ? rightType : type;
        var left = Convert(old, type, common, null, assignment);
        var combined = Operate(assignment, assignment.OperatorKind, null, null, left, common, right, rightType, common, assignment.IsChecked);
        return Convert(combined, common, type, null, assignment, assignment.IsChecked);
    }

    /// <summary>The type that C# computes in: <c>int</c> for anything smaller.</summary>
    private ITypeSymbol Promoted(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char
        ? _context.Compilation.GetSpecialType(SpecialType.System_Int32)
        : type;

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        Value? old = null;
        Value Next(Value value)
        {
            old = value;
            return Stepped(increment, value);
        }

        if (increment.Target is IPropertyReferenceOperation property && SetterOf(property) is { } setter)
        {
            if (!IsRepeatable(property))
                return Unsupported(increment, "Changing a property whose arguments do something", "Compute the arguments first");
            var set = SetProperty(property, setter, () => Next(Property(property)));
            return increment.IsPostfix ? old! : set;
        }

        var place = PlaceOf(increment.Target);
        var at = increment.Syntax.GetLocation();
        var next = Next(Read(place, at));
        Write(place, next, at, increment.Target);
        return increment.IsPostfix ? old! : next;
    }

    private Value Stepped(IIncrementOrDecrementOperation increment, Value value)
    {
        var type = TypeOf(increment.Target);
        if (increment.OperatorMethod is { } method && Resolve(method, increment.ConstrainedToType) is { } target && _context.Body(target) is not null)
            return Dereference(Inline(target, null, [value], increment), increment);
        var common = Promoted(type);
        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        if (Map(common) is not ScalarType scalar)
            return Unsupported(increment, $"'{increment.Syntax}'", "Write it as an assignment");
        var one = new Leaf(scalar.IsFloat ? Constant.Float(scalar, 1) : new Constant(scalar, 1));
        var sum = Operate(increment, kind, null, null, Convert(value, type, common, null, increment), common, one, common, common, increment.IsChecked);
        return Convert(sum, common, type, null, increment, increment.IsChecked);
    }

    private Value CoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        var place = PlaceOf(assignment.Target);
        var at = assignment.Syntax.GetLocation();
        var old = Read(place, at);
        Branch(
            IsNull(old, TypeOf(assignment.Target), at),
            () => Write(place, Evaluate(assignment.Value), at, assignment.Target),
            () => { },
            at);
        return Read(place, at);
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        // C# evaluates the targets' parts, then the right side, then assigns from left to right.
        var targets = new List<(IOperation Target, Place? Place)>();
        Collect(deconstruction.Target, targets);
        var value = Evaluate(deconstruction.Value);
        var position = 0;
        Assign(deconstruction.Target, value, TypeOf(deconstruction.Value), targets, ref position, deconstruction);
        return value;
    }

    private void Collect(IOperation target, List<(IOperation, Place?)> targets)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is ITupleOperation tuple)
        {
            foreach (var element in tuple.Elements)
                Collect(element, targets);
            return;
        }

        targets.Add((target, target is IDiscardOperation ? null : PlaceOf(target)));
    }

    private void Assign(
        IOperation target, Value value, ITypeSymbol type, List<(IOperation Target, Place? Place)> targets, ref int position, IOperation at)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            var (operation, place) = targets[position++];
            if (place is null)
                return;
            var converted = operation.Type is null ? value : Convert(value, type, TypeOf(operation), ImplicitOperator(type, TypeOf(operation)), at);
            Write(place, converted, at.Syntax.GetLocation(), operation);
            return;
        }

        var (parts, types) = Parts(value, type, tuple.Elements.Length, at);
        for (var i = 0; i < tuple.Elements.Length; i++)
            Assign(tuple.Elements[i], parts[i], types[i], targets, ref position, at);
    }

    /// <summary>What a value is deconstructed into: a tuple's elements, or what its method <c>Deconstruct</c> gives.</summary>
    private (IReadOnlyList<Value> Values, IReadOnlyList<ITypeSymbol> Types) Parts(Value value, ITypeSymbol type, int count, IOperation at)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } && value is Aggregate or Projection)
        {
            var open = Open(value, at.Syntax.GetLocation());
            return (open.Children, open.Shape.Members.Select(m => m.Type).ToArray());
        }

        var method = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == count);
        if (method is not null)
        {
            var cells = method.Parameters.Select(p => NewCell(null, p.Type)).ToArray();
            if (_context.Body(method) is not null && !IsPositional(method))
                Inline(method, value, cells.Select(c => (Value)new Reference(new CellPlace(c, [], c.Type!))).ToArray(), at);
            else
                DeconstructRecord(method, value, cells, at);
            return (cells.Select(c => _cells[c] ?? Default(c.Type!)).ToArray(), cells.Select(c => c.Type!).ToArray());
        }

        Unsupported(at, $"Deconstructing '{type.Name}'", "Read its members one by one");
        return (Enumerable.Repeat<Value>(new Leaf(Constant.False), count).ToArray(), Enumerable.Repeat(type, count).ToArray());
    }

    /// <summary>Whether the compiler wrote it, for a record's positional parameters.</summary>
    private static bool IsPositional(IMethodSymbol method) => method.IsImplicitlyDeclared;

    private void DeconstructRecord(IMethodSymbol method, Value value, Cell[] cells, IOperation at)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var property = method.ContainingType.GetMembers(method.Parameters[i].Name).OfType<IPropertySymbol>().FirstOrDefault();
            _cells[cells[i]] = property is null
                ? Unsupported(at, $"Deconstructing '{method.ContainingType.Name}'", "Read its members one by one")
                : GetProperty(value, property, at);
        }
    }
}
