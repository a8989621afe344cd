using System.Collections.Immutable;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>Finds the state of tuples, structs, records and classes, and how it is read and built.</summary>
internal sealed class LayoutBuilder(TypeMapper types, Compilation compilation, ISymbol within)
{
    private readonly MemberAccess _access = new(compilation, within);

    /// <summary>The layout of a type; null when nothing in it is differentiable, so that it may as well stay whole.</summary>
    public TypeLayout? Build(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
            return Tuple(type);
        if (KnownSymbols.IsLinear(type))
            return Positional(type);
        var slots = UnmappableTypes.State(type)
            .Select(field => _access.Slot(field, type))
            .ToImmutableArray();
        var fields = slots.Select(Field).ToEquatableArray();
        if (!fields.Any(f => f.Type.IsDifferentiable))
            return null;
        var plan = new ConstructionFinder(compilation, within, type, slots, fields).Find();
        var layout = new StructType(
            CSharpText.NonNullableType(type), fields, plan.Construction, plan.ConstructorOrder, type.IsReferenceType, plan.Initialized);
        return new(layout, slots, plan.Problem, plan.BuildsAllFields);
    }

    /// <summary>A positional record of the runtime's: its properties are its state.</summary>
    private TypeLayout Positional(INamedTypeSymbol type)
    {
        var parameters = type.InstanceConstructors.First(c => c.Parameters.Length > 1).Parameters;
        var slots = parameters
            .Select(p => type.GetMembers(p.Name).OfType<IPropertySymbol>().First())
            .Select(p => new Slot(p, p, p.Type, NoDiff: false, IsReadable: true, IsWritable: false, IsInitializable: true, Property: p))
            .ToImmutableArray();
        var order = Enumerable.Range(0, slots.Length).ToEquatableArray();
        var layout = new StructType(CSharpText.NonNullableType(type), slots.Select(Field).ToEquatableArray(), Construction.Constructor, order, IsClass: true);
        return new(layout, slots, WhyNotConstructible: null, BuildsAllFields: true);
    }

    private TypeLayout Tuple(INamedTypeSymbol type)
    {
        var slots = type.TupleElements
            .Select(e => new Slot(e.CorrespondingTupleField ?? e, e, e.Type, NoDiff: false, IsReadable: true, IsWritable: true, IsInitializable: true))
            .ToImmutableArray();
        var order = Enumerable.Range(0, slots.Length).ToEquatableArray();
        var layout = new StructType(
            CSharpText.Type(type), slots.Select(Field).ToEquatableArray(), Construction.Tuple, order, IsClass: false);
        return new(layout, slots, WhyNotConstructible: null, BuildsAllFields: true);
    }

    private Field Field(Slot slot) => new(CSharpText.Identifier(slot.Name), types.Map(slot.Type), slot.NoDiff, slot.IsWritable);
}
