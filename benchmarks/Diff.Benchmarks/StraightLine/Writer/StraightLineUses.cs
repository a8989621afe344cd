namespace Diff.Benchmarks;

/// <summary>Where the values of a straight line are used.</summary>
internal sealed class StraightLineUses
{
    private readonly bool[] _needed;
    private readonly int[] _last;

    public StraightLineUses(Statement[] statements)
    {
        _needed = new bool[statements.Length];
        _last = new int[statements.Length];
        _last[^1] = int.MaxValue;
        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i].P >= 0) _last[statements[i].P] = i;
            if (statements[i].HasSecond && statements[i].Q >= 0) _last[statements[i].Q] = i;
            foreach (var operand in StatementText.Needed(statements[i]))
            {
                if (operand >= 0) _needed[operand] = true;
            }
        }
    }

    /// <summary>Whether value <paramref name="i"/> outlives its piece: an adjoint reads it, or a later piece.</summary>
    public bool IsKept(int i, int last) => _needed[i] || _last[i] > last;
}
