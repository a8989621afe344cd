using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Finds the variables, of those that exist, which a piece of code may assign: by name, through references, through lambdas and local functions,
/// through methods that change their struct. Too many are found rather than too few.
/// </summary>
internal sealed class AssignmentScan(CellTable cells, LoweringContext context)
{
    private readonly HashSet<Cell> _found = [];
    private readonly HashSet<IOperation> _seen = [];

    public static HashSet<Cell> Find(IEnumerable<IOperation?> code, Frame frame, CellTable cells, LoweringContext context)
    {
        var scan = new AssignmentScan(cells, context);
        foreach (var operation in code.OfType<IOperation>())
            scan.Visit(operation, frame);
        return scan._found;
    }

    private void Visit(IOperation root, Frame frame)
    {
        if (!_seen.Add(root))
            return;
        foreach (var operation in root.DescendantsAndSelf())
            VisitOne(operation, frame);
    }

    private void VisitOne(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                Target(assignment.Target, frame);
                if (assignment is ISimpleAssignmentOperation { IsRef: true })
                    Itself(assignment.Target, frame);
                break;
            case IIncrementOrDecrementOperation increment:
                Target(increment.Target, frame);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Target(argument.Value, frame);
                break;
            case IVariableDeclaratorOperation declarator:
                Found(frame.Find(declarator.Symbol));
                if (declarator.Symbol.RefKind == RefKind.Ref && declarator.GetVariableInitializer() is { } initializer)
                    Target(initializer.Value, frame);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Found(frame.Find(symbol));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                Found(frame.Find(symbol));
                break;
            case IInvocationOperation call:
                if (call.Instance is { Type.IsValueType: true } instance && Mutation.Changes(call.TargetMethod, context))
                    Target(instance, frame);
                if (call.TargetMethod.MethodKind == MethodKind.LocalFunction)
                    Function(call.TargetMethod, frame);
                break;
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } owner } property
                when property.Property.GetMethod is { } getter && Mutation.Changes(getter, context):
                Target(owner, frame);
                break;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                Function(reference.Method, frame);
                break;
            case ILocalReferenceOperation local:
                Delegate(frame.Find(local.Local));
                break;
            case IParameterReferenceOperation parameter:
                Delegate(frame.Find(parameter.Parameter));
                break;
        }
    }

    private void Target(IOperation target, Frame frame)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Found(frame.Find(local.Local));
                break;
            case IParameterReferenceOperation parameter:
                Found(frame.Find(parameter.Parameter) ?? frame.FindThis());
                break;
            case IInstanceReferenceOperation:
                Found(frame.FindThis());
                break;
            case IFieldReferenceOperation { Instance: { } instance }:
                Target(instance, frame);
                break;
            case IPropertyReferenceOperation { Instance: { Type: { IsValueType: true } type } instance } when !KnownSymbols.IsSpan(type):
                Target(instance, frame);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    Target(element, frame);
                break;
            case IDeclarationExpressionOperation declaration:
                Target(declaration.Expression, frame);
                break;
            case IConversionOperation conversion:
                Target(conversion.Operand, frame);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                Target(choice.WhenTrue, frame);
                Target(whenFalse, frame);
                break;
            case IInvocationOperation call:
                // A reference that a method returns may be into anything that it was given by reference.
                foreach (var argument in call.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Ref))
                    Target(argument.Value, frame);
                if (call.Instance is { Type.IsValueType: true } owner)
                    Target(owner, frame);
                break;
        }
    }

    private void Itself(IOperation target, Frame frame)
    {
        if (target is ILocalReferenceOperation local && frame.Find(local.Local) is { } cell)
            _found.Add(cell);
    }

    /// <summary>Through references, to the variable that is written in the end.</summary>
    private void Found(Cell? cell)
    {
        for (var depth = 0; cell is not null && depth < 64; depth++)
        {
            if (cells[cell] is not Reference reference)
            {
                _found.Add(cell);
                return;
            }

            cell = (reference.Place as CellPlace)?.Cell;
        }
    }

    private void Delegate(Cell? cell)
    {
        if (cell is not null && cells[cell] is Closure { Lexical: { } lexical } closure
            && (closure.Body ?? context.Body(closure.Method)) is { } body)
            Visit(body, lexical);
    }

    private void Function(IMethodSymbol function, Frame frame)
    {
        if (context.Body(function) is { } body)
            Visit(body, frame);
    }
}
