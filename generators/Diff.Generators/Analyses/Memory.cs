using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Transforms;

namespace Diff.Generators.Analyses;

/// <summary>
/// Which array values may refer to the same memory, and whether memory is written again behind a read.
/// </summary>
/// <remarks>
/// Values that may share memory are in one class: a slice with its array, both sides of a choice, what a branch or loop hands on, an array of rows
/// with its rows. Different parameters are taken to be different memory; the generated method checks that where one of them is written.
/// </remarks>
internal sealed class Memory
{
    private readonly Dictionary<int, int> _parent = [];
    private readonly Dictionary<(int, string), int> _members = [];
    private readonly Dictionary<int, List<Access>> _stores = [];
    private readonly Dictionary<(int Reader, int Array), Access> _reads = [];
    private readonly Dictionary<int, int> _loaded = [];
    private readonly Dictionary<int, Access> _calls = [];
    private readonly Dictionary<int, Construct> _constructs = [];
    private readonly Dictionary<int, List<int>> _allocations = [];
    private readonly HashSet<int> _handedOn = [];
    private readonly HashSet<int> _reversedAtOnce = [];
    private readonly Dictionary<Statement, int> _loops = new(ReferenceComparer.Instance);
    private readonly List<Operand> _outside;
    private readonly Dictionary<Statement, HashSet<int>> _written = new(ReferenceComparer.Instance);
    private int _position;

    public Memory(Function function)
    {
        _outside = [.. function.Parameters.Select(p => p.Variable)];
        Visit(function.Body, []);
        foreach (var yield in function.Body.Yields)
            HandOn(yield);
    }

    /// <summary>The class of an array value.</summary>
    public int ClassOf(Operand array) => array is Variable variable ? Find(variable.Id) : -1;

    /// <summary>Takes note that each iteration of a loop in the function's own block is reversed before the next.</summary>
    public void ReverseAtOnce(For loop) => _reversedAtOnce.Add(_loops[loop]);

    /// <summary>Whether anything is stored into the class, other than rows into arrays of rows.</summary>
    public bool IsWritten(int memoryClass) => _stores.TryGetValue(memoryClass, out var stores) && stores.Any(s => !s.IsOfRow);

    /// <summary>Whether rows are stored into arrays of rows of the class.</summary>
    public bool HasRowsStored(int memoryClass) => _stores.TryGetValue(memoryClass, out var stores) && stores.Any(s => s.IsOfRow);

    /// <summary>The classes that a statement of the function may store into, itself or in its blocks.</summary>
    public IReadOnlyCollection<int> WrittenIn(Statement statement)
    {
        switch (statement)
        {
            case Store store:
                return [ClassOf(store.Array)];
            case Accumulate add:
                return [ClassOf(add.Array)];
            case Effect or Let { Value: Call or Opaque { IsPure: false } }:
                return [.. Walk.Operands(statement).Where(o => o.Type is ArrayType).Select(ClassOf)];
            case If or For or While:
                if (!_written.TryGetValue(statement, out var written))
                    _written[statement] = written = [.. Walk.Blocks(statement).SelectMany(b => b.Statements).SelectMany(WrittenIn)];
                return written;
            default:
                return [];
        }
    }

    /// <summary>Whether a statement of the function may store into an array's memory.</summary>
    public bool IsWrittenIn(Operand array, Statement statement) => WrittenIn(statement).Contains(ClassOf(array));

    /// <summary>Whether an array may be memory that the function did not make, which others may write to behind it.</summary>
    public bool IsFromOutside(Operand array) => _outside.Any(p => ClassOf(p) == ClassOf(array)) || !_allocations.Keys.Any(made => Find(made) == ClassOf(array));

    /// <summary>The classes of the arrays that a value is or holds, as far as this function reads them.</summary>
    public IEnumerable<int> ClassesIn(Operand value) => ArraysIn(value).Select(Find);

    /// <summary>Whether the array leaves the block that creates it: through a branch, a loop, or as the result.</summary>
    public bool IsHandedOn(Operand array) => array is Variable && _handedOn.Contains(ClassOf(array));

    /// <summary>Whether what a load read may be overwritten before the function ends, so that reading again would give something else.</summary>
    /// <remarks>A row stays the same row when its elements are written, and elements are the row's whatever is put in its place.</remarks>
    public bool IsOverwritten(Variable loaded)
        => _loaded.TryGetValue(loaded.Id, out var array) && IsOverwritten(_reads[(loaded.Id, array)], s => s.IsOfRow == loaded.Type is ArrayType);

    /// <summary>Whether what a call saw of an array may be overwritten before the function ends.</summary>
    public bool IsOverwritten(Variable called, Operand argument)
        => ArraysIn(argument).Any(array => IsOverwritten(_calls[called.Id] with { Array = array }, _ => true));

    private bool IsOverwritten(Access load, System.Func<Access, bool> matters)
    {
        if (!_stores.TryGetValue(Find(load.Array), out var all))
            return false;
        var stores = all.Where(matters);

        // Where each iteration is reversed before the next begins, later iterations do not matter, nor does what comes behind the loop.
        if (load.Loops.Count > 0 && _reversedAtOnce.Contains(load.Loops[0]))
        {
            return stores.Any(store => store.Loops.Count > 0 && store.Loops[0] == load.Loops[0]
                && (store.Position > load.Position || store.Loops.Intersect(load.Loops).Skip(1).Any()));
        }

        // Memory made anew in every iteration is not touched by later iterations, unless it is handed on.
        var fresh = !_handedOn.Contains(Find(load.Array)) && _allocations.TryGetValue(Find(load.Array), out var loops) ? loops.Count : 0;
        return stores.Any(store => store.Position > load.Position || store.Loops.Intersect(load.Loops).Skip(fresh).Any());
    }

    private void Visit(Block block, List<int> loops)
    {
        foreach (var statement in block.Statements)
        {
            _position++;
            switch (statement)
            {
                case Let { Value: Slice slice } let:
                    Unite(let.Target, slice.Array);
                    break;
                case Let { Value: Choose choose } let:
                    Unite(let.Target, choose.WhenTrue);
                    Unite(let.Target, choose.WhenFalse);
                    break;
                case Let { Value: Load load } let:
                    Read(let.Target, load.Array, loops);
                    if (load.Array is Variable read)
                        _loaded[let.Target.Id] = read.Id;
                    if (let.Target.Type is ArrayType)
                        Unite(let.Target, load.Array);
                    break;
                case Let { Value: Member { Aggregate: Variable aggregate } member, Target: { Type: ArrayType } target }:
                    if (_members.TryGetValue((aggregate.Id, member.Path), out var known))
                        _parent[Find(target.Id)] = Find(known);
                    else
                        _members[(aggregate.Id, member.Path)] = target.Id;
                    break;
                case Let { Value: Construct construct } let:
                    _constructs[let.Target.Id] = construct;
                    break;
                case Let { Value: Call call } let:
                    _calls[let.Target.Id] = new Access(let.Target.Id, _position, [.. loops]);
                    foreach (var written in HelperCallee.WrittenBy(call).OfType<Variable>())
                        Written(written, loops);
                    break;
                case Let { Value: TensorCall } let:
                    _calls[let.Target.Id] = new Access(let.Target.Id, _position, [.. loops]);
                    break;
                case Let { Value: Allocate } let:
                    _allocations[let.Target.Id] = [.. loops];
                    break;
                case Store { Array: Variable array, Value.Type: ArrayType } store:
                    Unite(array, store.Value);
                    _handedOn.Add(Find(array.Id));
                    Written(array, loops, isOfRow: true);
                    break;
                case Store { Array: Variable array }:
                    Written(array, loops);
                    break;
                case Effect { MayWrite: true } or Let { Value: Opaque { MayWrite: true } }:
                    foreach (var argument in Walk.Operands(statement))
                    {
                        if (argument is Variable { Type: ArrayType { Kind: not ArrayKind.ReadOnlySpan } } given)
                            Written(given, loops);
                    }

                    break;
                case Accumulate { Array: Variable array }:
                    Written(array, loops);
                    break;
                case If @if:
                    Visit(@if.Then, loops);
                    Visit(@if.Else, loops);
                    HandOn(Walk.Joins(@if));
                    break;
                case For or While:
                    _loops[statement] = _position;
                    loops.Add(_position);
                    foreach (var inner in Walk.Blocks(statement))
                        Visit(inner, loops);
                    loops.RemoveAt(loops.Count - 1);
                    HandOn(Walk.Joins(statement));
                    break;
            }
        }
    }

    private void Read(Variable reader, Operand array, List<int> loops)
    {
        if (array is Variable { Type: ArrayType } variable)
            _reads[(reader.Id, variable.Id)] = new Access(variable.Id, _position, [.. loops]);
    }

    private IEnumerable<int> ArraysIn(Operand value) => value switch
    {
        Variable { Type: ArrayType } array => [array.Id],
        Variable aggregate when _constructs.TryGetValue(aggregate.Id, out var construct) => construct.Fields.SelectMany(ArraysIn),
        Variable aggregate => _members.Where(m => m.Key.Item1 == aggregate.Id).Select(m => m.Value),
        _ => [],
    };

    private void Written(Variable array, List<int> loops, bool isOfRow = false)
    {
        var root = Find(array.Id);
        if (!_stores.TryGetValue(root, out var stores))
            _stores[root] = stores = [];
        stores.Add(new Access(array.Id, _position, [.. loops], isOfRow));
    }

    private void HandOn(IEnumerable<(Variable Target, EquatableArray<Operand> Values)> joins)
    {
        foreach (var (target, values) in joins.Where(j => j.Target.Type is ArrayType))
        {
            foreach (var value in values)
                Unite(target, value);
            _handedOn.Add(Find(target.Id));
        }
    }

    private void HandOn(Operand yield)
    {
        if (yield is Variable { Type: ArrayType } variable)
            _handedOn.Add(Find(variable.Id));
    }

    private void Unite(Variable left, Operand right)
    {
        if (right is not Variable variable || variable.Type is not ArrayType)
            return;
        var (kept, merged) = (Find(variable.Id), Find(left.Id));
        if (kept == merged)
            return;
        _parent[merged] = kept;
        if (_stores.TryGetValue(merged, out var stores))
        {
            _stores.Remove(merged);
            _stores[kept] = [.. stores, .. _stores.TryGetValue(kept, out var old) ? old : []];
        }

        if (_handedOn.Remove(merged))
            _handedOn.Add(kept);
        if (_allocations.TryGetValue(merged, out var loops) && !_allocations.ContainsKey(kept))
            _allocations[kept] = loops;
    }

    private int Find(int id)
    {
        while (_parent.TryGetValue(id, out var parent))
            id = parent;
        return id;
    }

    private sealed record Access(int Array, int Position, List<int> Loops, bool IsOfRow = false);
}
