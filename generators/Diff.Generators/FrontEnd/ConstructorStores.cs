using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Reads which field each parameter of a constructor goes to, unchanged.</summary>
internal static class ConstructorStores
{
    /// <summary>For each parameter the slot that it is stored in; null when the constructor does anything else.</summary>
    public static IReadOnlyList<int>? Find(IMethodSymbol constructor, ImmutableArray<Slot> slots, Compilation compilation)
    {
        var stores = Stores(constructor, slots, compilation);
        if (stores is null)
            return null;
        var order = new List<int>();
        foreach (var parameter in constructor.Parameters)
        {
            // A parameter kept twice would tie two gradients together; one that is not kept means something else.
            var targets = stores.Where(s => s.Parameter == parameter.Ordinal).ToArray();
            if (targets.Length != 1 || stores.Count(s => s.Slot == targets[0].Slot) != 1)
                return null;
            if (!SymbolEqualityComparer.Default.Equals(slots[targets[0].Slot].Type, parameter.Type))
                return null;
            order.Add(targets[0].Slot);
        }

        return order;
    }

    private static List<Store>? Stores(IMethodSymbol constructor, ImmutableArray<Slot> slots, Compilation compilation)
    {
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty)
            return [];
        var syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        var model = compilation.GetSemanticModel(syntax.SyntaxTree);
        return syntax switch
        {
            TypeDeclarationSyntax type => Primary(constructor, type, slots, model, compilation),
            ConstructorDeclarationSyntax => model.GetOperation(syntax) is IConstructorBodyOperation body ? Body(body, slots, compilation) : null,
            _ => null,
        };
    }

    private static List<Store>? Primary(
        IMethodSymbol constructor, TypeDeclarationSyntax type, ImmutableArray<Slot> slots, SemanticModel model, Compilation compilation)
    {
        var stores = new List<Store>();
        foreach (var parameter in constructor.Parameters)
        {
            for (var i = 0; i < slots.Length; i++)
            {
                if (IsStoredBy(parameter, slots[i], constructor))
                    stores.Add(new(parameter.Ordinal, i));
            }
        }

        var parent = type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        if (parent is null)
            return stores;
        if (model.GetSymbolInfo(parent).Symbol is not IMethodSymbol target || Find(target, slots, compilation) is not { } inherited)
            return null;
        var arguments = parent.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count && arguments[i].NameColon is null && i < inherited.Count; i++)
        {
            if (arguments[i].Expression is IdentifierNameSyntax name
                && constructor.Parameters.FirstOrDefault(p => p.Name == name.Identifier.ValueText) is { } passed)
                stores.Add(new(passed.Ordinal, inherited[i]));
        }

        return stores;
    }

    private static bool IsStoredBy(IParameterSymbol parameter, Slot slot, IMethodSymbol constructor)
    {
        if (slot.Is(parameter.OriginalDefinition))
            return true;
        if (!SymbolEqualityComparer.Default.Equals(slot.Storage.ContainingType?.OriginalDefinition, constructor.ContainingType.OriginalDefinition))
            return false;
        var member = slot.Storage is IFieldSymbol { AssociatedSymbol: { } property } ? property : slot.Storage;
        return member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax
            ? member.Name == parameter.Name
            : PrimaryConstructors.Initializer(member) is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name;
    }

    private static List<Store>? Body(IConstructorBodyOperation body, ImmutableArray<Slot> slots, Compilation compilation)
    {
        var stores = new List<Store>();
        if (body.Initializer is { } initializer && !Chain(Expression(initializer), slots, compilation, stores))
            return null;
        var statements = (body.BlockBody ?? body.ExpressionBody)?.Operations ?? [];
        return statements.All(s => s is IReturnOperation { IsImplicit: true } || Assign(Expression(s), slots, stores)) ? stores : null;
    }

    private static IOperation Expression(IOperation operation)
        => operation is IExpressionStatementOperation statement ? statement.Operation : operation;

    private static bool Chain(IOperation call, ImmutableArray<Slot> slots, Compilation compilation, List<Store> stores)
    {
        if (call is not IInvocationOperation invocation)
            return false;
        if (invocation.TargetMethod.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType)
            return true;
        if (Find(invocation.TargetMethod, slots, compilation) is not { } inner)
            return false;
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Value is IParameterReferenceOperation passed)
                stores.Add(new(passed.Parameter.Ordinal, inner[argument.Parameter!.Ordinal]));
        }

        return true;
    }

    private static bool Assign(IOperation statement, ImmutableArray<Slot> slots, List<Store> stores) => statement switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment => Keep(assignment.Target, assignment.Value, slots, stores),
        IDeconstructionAssignmentOperation { Target: ITupleOperation target, Value: var value } when Unconverted(value) is ITupleOperation source
            => target.Elements.Zip(source.Elements, (to, from) => Keep(to, from, slots, stores)).All(stored => stored),
        _ => false,
    };

    private static bool Keep(IOperation target, IOperation value, ImmutableArray<Slot> slots, List<Store> stores)
    {
        if (target is not IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member })
            return false;
        var slot = -1;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Is(member.OriginalDefinition))
                slot = i;
        }

        if (slot < 0)
            return false;
        if (Unconverted(value) is IParameterReferenceOperation reference)
            stores.Add(new(reference.Parameter.Ordinal, slot));
        else if (value.ConstantValue.HasValue)
            stores.Add(new(Store.NoParameter, slot));
        else
            return false;
        return true;
    }

    private static IOperation Unconverted(IOperation value)
        => value is IConversionOperation { Conversion.IsIdentity: true } conversion ? conversion.Operand : value;

    private readonly record struct Store(int Parameter, int Slot)
    {
        public const int NoParameter = -1;
    }
}
