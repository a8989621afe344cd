using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Objects, structs and records made in the method: constructors are run in place, and what they leave is an aggregate.</summary>
internal sealed partial class Lowering
{
    // What object initializers that are open fill in.
    private readonly Stack<Cell> _initialized = new();

    private Value Create(IObjectCreationOperation creation)
    {
        var type = (INamedTypeSymbol)TypeOf(creation);
        if (Map(type) is ArrayType span)
            return CreateSpan(creation, span);
        if (ShapeOf(type) is not { } shape)
            return CreateOpaque(creation, type);
        var self = NewCell(null, type);
        _cells[self] = new Aggregate(shape, shape.Members.Select(m => Default(m.Type)).ToEquatableArray());
        _underConstruction.Add(self);
        if (creation.Constructor is { } constructor)
        {
            var target = type.InstanceConstructors.FirstOrDefault(c => Same(c.OriginalDefinition, constructor.OriginalDefinition)) ?? constructor;
            if (type.IsTupleType)
            {
                var elements = Arguments(creation.Arguments, target);
                _cells[self] = new Aggregate(shape, elements.ToEquatableArray());
            }
            else
            {
                Construct(target, self, Arguments(creation.Arguments, target), creation);
            }
        }

        if (creation.Initializer is { } initializer)
            Initialize(self, initializer);
        _underConstruction.Remove(self);
        return _cells[self]!;
    }

    /// <summary><c>new T()</c> for a type parameter.</summary>
    private Value CreateArgument(ITypeParameterObjectCreationOperation creation)
    {
        var type = TypeOf(creation);
        if (type.IsValueType && type is INamedTypeSymbol named && named.InstanceConstructors.All(c => c.IsImplicitlyDeclared || !c.Parameters.IsEmpty) && creation.Initializer is null)
            return Default(type);
        return Unsupported(creation, "Making an object of a type parameter", "Pass it as a parameter");
    }

    private Value With(IWithOperation with)
    {
        var type = TypeOf(with);
        var value = Evaluate(with.Operand);
        if (value is not (Aggregate or Projection))
            return Unsupported(with, "A 'with' expression on this type", "Construct the value anew");
        var self = NewCell(null, type);
        _cells[self] = Open(value, with.Syntax.GetLocation());
        _underConstruction.Add(self);
        Initialize(self, with.Initializer);
        _underConstruction.Remove(self);
        return _cells[self]!;
    }

    private void Initialize(Cell self, IObjectOrCollectionInitializerOperation initializer)
    {
        _initialized.Push(self);
        foreach (var step in initializer.Initializers)
        {
            if (step is ISimpleAssignmentOperation assignment)
                Assignment(assignment);
            else
                Unsupported(step, "A nested or collection initializer", "Assign the members one by one");
        }

        _initialized.Pop();
    }

    private void Construct(IMethodSymbol constructor, Cell self, IReadOnlyList<Value> arguments, IOperation at)
    {
        var type = constructor.ContainingType;
        var body = constructor.IsImplicitlyDeclared ? null : _context.Body(constructor) as IConstructorBodyOperation;
        var isPrimary = PrimaryConstructors.IsPrimary(constructor);
        if (IsCopy(constructor))
        {
            _cells[self] = arguments[0];
            return;
        }

        // A struct's own `new()` leaves everything at its default.
        if (constructor.IsImplicitlyDeclared && type.IsValueType && !isPrimary)
            return;

        var frame = new Frame(constructor, null, TypeArguments.Of(type, _context.Compilation)) { This = self };
        Bind(frame, constructor, null, arguments, at);
        var outer = _frame;
        _frame = frame;
        var initializer = (body?.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation ?? body?.Initializer as IInvocationOperation;
        var isDelegating = initializer is not null && Same(initializer.TargetMethod.ContainingType.OriginalDefinition, type.OriginalDefinition);
        if (body is not null)
            DeclareLocals(body.Locals);
        if (isPrimary)
            KeepParameters(constructor, self, arguments, at);
        if (!isDelegating)
            RunInitializers(type, self, isPrimary);
        if (initializer is not null)
        {
            var target = _frame.Types?.Substitute(initializer.TargetMethod) ?? initializer.TargetMethod;
            Construct(target, self, Arguments(initializer.Arguments, target), at);
        }
        else if (!isDelegating && type.BaseType is { SpecialType: SpecialType.None } parent && type.IsReferenceType
            && parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty) is { } implicitly)
        {
            Construct(implicitly, self, [], at);
        }

        if (body is not null)
            RunMethod(body, constructor);
        _frame = outer;
    }

    private static bool IsCopy(IMethodSymbol constructor)
        => constructor is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Parameters.Length: 1 }
            && Same(constructor.Parameters[0].Type, constructor.ContainingType);

    /// <summary>What a primary constructor keeps of its parameters: a record in its properties, any other type as captured state.</summary>
    private void KeepParameters(IMethodSymbol constructor, Cell self, IReadOnlyList<Value> arguments, IOperation at)
    {
        var shape = ShapeOfValue(_cells[self]!);
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = constructor.Parameters[i];
            ISymbol? keeper = constructor.ContainingType.IsRecord
                ? constructor.ContainingType.GetMembers(parameter.Name).FirstOrDefault(m => m.DeclaringSyntaxReferences.All(r => r.GetSyntax() is ParameterSyntax))
                : parameter;
            if (keeper is not null && shape.IndexOf(keeper) is var index and >= 0)
                _cells[self] = WithChild(_cells[self]!, index, arguments[i], at.Syntax.GetLocation());
        }
    }

    /// <summary>The initializers of fields and automatic properties, in the order of the source.</summary>
    private void RunInitializers(INamedTypeSymbol type, Cell self, bool isPrimary)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol or IPropertySymbol) || PrimaryConstructors.Initializer(member)?.Parent is not { } syntax)
                continue;
            if (_context.Operation(syntax) is not ISymbolInitializerOperation initializer)
                continue;
            var shape = ShapeOfValue(_cells[self]!);
            if (shape.IndexOf(member) is var index and >= 0)
            {
                DeclareLocals(initializer.Locals);
                _cells[self] = WithChild(_cells[self]!, index, Evaluate(initializer.Value), syntax.GetLocation());
            }
        }
    }

    /// <summary>An object of a type that is not taken apart: passive.</summary>
    private Value CreateOpaque(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        var (template, operands) = NewText(creation, type);
        return new Leaf(_builder.Let(new Opaque(template, operands.ToEquatableArray(), false), Map(type)));
    }

    private (string Template, IReadOnlyList<Operand> Operands) NewText(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        if (creation.Initializer is { Initializers.Length: > 0 } initializer)
            Unsupported(initializer, "An initializer of this type", "Make the object outside, and pass it as a parameter");
        if (creation.Constructor is not { } constructor)
            return ("default!", []);
        CheckAccess(constructor, creation);
        var operands = Arguments(creation.Arguments, constructor)
            .Select((v, i) => ToOperand(v, constructor.Parameters[i].Type, ArgumentOf(creation, i).Syntax.GetLocation()))
            .ToArray();
        Suspect(operands, Descriptors.UnsupportedType, creation, CSharpText.Readable(type));
        return ($"new {CSharpText.NonNullableType(type)}({Holes(0, operands.Length)})", operands);
    }
}
