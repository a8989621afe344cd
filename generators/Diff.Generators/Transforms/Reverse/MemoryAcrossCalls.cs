using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Analyses;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// What methods that are not taken inline, and tensors, which share the memory of arrays, do to what is known of memory: <see cref="Memory"/> sees
/// one function.
/// </summary>
internal sealed class MemoryAcrossCalls
{
    private readonly EquatableArray<Function> _helpers;
    private readonly List<(Function Function, Memory Memory, List<Let> Lets)> _concerned;

    public MemoryAcrossCalls(Function root)
    {
        _helpers = root.Helpers;
        _concerned = [];
        foreach (var function in _helpers.Append(root))
        {
            var lets = Walk.All(function.Body).OfType<Let>().Where(l => l.Value is Call or TensorCall { Op: TensorOp.FromArray }).ToList();
            if (lets.Count > 0)
                _concerned.Add((function, new Memory(function), lets));
        }
    }

    /// <summary>Whether no memory is written behind a call that was given it, so that the call's reverse can read it again.</summary>
    public bool IsStable => _concerned.All(c => c.Lets.All(
        l => l.Value is not Call { Callee: HelperCallee helper } call || !(helper.Writes || IsWrittenBehind(c.Memory, l, call.Arguments))));

    /// <summary>Refuses what would make one piece of memory look like two.</summary>
    public void Check()
    {
        var areTensorsReturned = _concerned.Any(c => _helpers.Any(h => ReferenceEquals(h, c.Function)) && c.Lets.Any(l => l.Value is TensorCall made && c.Memory.IsFromOutside(made.Tensors[0])));
        foreach (var (function, memory, lets) in _concerned)
        {
            foreach (var let in lets)
            {
                if (let.Value is Call call)
                    Check(function, let, call, memory, areTensorsReturned);
                else if (IsWrittenBehind(memory, let, ((TensorCall)let.Value).Tensors))
                    throw new UnsupportedException("an array that a tensor is made of is written behind that", function, let);
            }
        }
    }

    private void Check(Function function, Let let, Call call, Memory memory, bool areTensorsReturned)
    {
        if (call.Callee is HelperCallee { Writes: false } helper)
            RequireNoWrites(_helpers.First(h => h.Key == helper.Key));
        var returned = memory.ClassesIn(let.Target).ToList();
        var isWrittenBehind = IsWrittenBehind(memory, let, call.Arguments);
        if (returned.Any(c => IsWritten(memory, c)) || (returned.Count > 0 && isWrittenBehind))
            throw new UnsupportedException("an array is written behind a call that is not taken inline and returns arrays, which may be the same", function, let);
        if (areTensorsReturned && let.Target.Type.HoldsTensors && isWrittenBehind)
            throw new UnsupportedException("an array is written behind a call that may have returned a tensor of it", function, let);
    }

    // What a call says of the method that it calls is read off the text; it must hold of what became of it.
    private void RequireNoWrites(Function helper)
    {
        var memory = _concerned.FirstOrDefault(c => ReferenceEquals(c.Function, helper)).Memory ?? new Memory(helper);
        if (helper.Parameters.SelectMany(p => memory.ClassesIn(p.Variable)).Any(c => IsWritten(memory, c)))
            throw new UnsupportedException($"the method '{helper.Signature.Name}' writes to an array that it is given, by a name that is also one of its own arrays");
    }

    private static bool IsWritten(Memory memory, int memoryClass) => memory.IsWritten(memoryClass) || memory.HasRowsStored(memoryClass);

    private static bool IsWrittenBehind(Memory memory, Let let, IEnumerable<Operand> values) => values.Any(v => memory.IsOverwritten(let.Target, v));
}
