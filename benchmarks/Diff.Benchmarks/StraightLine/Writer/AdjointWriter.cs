namespace Diff.Benchmarks;

/// <summary>
/// Writes the gradient of a straight line as a careful person would who knows that the JIT stops optimising long
/// methods. A short one is a single method, all in locals. A long one is cut in pieces; the values that the reverse
/// pieces need are kept in one rented buffer, the adjoints that cross a border in another.
/// </summary>
internal sealed class AdjointWriter(Statement[] statements)
{
    private const int PieceSize = 150;
    private readonly SourceText _text = new();
    private readonly StraightLineUses _uses = new(statements);
    private readonly HashSet<int> _crossing = [statements.Length - 1];
    private readonly int _count = statements.Length;
    private readonly int _pieces = (statements.Length + PieceSize - 1) / PieceSize;

    private bool IsWhole => _pieces == 1;

    public string Text()
    {
        _text.Line(0, "internal static partial class Hand");
        _text.Line(0, "{");
        _text.Line(1, $"public readonly record struct StraightLine{_count}Gradient(double Value, double A, double B, double C, double D);");
        _text.Line(0, "");
        _text.Line(1, $"public static StraightLine{_count}Gradient StraightLine{_count}Backward(double a, double b, double c, double d, double upstream = 1.0)");
        _text.Line(1, "{");
        if (IsWhole) WriteWhole();
        else WriteCalls();
        _text.Line(1, "}");
        for (var piece = 0; piece < _pieces && !IsWhole; piece++) WritePiece("Forward", piece, WriteForward);
        for (var piece = _pieces - 1; piece >= 0 && !IsWhole; piece--) WritePiece("Reverse", piece, WriteReverse);
        _text.Line(0, "}");
        return _text.ToString();
    }

    private void WriteWhole()
    {
        WriteForward(0, _count - 1);
        _text.Line(2, "double dA = 0, dB = 0, dC = 0, dD = 0;");
        _text.Line(2, $"var g{_count - 1} = upstream;");
        WriteSweep(0, _count - 1, [_count - 1]);
        _text.Line(2, $"return new(v{_count - 1}, dA, dB, dC, dD);");
    }

    private void WriteCalls()
    {
        _text.Line(2, $"var rented = System.Buffers.ArrayPool<double>.Shared.Rent({3 * _count + 4});");
        _text.Line(2, $"var v = rented.AsSpan(0, {2 * _count});");
        _text.Line(2, $"var g = rented.AsSpan({2 * _count}, {_count + 4});");
        for (var piece = 0; piece < _pieces; piece++) _text.Line(2, $"StraightLine{_count}Forward{piece}(a, b, c, d, v, g);");
        _text.Line(2, $"g[{_count + 3}] = g[{_count + 2}] = g[{_count + 1}] = g[{_count}] = 0;");
        _text.Line(2, $"g[{_count - 1}] = upstream;");
        for (var piece = _pieces - 1; piece >= 0; piece--) _text.Line(2, $"StraightLine{_count}Reverse{piece}(a, b, c, d, v, g);");
        _text.Line(2, "System.Buffers.ArrayPool<double>.Shared.Return(rented);");
        _text.Line(2, $"return new(v[{_count - 1}], g[{_count}], g[{_count + 1}], g[{_count + 2}], g[{_count + 3}]);");
    }

    private void WritePiece(string sweep, int piece, Action<int, int> body)
    {
        _text.Line(0, "");
        _text.Line(1, $"private static void StraightLine{_count}{sweep}{piece}(double a, double b, double c, double d, Span<double> v, Span<double> g)");
        _text.Line(1, "{");
        _text.Line(2, $"v = v[..{2 * _count}]; // constant lengths: no index below needs a check");
        _text.Line(2, $"g = g[..{_count + 4}];");
        body(piece * PieceSize, Math.Min(_count, (piece + 1) * PieceSize) - 1);
        _text.Line(1, "}");
    }

    private void WriteForward(int first, int last)
    {
        var known = new HashSet<int>();
        for (var i = first; i <= last; i++)
        {
            var statement = statements[i];
            Load(statement.P, known);
            if (statement.HasSecond) Load(statement.Q, known);
            known.Add(i);
            var value = StatementText.Value(statement);
            if (StatementText.Elementary(statement) is { } elementary)
            {
                _text.Line(2, $"var e{i} = {elementary};");
                value = value.Replace(elementary, $"e{i}", StringComparison.Ordinal);
                if (!IsWhole) _text.Line(2, $"v[{_count + i}] = e{i};");
            }

            _text.Line(2, $"var v{i} = {value};");
            if (!IsWhole && _uses.IsKept(i, last)) _text.Line(2, $"v[{i}] = v{i};");
        }
    }

    private void WriteReverse(int first, int last)
    {
        for (var k = 3; k >= 0; k--) _text.Line(2, $"var {StatementText.Adjoint(-1 - k)} = g[{_count + k}];");
        var adjoints = new HashSet<int>();
        foreach (var i in _crossing.Where(i => i >= first).OrderDescending())
        {
            _text.Line(2, $"var g{i} = g[{i}];");
            adjoints.Add(i);
        }

        WriteSweep(first, last, adjoints);
        _crossing.RemoveWhere(i => i >= first);
        foreach (var i in adjoints.Where(i => i >= 0 && i < first).OrderDescending())
        {
            _text.Line(2, $"g[{i}] = g{i};");
            _crossing.Add(i);
        }

        for (var k = 3; k >= 0; k--) _text.Line(2, $"g[{_count + k}] = {StatementText.Adjoint(-1 - k)};");
    }

    /// <param name="first">The first statement of the piece.</param>
    /// <param name="last">The last, where the sweep begins.</param>
    /// <param name="adjoints">The adjoints that already have a local.</param>
    private void WriteSweep(int first, int last, HashSet<int> adjoints)
    {
        var values = new HashSet<int>();
        for (var i = last; i >= first; i--)
        {
            if (!adjoints.Contains(i)) continue;
            foreach (var operand in StatementText.Needed(statements[i])) Load(operand, values);
            if (!IsWhole && StatementText.Elementary(statements[i]) is not null) _text.Line(2, $"var e{i} = v[{_count + i}];");
            var (temporaries, terms) = StatementText.Backward(statements[i], i);
            foreach (var temporary in temporaries) _text.Line(2, temporary);
            foreach (var (operand, term) in terms) Add(operand, term, adjoints);
        }
    }

    private void Add(int operand, string term, HashSet<int> adjoints)
    {
        var isNew = operand >= 0 && adjoints.Add(operand);
        var adjoint = StatementText.Adjoint(operand);
        if (isNew && !_crossing.Contains(operand)) _text.Line(2, $"var {adjoint} = {term};");
        else if (isNew) _text.Line(2, $"var {adjoint} = g[{operand}] + {term};");
        else _text.Line(2, $"{adjoint} += {term};");
    }

    private void Load(int operand, HashSet<int> known)
    {
        if (!IsWhole && operand >= 0 && known.Add(operand)) _text.Line(2, $"var v{operand} = v[{operand}];");
    }
}
