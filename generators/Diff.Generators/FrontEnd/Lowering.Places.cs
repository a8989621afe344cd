using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Places: what can be read, assigned and passed by reference.</summary>
internal sealed partial class Lowering
{
    /// <summary>Evaluates what leads to a place (arrays, indices), once. Anything that is no place becomes a value without a home.</summary>
    private Place PlaceOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local when _frame.Find(local.Local) is { } cell:
                return PlaceOf(cell);
            case IParameterReferenceOperation parameter when _frame.Find(parameter.Parameter) is { } cell:
                return PlaceOf(cell);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _initialized.Count > 0:
                return PlaceOf(_initialized.Peek());
            case IInstanceReferenceOperation when _frame.FindThis() is { } cell:
                return PlaceOf(cell);
            case IParameterReferenceOperation parameter when _frame.FindThis() is { } self:
                // A primary constructor's parameter, kept in the object.
                return MemberPlace(PlaceOf(self), parameter.Parameter, parameter) ?? new ValuePlace(Unknown(parameter), TypeOf(parameter));
            case IFieldReferenceOperation { Field.IsStatic: false, Instance: { } instance } field:
                var owner = PlaceOf(instance);
                return MemberPlace(owner, field.Field, field)
                    ?? new ValuePlace(Opaquely(Read(owner, field.Syntax.GetLocation()), TypeOf(instance), field.Field, TypeOf(field), field), TypeOf(field));
            case IPropertyReferenceOperation property:
                return PropertyPlace(property);
            case IArrayElementReferenceOperation element:
                return ElementOf(element);
            case IImplicitIndexerReferenceOperation element:
                return ElementOf(element);
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IConversionOperation { Conversion.IsIdentity: true, OperatorMethod: null } conversion:
                return PlaceOf(conversion.Operand);
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Evaluate(assignment);
                return PlaceOf(assignment.Target);
            case IInvocationOperation call:
                var result = Call(call);
                return result is Reference reference ? reference.Place : new ValuePlace(result ?? new Leaf(Constant.False), TypeOf(call));
            case IConditionalOperation { IsRef: true } choice:
                return Truth(Condition(choice.Condition)) switch
                {
                    true => PlaceOf(choice.WhenTrue),
                    false => PlaceOf(choice.WhenFalse!),
                    null => new ValuePlace(Unsupported(choice, "A reference chosen by a condition", "Use if, and write to each in its branch"), TypeOf(choice)),
                };
            default:
                return new ValuePlace(Evaluate(operation), TypeOf(operation));
        }
    }

    // Objects are only read, except by their own constructors.
    private readonly HashSet<Cell> _underConstruction = [];

    private Place PlaceOf(Cell cell)
        => _cells[cell] is Reference reference ? reference.Place : new CellPlace(cell, [], cell.Type!);

    /// <summary>A member's place; null when the aggregate does not keep it.</summary>
    private Place? MemberPlace(Place owner, ISymbol member, IOperation at)
    {
        if (owner is ElementPlace { Type: var type } element)
        {
            if (ShapeOf(type) is not { } shape || shape.IndexOf(member) is var position && position < 0)
                return null;
            return element with
            {
                Path = Join(element.Path, MemberName(shape, position, at.Syntax.GetLocation())),
                Type = shape.Members[position].Type,
            };
        }

        var value = owner is CellPlace { Path.Count: 0 } whole ? _cells[whole.Cell] : null;
        var owned = value is Aggregate or Projection ? ShapeOfValue(value) : ShapeOf(owner.Type);
        if (owned is null || owned.IndexOf(member) is var index && index < 0)
            return null;
        if (owner is CellPlace { Cell: var cell } place && (!owned.IsClass || _underConstruction.Contains(cell)))
            return new CellPlace(cell, [.. place.Path, index], owned.Members[index].Type);
        var read = Read(owner, at.Syntax.GetLocation());
        if (read is not (Aggregate or Projection))
            return null;
        owned = ShapeOfValue(read);
        return new ValuePlace(Child(read, owned.IndexOf(member), at.Syntax.GetLocation()), owned.Members[owned.IndexOf(member)].Type);
    }

    private static Shape ShapeOfValue(Value value) => value is Aggregate aggregate ? aggregate.Shape : ((Projection)value).Shape;

    private Value Read(Place place, Location at)
    {
        switch (place)
        {
            case CellPlace { Cell: var cell } local:
                var value = _cells[cell] ?? (cell.Type is null ? new Leaf(Constant.False) : Default(cell.Type));
                if (value is Reference { Place: var other })
                    value = Read(other, at);
                foreach (var index in local.Path)
                {
                    if (value is not (Aggregate or Projection))
                    {
                        Report(Descriptors.UnsupportedType, at, CSharpText.Readable(cell.Type!));
                        return Default(local.Type);
                    }

                    value = Child(value, index, at);
                }

                return value;
            case ElementPlace element:
                return ReadElement(element, at);
            default:
                return ((ValuePlace)place).Value;
        }
    }

    private void Write(Place place, Value value, Location at, IOperation target)
    {
        switch (place)
        {
            case CellPlace { Cell: var cell } local:
                if (_cells[cell] is Reference reference)
                    Write(reference.Place, value, at, target);
                else
                    _cells[cell] = Replace(_cells[cell] ?? Default(cell.Type!), local.Path, 0, value, at);
                if (local.Path.Count == 0)
                    SetName(value, cell.Name);
                break;
            case ElementPlace element:
                WriteElement(element, value, target.Syntax.GetLocation());
                break;
            default:
                if (target is IMemberReferenceOperation { Instance: null })
                    Report(Descriptors.StaticMutableState, target, Describe(target));
                else
                    Report(Descriptors.ObjectWritten, target, Describe(target));
                break;
        }
    }

    private Value Replace(Value whole, EquatableArray<int> path, int depth, Value value, Location at)
        => depth == path.Count ? value : WithChild(whole, path[depth], Replace(Child(whole, path[depth], at), path, depth + 1, value, at), at);

    private static string Describe(IOperation target) => target switch
    {
        IMemberReferenceOperation member => CSharpText.Readable(member.Member),
        _ => target.Syntax.ToString(),
    };

    private Value Unknown(IOperation operation)
        => Unsupported(operation, $"'{operation.Syntax}'", "Pass it as a parameter");
}
