using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>Shadow memory: for every active array one of the same shape that holds the adjoints of its elements.</summary>
internal sealed partial class ReverseTransform
{
    private readonly Dictionary<(int, string), Operand> _memberShadows = [];
    private ILookup<Operand, Let>? _members;

    private void CreateParameterShadows()
    {
        foreach (var parameter in _primal.Parameters.Where(p => p.Variable.Type is ArrayType))
        {
            var buffer = _contract.BufferOf(parameter)?.Variable;
            if (_shadows.TryGetValue(parameter.Variable.Id, out var companion))
            {
                if (ShadowCompanions.IsRows(companion.Type))
                    StartRows(parameter, (Variable)companion);
                // It is copied into the buffer at the end.
                else if (buffer is not null && _contract.IsInAndOut(parameter))
                    _builder.Add(new Effect(RuntimeCalls.Copy(buffer.Type), [buffer, companion]));
            }
            else if (buffer is not null)
            {
                _shadows[parameter.Variable.Id] = buffer;
                if (_contract.IsOverwritten(parameter))
                    _builder.Add(new Effect(RuntimeCalls.Clear(buffer.Type), [buffer]));
            }
            else if (_activity.IsActive(parameter.Variable))
            {
                // Held constant on entry, but written and read again: what is in between has derivatives.
                _shadows[parameter.Variable.Id] = ZerosFor(parameter.Variable, (ArrayType)parameter.Variable.Type);
            }
        }

        foreach (var parameter in _primal.Parameters)
            CreateMemberShadows(parameter.Variable);
    }

    /// <summary>
    /// The companion of a parameter whose rows may be exchanged starts with the rows of its gradient, and exchanges them along: each row of the gradient
    /// stays that of the row that was there on entry.
    /// </summary>
    private void StartRows(Parameter parameter, Variable companion)
    {
        if (_contract.BufferOf(parameter) is not { } buffer)
        {
            _edits.Start.Add(new Let(companion, new Opaque(RuntimeCalls.ZerosLike, [parameter.Variable], IsPure: false)));
            return;
        }

        if (_contract.IsOverwritten(parameter))
            _edits.Start.Add(new Effect(RuntimeCalls.Clear(buffer.Variable.Type), [buffer.Variable]));
        _edits.Start.Add(new Let(companion, new Opaque(RuntimeCalls.SameRows, [buffer.Variable], IsPure: false)));
    }

    /// <summary>Creates the shadows of the arrays that are read from an aggregate, wherever that is.</summary>
    private void CreateMemberShadows(Variable aggregate)
    {
        _members ??= Walk.All(_primal.Body).OfType<Let>().Where(l => l is { Value: Member, Target.Type: ArrayType }).ToLookup(l => ((Member)l.Value).Aggregate);
        foreach (var let in _members[aggregate].Where(l => _activity.IsActive(l.Target)))
            MemberShadow(aggregate, ((Member)let.Value).Path, (ArrayType)let.Target.Type);
    }

    /// <summary>Creates the shadows of the arrays that a block creates or is given by calls, at the start of its reverse.</summary>
    private void CreateShadows(IEnumerable<Statement> statements)
    {
        foreach (var let in statements.OfType<Let>())
        {
            if (let.Target.Type is StructType)
                CreateMemberShadows(let.Target);
            if (let.Value is not Allocate allocate || !_activity.IsActive(let.Target) || _shadows.ContainsKey(let.Target.Id))
                continue;
            _shadows[let.Target.Id] = allocate.Type is { Rank: 1, Element: not ArrayType } && _map.Find(let.Target.Id)!.Region.IsTop
                ? Named(_builder.Let(new Scratch(ScratchKind.Zeros, allocate.Lengths[0]), allocate.Type with { Kind = ArrayKind.Span }), let.Target)
                : Named(ZerosFor(let.Target, allocate.Type), let.Target);
        }
    }

    /// <summary>Slices shadows where a loop's body slices their arrays: at the start of its reverse, rather than in each loop inside that uses one.</summary>
    private void SliceShadows(IEnumerable<Statement> statements)
    {
        foreach (var let in statements.OfType<Let>())
        {
            if (let.Value is Slice { Start: not null, Array: Variable array } && _activity.IsActive(let.Target) && _shadows.ContainsKey(array.Id))
                _shadows[let.Target.Id] = Shadow(let.Target);
        }
    }

    /// <summary>
    /// Shadow memory is created at the start of the reverse sweep; before the first loop that is reversed in the forward sweep, if there is one and
    /// the memory's size is known there. Returns what is left for the reverse sweep.
    /// </summary>
    private List<Statement> PlaceShadows(EquatableArray<Statement> shadows)
    {
        if (_primal.Body.Statements.FirstOrDefault(_edits.Fused.ContainsKey) is not { } first)
            return [.. shadows];
        var position = _map.PositionBefore(first);
        var late = new List<Statement>();
        var lateVariables = new HashSet<Operand>();
        var early = new List<Statement>();
        foreach (var shadow in shadows)
        {
            var isKnown = Walk.Operands(shadow).All(o => !lateVariables.Contains(o)
                && (o is not Variable variable || _map.Find(variable.Id) is not { } primal || primal.Position < position));
            (isKnown ? early : late).Add(shadow);
            if (!isKnown)
                lateVariables.UnionWith(Walk.Results(shadow));
        }

        if (!_edits.Before.TryGetValue(first, out var before))
            _edits.Before[first] = before = [];
        before.InsertRange(0, early);
        return late;
    }

    private Operand Shadow(Operand array)
    {
        if (array is Text { Type: ArrayType type } text)
            return text.IsNull ? ShadowCompanions.NoMemory(type) : _builder.Let(new Opaque(RuntimeCalls.ZerosLike, [text], IsPure: false), type with { Kind = ArrayKind.Array });
        var variable = (Variable)array;
        if (_shadows.TryGetValue(variable.Id, out var known))
            return known;
        var value = _map.Find(variable.Id)?.Value;
        return value switch
        {
            Slice { Start: null } slice when Shadow(slice.Array) is { Type: ArrayType { Kind: ArrayKind.Span } } shadow => shadow,
            Slice slice => Named(_builder.Let(slice with { Array = Shadow(slice.Array) }, WritableView((ArrayType)variable.Type)), variable),
            Choose choose => Named(_builder.Let(choose with { WhenTrue = Shadow(choose.WhenTrue), WhenFalse = Shadow(choose.WhenFalse) }, WritableView((ArrayType)variable.Type)), variable),
            Load load => Named(_builder.Let(load with { Array = Shadow(load.Array) }, variable.Type), variable),
            Member { Aggregate: Variable aggregate } member => MemberShadow(aggregate, member.Path, (ArrayType)variable.Type),
            _ => throw new UnsupportedException(
                $"the array '{_builder.NameOf(variable) ?? "?"}' is created in one place or another, depending on a branch or a loop"),
        };
    }

    private Operand MemberShadow(Variable aggregate, string path, ArrayType type)
    {
        if (_memberShadows.TryGetValue((aggregate.Id, path), out var known))
            return known;
        if (ArrayIn(aggregate, path) is { } array && _activity.IsActive(array))
            return _memberShadows[(aggregate.Id, path)] = Shadow(array);
        var member = _builder.Let(new Member(aggregate, path), type);
        return _memberShadows[(aggregate.Id, path)] = ZerosFor(member, type);
    }

    /// <summary>The array that an aggregate was built around; null where it was not built here.</summary>
    private Operand? ArrayIn(Variable aggregate, string path)
    {
        if (_map.Find(aggregate.Id)?.Value is not Construct construct)
            return null;
        for (var i = 0; i < construct.Fields.Count; i++)
        {
            var (name, field) = (construct.Type.Fields[i].Name, construct.Fields[i]);
            if (path == name)
                return field;
            if (path.StartsWith(name + ".", StringComparison.Ordinal) && field is Variable inner)
                return ArrayIn(inner, path.Substring(name.Length + 1));
        }

        return null;
    }

    private void AddToMemberShadow(Variable aggregate, string path, Operand contribution)
        => AddTo(MemberShadow(aggregate, path, (ArrayType)contribution.Type), contribution);

    /// <summary>Adds an array of gradients to shadow memory of its shape.</summary>
    private void AddTo(Operand shadow, Operand gradients)
    {
        var type = (ArrayType)shadow.Type;
        if (type.Element is StructType element)
            AddMembers(shadow, gradients, type.Rank, element, []);
        else
            _builder.Add(new Effect(RuntimeCalls.Add, [gradients, shadow]));
    }

    private void AddMembers(Operand shadow, Operand gradients, int rank, StructType element, EquatableArray<Operand> indices)
    {
        if (indices.Count == rank)
        {
            foreach (var (path, type) in Numbers(element))
                _builder.Add(new Accumulate(shadow, indices, _builder.Let(new Load(gradients, indices, path), type), path));
            return;
        }

        var length = _builder.Let(new Length(gradients, rank == 1 ? null : indices.Count), ScalarType.Int32);
        var index = _builder.NewVariable(ScalarType.Int32, "i");
        _builder.Open();
        AddMembers(shadow, gradients, rank, element, [.. indices, index]);
        _builder.Add(new For(index, Constant.Int(0), Comparison.Less, length, 1, [], _builder.Close()));
    }

    private static IEnumerable<(string Path, IrType Type)> Numbers(StructType type) => type.Fields.Where(f => f.IsDifferentiable).SelectMany(f => f.Type switch
    {
        StructType inner => Numbers(inner).Select(n => ($"{f.Name}.{n.Path}", n.Type)),
        ArrayType => throw new UnsupportedException($"an array of '{type.CSharp}', which holds arrays, is passed to a method that is not taken inline"),
        _ => [(f.Name, f.Type)],
    });

    // No memory has no shadow.
    private Operand ZerosFor(Operand array, ArrayType type) => array is Text { CSharp: "default" or "default!" }
        ? new Text(array.Type, "default")
        : _builder.Let(new Opaque(RuntimeCalls.ZerosLike, [array], IsPure: false), type.Rank == 1 && type.Kind != ArrayKind.Array ? type with { Kind = ArrayKind.Array } : type);

    private static ArrayType WritableView(ArrayType type) => type.Kind == ArrayKind.ReadOnlySpan ? type with { Kind = ArrayKind.Span } : type;

    private Operand Named(Operand shadow, Variable primal)
    {
        NameAdjoint(shadow, primal);
        return shadow;
    }
}
