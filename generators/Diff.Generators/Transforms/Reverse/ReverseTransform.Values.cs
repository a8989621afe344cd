using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;
using Diff.Generators.Rules;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Bindings and stores, backwards.</summary>
internal sealed partial class ReverseTransform
{
    private void Reverse(Let let, AdjointScope scope)
    {
        if (let.Value is Call call)
        {
            Reverse(let.Target, call, scope);
            return;
        }

        if (let.Value is Construct construct)
        {
            Reverse(let.Target, construct, scope);
            return;
        }

        var key = new AdjointKey(let.Target);
        if ((IsMap(let) ? scope.TakeUnsummed(key) : scope.Take(key)) is not { } adjoint)
            return;
        NameAdjoint(adjoint, let.Target);
        switch (let.Value)
        {
            case Apply { Op: Op.Convert, Arguments: [var source] }:
                Contribute(source, Marked(_algebra.Convert(adjoint, source.Type), adjoint, scope), scope);
                break;
            case Apply apply:
                Reverse(let.Target, apply, adjoint, scope);
                break;
            case TensorCall tensorCall:
                Reverse(let.Target, tensorCall, adjoint, scope);
                break;
            case Load load:
                _builder.Add(new Accumulate(Shadow(load.Array), load.Indices, adjoint, load.Path));
                break;
            case Member member:
                Contribute(member.Aggregate, adjoint, scope, member.Path);
                break;
            default:
                throw new InvalidOperationException($"{let.Value.GetType().Name} has no adjoint.");
        }
    }

    private void Reverse(Variable target, Apply apply, Operand adjoint, AdjointScope scope)
    {
        var arguments = new Term[apply.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = new OperandTerm(apply.Arguments[i]);
        var partials = RuleTable.Find(apply.Op)!.Partials(arguments, new OperandTerm(target));
        for (var i = 0; i < apply.Arguments.Count; i++)
        {
            var argument = apply.Arguments[i];
            if (!_activity.IsActive(argument) || apply.Arguments.Take(i).Contains(argument))
                continue;

            // An argument that occurs twice, as in x * x, gets one contribution: 2 * adjoint * x.
            var contribution = Product(adjoint, partials[i], scope);
            for (var j = i + 1; j < apply.Arguments.Count; j++)
            {
                if (apply.Arguments[j] == argument)
                    contribution = Sum(contribution, Product(adjoint, partials[j], scope), scope);
            }

            Contribute(argument, contribution, scope);
        }
    }

    /// <summary>An adjoint times a partial derivative; exactly nothing where the adjoint is zero because the value had no part in the result.</summary>
    private Operand Product(Operand adjoint, Term partial, AdjointScope scope)
    {
        switch (partial)
        {
            case NumberTerm { Value: 0 }:
                return Constant.Float(adjoint.Type, 0);
            case ApplyTerm { Op: Op.Select, Arguments: [var condition, var whenTrue, var whenFalse] }:
                var left = Product(adjoint, whenTrue, scope);
                var right = Product(adjoint, whenFalse, scope);
                var selected = _algebra.Select(_algebra.Lower(condition, adjoint.Type), left, right);
                Mark(selected, scope.MayVanish(left) || scope.MayVanish(right), scope);
                return selected;
            default:
                var product = _algebra.Multiply(adjoint, _algebra.Lower(partial, adjoint.Type));
                if (!scope.MayVanish(adjoint))
                    return product;
                if (_finiteness.MayBeInfinite(partial))
                {
                    var zero = Constant.Float(adjoint.Type, 0);
                    var present = _builder.Apply(Op.NotEqual, adjoint.Type.TruthType, adjoint, zero);
                    product = _builder.Apply(Op.Select, adjoint.Type, present, product, zero);
                }

                return Marked(product, adjoint, scope);
        }
    }

    private void Reverse(Store store, AdjointScope scope)
    {
        // A row put into an array of rows: its shadow was put into the shadow in the forward sweep.
        if (!_activity.IsActive(store.Array) || store.Value.Type is ArrayType)
            return;
        var type = Activity.TypeAt(((ArrayType)store.Array.Type).Element, store.Path);
        if (type is null)
            return;
        var shadow = Shadow(store.Array);
        if (_activity.IsActive(store.Value))
        {
            var adjoint = _builder.Let(new Load(shadow, store.Indices, store.Path), type);
            scope.Vanishing.Add(adjoint.Id);
            ContributeWhole(store.Value, adjoint, scope);
        }

        Operand zero = type.IsFloat ? Constant.Float(type, 0) : new Text(type, "default");
        _builder.Add(new Store(shadow, store.Indices, zero, store.Path));
    }

    private void Reverse(Variable target, Construct construct, AdjointScope scope)
    {
        foreach (var key in scope.KeysOf(target))
        {
            var adjoint = scope.Take(key)!;
            for (var i = 0; i < construct.Fields.Count; i++)
            {
                var name = construct.Type.Fields[i].Name;
                if (key.Path == name)
                    Contribute(construct.Fields[i], adjoint, scope);
                else if (key.Path!.StartsWith(name + ".", StringComparison.Ordinal))
                    Contribute(construct.Fields[i], adjoint, scope, key.Path.Substring(name.Length + 1));
            }
        }
    }

    /// <summary>Adds a contribution that is a whole value of the target's type, member by member.</summary>
    private void ContributeWhole(Operand target, Operand contribution, AdjointScope scope)
    {
        if (!_activity.IsActive(target))
            return;
        if (target.Type is StructType type)
            ContributeMembers((Variable)target, contribution, type, "", scope);
        else if (target.Type is ArrayType)
            AddTo(Shadow(target), contribution);
        else
            Contribute(target, contribution, scope);
    }

    private void ContributeMembers(Variable target, Operand contribution, StructType type, string prefix, AdjointScope scope)
    {
        foreach (var field in type.Fields.Where(f => f.IsDifferentiable))
        {
            var path = prefix + field.Name;
            if (field.Type is StructType inner)
                ContributeMembers(target, contribution, inner, path + ".", scope);
            else if (field.Type is ArrayType)
                AddToMemberShadow(target, path, _builder.Let(new Member(contribution, path), field.Type));
            else
                Contribute(target, Marked(_builder.Let(new Member(contribution, path), field.Type), contribution, scope), scope, path);
        }
    }

    /// <summary>The adjoint of a value: for an aggregate a value of its type, with what was contributed to its members and zero elsewhere.</summary>
    private Operand Assemble(Variable variable, IrType type, AdjointScope scope, string? path = null)
    {
        if (type is not StructType aggregate)
        {
            if (type is ArrayType)
                return MemberShadow(variable, path!, (ArrayType)type);
            var key = new AdjointKey(variable, path);
            var adjoint = Own(key, scope.Take(key) ?? _shapes.Zero(key, type));
            NameAdjoint(adjoint, variable, path);
            return adjoint;
        }

        var fields = aggregate.Fields.Select(f => f.IsDifferentiable
            ? Assemble(variable, f.Type, scope, path is null ? f.Name : path + "." + f.Name)
            : Absent.Of(f.Type));
        return _builder.Let(new Construct(aggregate, fields.ToEquatableArray()), aggregate);
    }

    private static Operand Marked(Operand value, Operand source, AdjointScope scope)
    {
        Mark(value, scope.MayVanish(source), scope);
        return value;
    }
}
