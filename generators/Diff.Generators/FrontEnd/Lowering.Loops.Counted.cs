using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Loops whose number of iterations is known before the first, as <see cref="For"/>.</summary>
internal sealed partial class Lowering
{
    /// <param name="Index">The variable that counts.</param>
    /// <param name="Comparison">How it is compared.</param>
    /// <param name="Bound">What it is compared with.</param>
    /// <param name="Step">What is added to it.</param>
    /// <param name="Others">What else is done at the end of each iteration.</param>
    private sealed record Counted(ILocalSymbol Index, Comparison Comparison, IOperation Bound, long Step, IReadOnlyList<IOperation> Others);

    private Counted? TryCounted(IForLoopOperation loop)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition
            || FlowAnalysis.JumpsTo(loop.Body, loop.ExitLabel)
            || FlowAnalysis.Returns(loop.Body)
            || Compare(condition, loop) is not var (index, comparison, bound))
            return null;
        var steps = loop.AtLoopBottom.Select(o => StepOf(o, index)).ToArray();
        var position = Array.FindIndex(steps, s => s is not null);
        if (position < 0 || Array.FindLastIndex(steps, s => s is not null) != position)
            return null;
        var others = loop.AtLoopBottom.RemoveAt(position);
        var assigned = AssignmentScan.Find([loop.Body, .. others], _frame, _cells, _context);
        if (assigned.Contains(_frame.Find(index)!) || !IsFixed(bound, assigned, loop) || Captures(loop, index))
            return null;
        return IsTowards(comparison, steps[position]!.Value) ? new Counted(index, comparison, bound, steps[position]!.Value, others) : null;
    }

    private static (ILocalSymbol Index, Comparison Comparison, IOperation Bound)? Compare(IBinaryOperation condition, IForLoopOperation loop)
    {
        var (left, right, isMirrored) = IsIndex(condition.LeftOperand, loop)
            ? (condition.LeftOperand, condition.RightOperand, false)
            : (condition.RightOperand, condition.LeftOperand, true);
        if (!IsIndex(left, loop))
            return null;
        Comparison? comparison = condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => isMirrored ? Comparison.Greater : Comparison.Less,
            BinaryOperatorKind.LessThanOrEqual => isMirrored ? Comparison.GreaterOrEqual : Comparison.LessOrEqual,
            BinaryOperatorKind.GreaterThan => isMirrored ? Comparison.Less : Comparison.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => isMirrored ? Comparison.LessOrEqual : Comparison.GreaterOrEqual,
            _ => null,
        };
        return comparison is { } known ? (((ILocalReferenceOperation)left).Local, known, right) : null;
    }

    private static bool IsIndex(IOperation operation, IForLoopOperation loop)
        => operation is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } local
            && loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default);

    /// <summary>The constant that a statement adds to the index; null when it is another statement.</summary>
    private static long? StepOf(IOperation statement, ILocalSymbol index) => (statement as IExpressionStatementOperation)?.Operation switch
    {
        IIncrementOrDecrementOperation { IsChecked: false } increment when Is(increment.Target, index)
            => increment.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { IsChecked: false, OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add } add when Is(add.Target, index) => Integer(add.Value),
        ICompoundAssignmentOperation { IsChecked: false, OperatorMethod: null, OperatorKind: BinaryOperatorKind.Subtract } subtract when Is(subtract.Target, index) => -Integer(subtract.Value),
        ISimpleAssignmentOperation { Value: IBinaryOperation { IsChecked: false, OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add } sum } assignment
            when Is(assignment.Target, index) && Is(sum.LeftOperand, index) => Integer(sum.RightOperand),
        ISimpleAssignmentOperation { Value: IBinaryOperation { IsChecked: false, OperatorMethod: null, OperatorKind: BinaryOperatorKind.Subtract } difference } assignment
            when Is(assignment.Target, index) && Is(difference.LeftOperand, index) => -Integer(difference.RightOperand),
        _ => null,
    };

    private static bool Is(IOperation operation, ILocalSymbol local)
        => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static long? Integer(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: int or long } constant ? System.Convert.ToInt64(constant.Value) : null;

    // A loop that runs away from its bound is a While, so that nothing that counts iterations meets it.
    private static bool IsTowards(Comparison comparison, long step)
        => comparison is Comparison.Less or Comparison.LessOrEqual ? step > 0 : step < 0;

    /// <summary>Whether an expression has the same value before every iteration.</summary>
    private bool IsFixed(IOperation operation, HashSet<Cell> assigned, IForLoopOperation loop) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation local => _frame.Find(local.Local) is { } cell && IsFixed(cell, assigned),
        IParameterReferenceOperation parameter => (_frame.Find(parameter.Parameter) ?? _frame.FindThis()) is { } cell && IsFixed(cell, assigned),
        IInstanceReferenceOperation => _frame.FindThis() is { } cell && IsFixed(cell, assigned),
        IFieldReferenceOperation { Instance: null, Field.IsReadOnly: true } => true,
        IFieldReferenceOperation { Instance: { } instance } => IsFixed(instance, assigned, loop),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } property
            => IsFixed(instance, assigned, loop) && (property.Property.Name == "Length" || IsStored(property.Property, instance)),
        IInvocationOperation { Instance: { Type: IArrayTypeSymbol } array, TargetMethod.Name: "GetLength" } call
            => IsFixed(array, assigned, loop) && IsFixed(call.Arguments[0].Value, assigned, loop),
        IInvocationOperation { Instance: null } call when call.TargetMethod.ContainingType.ToDisplayString() == "System.Math"
            => call.Arguments.All(a => IsFixed(a.Value, assigned, loop)),
        IArrayElementReferenceOperation element
            => IsFixed(element.ArrayReference, assigned, loop) && element.Indices.All(i => IsFixed(i, assigned, loop)) && !WritesElements(loop, element.Type),
        IPropertyReferenceOperation { Instance: { } span, Property.IsIndexer: true } element when Map(TypeOf(span)) is ArrayType
            => IsFixed(span, assigned, loop) && element.Arguments.All(a => IsFixed(a.Value, assigned, loop)) && !WritesElements(loop, element.Type),
        IConversionOperation { OperatorMethod: null } conversion => IsFixed(conversion.Operand, assigned, loop),
        IUnaryOperation { OperatorMethod: null } unary => IsFixed(unary.Operand, assigned, loop),
        IBinaryOperation { OperatorMethod: null } binary => IsFixed(binary.LeftOperand, assigned, loop) && IsFixed(binary.RightOperand, assigned, loop),
        _ => false,
    };

    private bool IsFixed(Cell cell, HashSet<Cell> assigned) => _cells[cell] switch
    {
        Reference { Place: CellPlace place } => IsFixed(place.Cell, assigned),
        Reference => false,
        _ => !assigned.Contains(cell),
    };

    private bool IsStored(IPropertySymbol property, IOperation instance) => ShapeOf(TypeOf(instance)) is { } shape && shape.IndexOf(property) >= 0;

    /// <summary>Whether the loop may change elements of this type, of whatever array.</summary>
    private static bool WritesElements(IForLoopOperation loop, ITypeSymbol? type) => loop.Body.Descendants().Any(o => o switch
    {
        IAssignmentOperation { Target: ITupleOperation } => true,
        IAssignmentOperation assignment => !IsVariable(assignment.Target) && Same(assignment.Target.Type, type),
        IIncrementOrDecrementOperation increment => !IsVariable(increment.Target) && Same(increment.Target.Type, type),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke } => true,
        IArgumentOperation { Value.Type: { } argument } => argument is IArrayTypeSymbol array ? Same(array.ElementType, type) : KnownSymbols.IsSpan(argument),
        IInvocationOperation { Instance.Type: { } receiver } => KnownSymbols.IsSpan(receiver),
        _ => false,
    });

    // A reference may be to an element.
    private static bool IsVariable(IOperation target)
        => target is ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None };

    private static bool Same(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);

    /// <summary>Whether a lambda made in the loop refers to its index: it would see it change.</summary>
    private static bool Captures(IForLoopOperation loop, ILocalSymbol index)
        => loop.Body.Descendants().OfType<IAnonymousFunctionOperation>().Any(f => f.Body.Descendants().Any(o => Is(o, index)))
            && loop.Body.Descendants().Any(o => o is IAssignmentOperation { Value.Type.TypeKind: TypeKind.Delegate });

    private void LowerCounted(IForLoopOperation loop, Counted counted)
    {
        var cell = _frame.Find(counted.Index)!;
        var start = ToOperand(_cells[cell]!, cell.Type!, loop.Syntax.GetLocation());
        var bound = Operand(counted.Bound);
        var index = _builder.NewVariable(start.Type, counted.Index.Name);
        Action? bottom = counted.Others.Count == 0 ? null : () => Run(Steps(counted.Others, null));
        LowerCounted(
            loop, [loop.Body, .. counted.Others], index, start, counted.Comparison, bound, counted.Step,
            () =>
            {
                _cells[cell] = new Leaf(index);
                LowerBody(loop, bottom, loop.Syntax.GetLocation());
            });
        _cells[cell] = null;
    }

    private void LowerCounted(
        ILoopOperation loop, IReadOnlyList<IOperation> code, Variable index, Operand start, Comparison comparison, Operand bound, long step, Action body)
    {
        var assigned = Assigned(loop, code);
        var carried = new CarriedCells(this, assigned, loop.Syntax.GetFirstToken().GetLocation());
        carried.Begin();
        _builder.Open();
        _cells.Enter();
        _facts.Push([]);
        carried.Enter();
        body();
        var block = _builder.Close(carried.Yields());
        _facts.Pop();
        _cells.Leave();
        _builder.Add(new For(index, start, comparison, bound, step, carried.Items, carried.Begun(block)));
        carried.Leave();
    }
}
