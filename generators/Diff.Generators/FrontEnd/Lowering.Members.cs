using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Fields, properties and indexers.</summary>
internal sealed partial class Lowering
{
    private Value Field(IFieldReferenceOperation field)
    {
        var at = field.Syntax.GetLocation();
        return field.Instance is null
            ? StaticMember(field, field.Field, field.Field.IsReadOnly, TypeOf(field))
            : Read(PlaceOf(field), at);
    }

    /// <summary>A static field or property that nobody changes stays a name; any other is an error.</summary>
    private Value StaticMember(IOperation at, ISymbol member, bool isFixed, ITypeSymbol type)
    {
        if (!isFixed && _harmless == 0)
        {
            Report(Descriptors.StaticMutableState, at, CSharpText.Readable(member));
            return Default(type);
        }

        CheckAccess(member, at);
        var text = new Text(Map(type), $"{CSharpText.NonNullableType(TypeOf(member.ContainingType))}.{CSharpText.Identifier(member.Name)}");

        // A name may stand anywhere, also inside a kernel, where there are elements and no tensors: so a tensor is a variable.
        if (text.Type is TensorType)
            return new Leaf(_builder.Let(new Opaque(text.CSharp, [], IsPure: true), text.Type));
        return ShapeOf(type) is { } shape ? new Projection(text, "", shape) : new Leaf(text);
    }

    private void CheckAccess(ISymbol member, IOperation at)
    {
        if (!_context.Compilation.IsSymbolAccessibleWithin(member, _context.Method.ContainingType))
            Report(Descriptors.Inaccessible, at, CSharpText.Readable(member));
    }

    /// <summary>A member of something that is not taken apart: passive.</summary>
    private Value Opaquely(Value instance, ITypeSymbol instanceType, ISymbol member, ITypeSymbol type, IOperation at)
    {
        CheckAccess(member, at);
        var owner = ToOperand(instance, instanceType, at.Syntax.GetLocation());
        Suspect([owner], Descriptors.UnsupportedType, at, CSharpText.Readable(instanceType));
        return FromOperand(_builder.Let(new Opaque($"{{0}}.{CSharpText.Identifier(member.Name)}", [owner], false), Map(type)), type);
    }

    private Value Property(IPropertyReferenceOperation property)
    {
        var at = property.Syntax.GetLocation();
        var symbol = property.Property;
        if (property.Instance is not { } instance)
            return StaticProperty(property);
        var type = TypeOf(instance);
        if (Map(type) is ArrayType)
            return ArrayProperty(property, instance);
        if (TensorProperty(property) is { } told)
            return told;
        if (IsStored(symbol, instance))
            return Read(StoredPlace(property, instance), at);
        if (property.Arguments.Length > 0 && property.Property.GetMethod is { } getter && _context.Body(getter) is null && type.TypeKind != TypeKind.Interface && !getter.IsAbstract)
            return OpaqueIndexer(property, instance);
        return Dereference(Get(property), property);
    }

    private Place StoredPlace(IPropertyReferenceOperation property, IOperation instance)
    {
        var owner = PlaceOf(instance);
        return MemberPlace(owner, property.Property, property)
            ?? new ValuePlace(
                Opaquely(Read(owner, property.Syntax.GetLocation()), TypeOf(instance), property.Property, TypeOf(property), property), TypeOf(property));
    }

    /// <summary>Runs a getter: its value, or a reference when it returns one.</summary>
    private Value? Get(IPropertyReferenceOperation property)
    {
        var symbol = Accessor(property, property.Property.GetMethod);
        if (symbol is null)
            return Unknown(property);
        var receiver = Receiver(property.Instance!, symbol, property.Arguments);
        var arguments = Arguments(property.Arguments, symbol);
        symbol = property.Instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }
            ? symbol
            : Dispatch(symbol, receiver, TypeOf(property.Instance!), property);
        if (symbol is null)
            return Anything(property);
        if (Stored(symbol, receiver, property) is { } stored)
            return stored;
        if (_context.Body(symbol) is not null)
            return Inline(symbol, receiver, arguments, property);
        var owner = receiver is Reference reference ? Read(reference.Place, property.Syntax.GetLocation()) : receiver;
        return Opaquely(owner, TypeOf(property.Instance!), property.Property, TypeOf(property), property);
    }

    /// <summary>The value behind an accessor that only returns it, as those of interfaces may turn out to be.</summary>
    private Value? Stored(IMethodSymbol accessor, Value receiver, IOperation at)
    {
        if (accessor.AssociatedSymbol is not IPropertySymbol property)
            return null;
        if (receiver is Reference reference)
            return MemberPlace(reference.Place, property, at) is { } place ? Read(place, at.Syntax.GetLocation()) : null;
        if (receiver is not (Aggregate or Projection) || ShapeOfValue(receiver).IndexOf(property) is var index && index < 0)
            return null;
        return Child(receiver, index, at.Syntax.GetLocation());
    }

    private Value GetProperty(Value receiver, IPropertySymbol property, IOperation at)
    {
        if (receiver is Aggregate or Projection && ShapeOfValue(receiver).IndexOf(property) is var index and >= 0)
            return Child(receiver, index, at.Syntax.GetLocation());
        return property.GetMethod is { } getter && _context.Body(getter) is not null
            ? Dereference(Inline(getter, receiver, [], at), at)
            : receiver is Leaf leaf
                ? FromOperand(_builder.Let(new Opaque($"{{0}}.{CSharpText.Identifier(property.Name)}", [leaf.Operand], false), Map(property.Type)), property.Type)
                : Unsupported(at, $"The property '{property.Name}'", "Use a field or an automatic property");
    }

    private Value StaticProperty(IPropertyReferenceOperation property)
    {
        var symbol = property.Property;
        var type = TypeOf(property);
        if (property.ConstrainedToType is { } constrained && ScalarKinds.Of(TypeOf(constrained)) is { } kind
            && MathConstants.TryGet(symbol, kind, out var number))
            return new Leaf(Scalar(number, new ScalarType(kind)));
        if (Accessor(property, symbol.GetMethod) is { } getter && Resolve(getter, property.ConstrainedToType) is { } resolved)
        {
            if (_context.Body(resolved) is not null && !IsAutomatic(resolved))
                return Dereference(Inline(resolved, null, [], property), property);
            symbol = resolved.AssociatedSymbol as IPropertySymbol ?? symbol;
        }

        return StaticMember(property, symbol, symbol.SetMethod is null, type);
    }

    private bool IsAutomatic(IMethodSymbol accessor)
        => accessor.DeclaringSyntaxReferences.Length > 0 && _context.Body(accessor) is null;

    /// <summary>An accessor of the property, with type parameters replaced.</summary>
    private IMethodSymbol? Accessor(IPropertyReferenceOperation property, IMethodSymbol? accessor)
        => accessor is null ? null : _frame.Types?.Substitute(accessor) ?? accessor;

    private Place PropertyPlace(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance)
            return new ValuePlace(StaticProperty(property), TypeOf(property));
        if (property.Property.IsIndexer && Map(TypeOf(instance)) is ArrayType)
            return SpanElement(property);
        if (IsStored(property.Property, instance))
            return StoredPlace(property, instance);
        if (TensorProperty(property) is { } told)
            return new ValuePlace(told, TypeOf(property));
        if (property.Property.RefKind == RefKind.None || Map(TypeOf(instance)) is ArrayType)
            return new ValuePlace(Property(property), TypeOf(property));
        var value = Get(property) ?? Anything(property);
        return value is Reference reference ? reference.Place : new ValuePlace(value, TypeOf(property));
    }

    /// <summary>The setter to run; null when assigning is only storing.</summary>
    private IMethodSymbol? SetterOf(IPropertyReferenceOperation property)
    {
        if (property.Property.RefKind != RefKind.None || property.Instance is null || Map(TypeOf(property.Instance)) is ArrayType)
            return null;
        return Accessor(property, property.Property.SetMethod) is { } setter && _context.Body(setter) is not null ? setter : null;
    }

    private Value SetProperty(IPropertyReferenceOperation property, IMethodSymbol setter, Func<Value> value)
    {
        var receiver = Receiver(property.Instance!, setter, property.Arguments);
        var arguments = new List<Value>(Arguments(property.Arguments, setter));
        var assigned = value();
        if (arguments.Count == setter.Parameters.Length)
            arguments.RemoveAt(arguments.Count - 1);
        arguments.Add(assigned);
        if (Dispatch(setter, receiver, TypeOf(property.Instance!), property) is { } target)
            Inline(target, receiver, arguments, property);
        return assigned;
    }

    private Value OpaqueIndexer(IPropertyReferenceOperation property, IOperation instance)
    {
        CheckAccess(property.Property, property);
        var operands = new List<Operand> { Operand(instance) };
        operands.AddRange(property.Arguments.Select(a => Operand(a.Value)));
        Suspect(operands, Descriptors.CallWithoutSource, property, CSharpText.Readable(property.Property));
        var holes = string.Join(", ", Enumerable.Range(1, operands.Count - 1).Select(i => $"{{{i}}}"));
        return FromOperand(_builder.Let(new Opaque($"{{0}}[{holes}]", operands.ToEquatableArray(), false), Map(TypeOf(property))), TypeOf(property));
    }
}
