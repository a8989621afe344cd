namespace Diff.Benchmarks;

internal sealed class LstmCase : ProgramCase
{
    private readonly int _layers = 2, _size = 14; // no constants: callers rarely have them, and the JIT would use them
    private const int Length = 1024;
    private readonly double[] _weights, _ends, _initial, _sequence;

    public LstmCase() : base("LSTM, 2 layers of 14, 1,024 characters")
    {
        var data = new Data(4);
        _weights = data.Uniform(_layers * 8 * _size, -1, 1);
        _ends = data.Uniform(3 * _size, -1, 1);
        _initial = data.Uniform(_layers * 2 * _size, -1, 1);
        _sequence = new double[Length * _size];
        for (var i = 0; i < _sequence.Length; i++) _sequence[i] = data.Index(2);
        Arguments = [_weights, _ends];
        Gradients = Like(Arguments);
    }

    public override void Primal() => Values[0] = Programs.Lstm(_weights, _ends, _initial, _sequence, _layers, _size);

    public override Action? Hand => () =>
        Values[0] = Benchmarks.Hand.LstmBackward(
            _weights, _ends, _initial, _sequence, _layers, _size, Gradients[0], Gradients[1]).Value;

    public override Action? Tape => () =>
        Values[0] = Taped.LstmBackward(
            _weights, _ends, _initial, _sequence, _layers, _size, Gradients[0], Gradients[1]).Value;

#if DIFF_GENERATED
    public override Action? Generated => () =>
        Values[0] = Programs.LstmBackward(
            _weights, _ends, _initial, _sequence, _layers, _size, Gradients[0], Gradients[1]).Value;
#endif
}
