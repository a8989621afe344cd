using System;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// What an expression of the user's stands for while it is lowered. Values never change: assigning to a member makes a new one, so
/// that copies of structs are copies.
/// </summary>
internal abstract record Value;

/// <summary>A number, an array or something opaque: one operand of the IR.</summary>
internal sealed record Leaf(Operand Operand) : Value;

/// <summary>A struct, tuple or object made in the method, taken apart into its fields.</summary>
internal sealed record Aggregate(Shape Shape, EquatableArray<Value> Children) : Value;

/// <summary>The member at <paramref name="Path"/> of a parameter or a call's result (all of it when the path is empty), read when its fields are.</summary>
internal sealed record Projection(Operand Root, string Path, Shape Shape) : Value;

/// <summary>A lambda, local function or method group, and the variables around it.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Body">A lambda's own body; null for anything with a declaration.</param>
/// <param name="Lexical">The frame whose variables it captures.</param>
/// <param name="Receiver">The object of a method group.</param>
internal sealed record Closure(IMethodSymbol Method, IOperation? Body, Frame? Lexical, Value? Receiver) : Value
{
    public bool Equals(Closure? other)
        => other is not null && ReferenceEquals(Body, other.Body) && ReferenceEquals(Lexical, other.Lexical)
            && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Equals(Receiver, other.Receiver);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>What a <c>ref</c> variable holds: a place of somebody else's.</summary>
internal sealed record Reference(Place Place) : Value;

/// <summary>Somewhere that can be read and written.</summary>
internal abstract record Place(ITypeSymbol Type)
{
    // Types take no part: two ways to the same place may spell its type differently (nullable annotations, tuple names).
    public virtual bool Equals(Place? other) => other is not null && other.GetType() == GetType();

    public override int GetHashCode() => 0;
}

/// <summary>A variable, or the member of it that is found by taking each child in turn.</summary>
internal sealed record CellPlace(Cell Cell, EquatableArray<int> Path, ITypeSymbol Type) : Place(Type)
{
    public bool Equals(CellPlace? other) => other is not null && ReferenceEquals(Cell, other.Cell) && Path.Equals(other.Path);

    public override int GetHashCode() => Cell.Id;
}

/// <summary>An element of an array, or the member at <paramref name="Path"/> of it. Array and indices have been evaluated.</summary>
internal sealed record ElementPlace(Operand Array, EquatableArray<Operand> Indices, string? Path, ITypeSymbol Type) : Place(Type)
{
    public bool Equals(ElementPlace? other)
        => other is not null && Array == other.Array && Indices.Equals(other.Indices) && Path == other.Path;

    public override int GetHashCode() => Array.GetHashCode();
}

/// <summary>A value without a home: reading gives it, writing is a mistake.</summary>
internal sealed record ValuePlace(Value Value, ITypeSymbol Type) : Place(Type)
{
    public bool Equals(ValuePlace? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A variable of the user's program, or one that the lowering keeps beside them.</summary>
internal sealed class Cell(int id, string? name, ITypeSymbol? type)
{
    /// <summary>Ascending in the order of declaration.</summary>
    public int Id { get; } = id;

    /// <summary>The user's name for it.</summary>
    public string? Name { get; } = name;

    /// <summary>Its type, with type parameters replaced; null for the lowering's own truth values.</summary>
    public ITypeSymbol? Type { get; } = type;
}
