using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Declared shapes become checks, of what a method is given and of what it returns. The names of lengths are those of the variables that the
/// lengths are read into: each call has its own, and so has each record.
/// </summary>
internal sealed partial class Lowering
{
    // The variables that hold lengths with names, by id.
    private readonly List<int> _named = [];

    /// <summary>Checks what a parameter of the annotated method is given, and the members of it.</summary>
    private void RequireDeclared(IParameterSymbol parameter)
    {
        var origin = new Origin(LocationOf(parameter), $"'{_method.Name}'");
        var value = _cells[_frame.Find(parameter)!]!;
        RequireDeclared(DeclaredShape.Of(parameter), value, parameter.Type, parameter.Name, _frame.Lengths, origin);
        RequireMembers(value, parameter.Type, parameter.Name, origin);
    }

    /// <summary>Checks what a parameter of a method that is called is given.</summary>
    private void RequireArgument(Value value, IParameterSymbol parameter, IMethodSymbol method, IOperation at, Dictionary<string, Operand> lengths)
    {
        if (parameter.RefKind != RefKind.Out && DeclaredShape.Of(parameter) is { } declared)
        {
            var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
            var origin = new Origin(ArgumentOf(at, parameter.Ordinal).Syntax.GetLocation(), $"The call to '{name}'");
            RequireDeclared(declared, value, parameter.Type, $"{parameter.Name} of {name}", lengths, origin);
        }
    }

    /// <summary>Checks what a method returns.</summary>
    private void RequireDeclaredResult(IMethodSymbol method, Value result, Dictionary<string, Operand> lengths)
    {
        if (DeclaredShape.Among(method.GetReturnTypeAttributes()) is { } declared)
            RequireDeclared(declared, result, method.ReturnType, $"the result of {method.Name}", lengths, new Origin(declared.Location, $"'{method.Name}'"));
    }

    private void RequireMembers(Value value, ITypeSymbol type, string name, Origin origin)
    {
        if (IsMaybeNull(type) || !DeclaresShapes(type))
            return;
        var lengths = new Dictionary<string, Operand>();
        var members = ShapeOfValue(value).Members;
        for (var i = 0; i < members.Count; i++)
        {
            var declared = DeclaredShape.Of(members[i]);
            if (declared is null && !DeclaresShapes(members[i].Type))
                continue;
            var child = Child(value, i, origin.Location);
            RequireDeclared(declared, child, members[i].Type, $"{name}.{members[i].Name}", lengths, origin);
            RequireMembers(child, members[i].Type, $"{name}.{members[i].Name}", origin);
        }
    }

    // A type that is an aggregate to the IR does not contain itself.
    private bool DeclaresShapes(ITypeSymbol type) => Map(type) is StructType && ShapeOf(type) is { } shape
        && shape.Members.Any(m => DeclaredShape.Of(m) is not null || DeclaresShapes(m.Type));

    /// <summary>Checks that a value has the shape that is declared for it.</summary>
    /// <param name="declared">The shape; null where none is.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="name">What an exception calls it.</param>
    /// <param name="lengths">The lengths that have names so far.</param>
    /// <param name="origin">Where it comes from.</param>
    private void RequireDeclared(DeclaredShape? declared, Value value, ITypeSymbol type, string name, Dictionary<string, Operand> lengths, Origin origin)
    {
        if (declared is null)
            return;
        if (declared.Problem() is { } problem)
            Report(Descriptors.ShapeUnusable, problem.At, name, problem.Reason);
        else if (Map(TypeOf(type)) is not TensorType)
            Report(Descriptors.ShapeUnusable, declared.Location, name, $"only tensors have shapes, and it is of type '{CSharpText.Readable(TypeOf(type))}'");
        else if (value is Reference reference)
            RequireDeclared(declared, Read(reference.Place, origin.Location), type, name, lengths, origin);
        else if (value is Leaf { Operand: Variable tensor } && !IsMaybeNull(type))
            Require(declared, tensor, name, lengths, origin);
        else if (value is Leaf { Operand: Variable optional })
            Branch(IsNull(value, type, origin.Location), () => { }, () => Require(declared, optional, name, new(lengths), origin), origin.Location);
    }

    private static bool IsMaybeNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    private void Require(DeclaredShape declared, Variable tensor, string name, Dictionary<string, Operand> lengths, Origin origin)
    {
        var shape = ShapeOf(tensor);
        AddCheck(declared, shape, name, lengths, origin);
        var isSquare = false;
        var added = new HashSet<string>();
        for (var axis = 0; axis < declared.Rank; axis++)
        {
            if (declared.Symbol(axis) is not { } symbol)
                continue;
            isSquare |= added.Contains(symbol);
            if (lengths.ContainsKey(symbol))
                continue;
            var length = _builder.Let(new Opaque(ShapeTemplates.LengthOfAxis, [shape, Constant.Int(axis)], IsPure: true), ScalarType.Int32, symbol);
            lengths[symbol] = length;
            added.Add(symbol);
            _named.Add(length.Id);
        }

        // What its first axis has told, another must have.
        if (isSquare)
            AddCheck(declared, shape, name, lengths, origin);
    }

    private void AddCheck(DeclaredShape declared, Operand shape, string name, Dictionary<string, Operand> lengths, Origin origin)
    {
        var expected = Enumerable.Range(0, declared.Rank).Select(axis => declared.Number(axis) is { } number
            ? Constant.Int(number)
            : lengths.TryGetValue(declared.Symbol(axis)!, out var length) ? length : Constant.Int(-1));
        Check(
            new Effect(
                $"global::Diff.Kernels.TensorOps.RequireLengths({{0}}, [{Holes(1, declared.Rank)}], \"{name}\", \"{declared}\")",
                [shape, .. expected],
                Assures: Assurance.Lengths),
            origin);
    }

    private void Check(Effect check, Origin origin)
    {
        _builder.Add(check);
        _origins.Add(check, origin);
    }
}
