using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>Which statements of a block go to which piece, and which stay; what the pieces need from one another.</summary>
internal sealed class BlockPlan
{
    /// <summary>The owner of statements that stay where they are.</summary>
    public const int Stays = -1;

    // A call and what it passes cost as much as a few statements.
    private const int SmallestPart = 8;

    // More numbers than go in registers, and more than one likes to read.
    private const int MostArguments = 12;

    private readonly IReadOnlyList<Statement> _statements;
    private readonly EquatableArray<Operand> _yields;
    private readonly HashSet<int> _pinned = [];
    private readonly HashSet<int> _starts;
    private readonly int[] _owners;
    private readonly bool[] _left;
    private readonly HashSet<(int Owner, int Variable)> _reads = [];
    private readonly Dictionary<int, int> _lastReads = [];
    private readonly Dictionary<int, Variable> _crossing = [];

    public BlockPlan(Block block, int size)
    {
        _statements = block.Statements;
        _yields = block.Yields;
        Uses = new BlockUses(_statements);
        _owners = new int[_statements.Count];
        _left = new bool[_statements.Count];
        for (var i = 0; i < _statements.Count; i++)
        {
            // What stands before everything else checks the arguments.
            if (_statements[i] is Comment || (_statements[i] is Effect && _pinned.Count == i))
                _pinned.Add(i);
        }

        _starts = [.. Cuts.Of(_statements, Uses, _pinned.Contains, size)];
        do
        {
            SetOwners(size);
            FindReads();
        }
        while (Pin());
        Outer = [.. Crowd()];
    }

    public BlockUses Uses { get; }

    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>Numbers from around the block that are saved: a piece would have to be handed too many.</summary>
    public IReadOnlyList<Variable> Outer { get; }

    /// <summary>The piece of a statement.</summary>
    public int OwnerOf(int statement) => _owners[statement];

    /// <summary>Whether nothing remains of a statement, as all who need its value compute it themselves.</summary>
    public bool IsLeftOut(int statement) => _left[statement];

    /// <summary>The numbers that one piece binds and another reads, with where they are bound and where somebody reads them for the first time last.</summary>
    public IEnumerable<(Variable Variable, int Start, int End)> Crossing() => _crossing.Values
        .Where(v => v.Type is ScalarType)
        .Select(v => (v, Uses.DefinitionOf(v)!.Value, _lastReads[v.Id]))
        .Concat(Outer.Select(v => (v, -1, _statements.Count)));

    private void SetOwners(int size)
    {
        var owner = 0;
        for (var i = 0; i < _statements.Count; owner++)
        {
            var end = i + 1;
            var taken = Sizes.Of(_statements[i]);
            for (; !_pinned.Contains(i) && end < _statements.Count && !_pinned.Contains(end) && !_starts.Contains(end); end++)
                taken += Sizes.Of(_statements[end]);
            for (var stays = _pinned.Contains(i) || taken < System.Math.Min(SmallestPart, size / 2); i < end; i++)
                _owners[i] = stays ? Stays : owner;
        }
    }

    private void FindReads()
    {
        _reads.Clear();
        _crossing.Clear();
        var used = new HashSet<(int Owner, int Variable)>(_yields.OfType<Variable>().Select(v => (Stays, v.Id)));
        for (var i = _statements.Count - 1; i >= 0; i--)
        {
            _left[i] = Uses.IsIdle(i) && !used.Contains((_owners[i], ((Let)_statements[i]).Target.Id));
            if (!_left[i])
                used.UnionWith(Uses.Needs(i).Select(v => (_owners[i], v.Id)));
        }

        for (var i = 0; i < _statements.Count; i++)
        {
            foreach (var variable in _left[i] ? [] : Uses.Needs(i))
                Read(_owners[i], variable, i);
        }

        foreach (var variable in _yields.OfType<Variable>())
            Read(Stays, variable, _statements.Count);
    }

    /// <summary>All but the most needed, if there are many.</summary>
    private IEnumerable<Variable> Crowd()
    {
        var needed = Enumerable.Range(0, _statements.Count)
            .Where(i => _owners[i] != Stays)
            .SelectMany(i => Uses.Needs(i).Where(v => v.Type is ScalarType && Uses.DefinitionOf(v) is null).Select(v => (Owner: _owners[i], Variable: v)))
            .Distinct()
            .ToList();
        return needed.GroupBy(n => n.Owner).All(g => g.Count() <= MostArguments)
            ? []
            : needed.GroupBy(n => n.Variable).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Id).Skip(MostArguments).Select(g => g.Key);
    }

    private void Read(int owner, Variable variable, int reader)
    {
        if (Uses.DefinitionOf(variable) is not { } definition || (_owners[definition] == owner && !_left[definition]) || !_reads.Add((owner, variable.Id)))
            return;
        _lastReads[variable.Id] = reader;
        if (!Uses.IsRepeated(variable))
            _crossing[variable.Id] = variable;
        else
        {
            foreach (var operand in Walk.Operands(((Let)_statements[definition]).Value).OfType<Variable>())
                Read(owner, operand, reader);
        }
    }

    /// <summary>Keeps statements in place that bind what neither can be saved nor handed back; true when there were any.</summary>
    private bool Pin()
    {
        var before = _pinned.Count;
        foreach (var variable in _crossing.Values.Where(v => v.Type is not ScalarType))
        {
            Pin(Uses.DefinitionOf(variable)!.Value);

            // A value whose type has no name here cannot be handed to a piece either.
            foreach (var i in Enumerable.Range(0, variable.Type is OpaqueType { CSharp: "var" } ? _statements.Count : 0))
            {
                if (Uses.Needs(i).Contains(variable))
                    Pin(i);
            }
        }

        return _pinned.Count > before;

        void Pin(int statement)
        {
            if (_owners[statement] != Stays)
                _pinned.Add(statement);
        }
    }
}
