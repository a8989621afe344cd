namespace Diff.Benchmarks;

/// <summary>
/// The baseline that users come from: reverse differentiation by a tape recorded while the program runs. Every
/// operation appends a node with its operands' indices and partial derivatives; the buffers are kept between
/// recordings, so that a warm one allocates nothing.
/// </summary>
internal sealed class Tape
{
    private const int Nothing = -1;
    private Node[] _nodes = new Node[1024];
    private double[] _adjoints = [];
    private int _count;

    /// <summary>The tape that <see cref="Var"/>'s operators record on.</summary>
    public static readonly Tape Current = new();

    public void Reset() => _count = 0;

    public Var Input(double value) => new(value, Push(new(Nothing, 0, Nothing, 0)));

    public void Inputs(ReadOnlySpan<double> values, Span<Var> inputs)
    {
        for (var i = 0; i < values.Length; i++) inputs[i] = Input(values[i]);
    }

    public Var Unary(double value, Var a, double da) => new(value, Push(new(a.Index, da, Nothing, 0)));

    public Var Binary(double value, Var a, double da, Var b, double db) =>
        new(value, Push(new(a.Index, da, b.Index, db)));

    /// <summary>Sweeps from <paramref name="result"/> back to the first node.</summary>
    public void Backward(Var result, double upstream)
    {
        if (_adjoints.Length < _count) _adjoints = new double[_nodes.Length];
        var nodes = _nodes.AsSpan(0, _count);
        var adjoints = _adjoints.AsSpan(0, _count);
        adjoints.Clear();
        adjoints[result.Index] = upstream;
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            ref readonly var node = ref nodes[i];
            var adjoint = adjoints[i];
            if (node.First == Nothing || adjoint == 0) continue;
            adjoints[node.First] += adjoint * node.FirstPartial;
            if (node.Second != Nothing) adjoints[node.Second] += adjoint * node.SecondPartial;
        }
    }

    public double Gradient(Var input) => _adjoints[input.Index];

    public void Gradient(ReadOnlySpan<Var> inputs, Span<double> gradient)
    {
        for (var i = 0; i < inputs.Length; i++) gradient[i] = _adjoints[inputs[i].Index];
    }

    private int Push(in Node node)
    {
        var index = _count;
        if (index == _nodes.Length) Array.Resize(ref _nodes, 2 * index);
        _nodes[index] = node;
        _count = index + 1;
        return index;
    }

    /// <summary>One record per operation, so that a node is one bounds check and one cache line.</summary>
    private readonly record struct Node(int First, double FirstPartial, int Second, double SecondPartial);
}
