using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diff.Kernels;

/// <summary>Some of the outermost axis of a pass: run row by row, with sums of its own.</summary>
/// <remarks>
/// What does not move along a row is read from, or added up in, a vector of its own: a block. The elements at the end of a row that fill no
/// vector are copied to blocks behind which there is nothing, unless nothing is added up: then the last vector begins so much earlier.
/// Optimized from the first call on: each kernel has this code compiled for itself, and may run once a second.
/// </remarks>
internal unsafe ref struct PassPart<TKernel, TLanes, T>
    where TKernel : struct, IKernel<T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // So many elements are added up in lanes before these go into double precision.
    private const int LongestSum = 8192;

    private readonly PassLayout<T> _layout;
    private readonly Span<T> _shared;
    private readonly Span<T> _blocks;
    private readonly Span<double> _sums;
    private readonly Span<int> _positions;
    private readonly uint _outputs;
    private readonly bool _mayOverlap;
    private readonly int _restLength;
    private Cursor<TLanes, T> _row;
    private Cursor<TLanes, T> _rest;
    private int _pending;

    private PassPart(PassLayout<T> layout, int rowLength, Span<T> shared, Span<T> blocks, Span<double> sums, Span<int> positions)
    {
        _layout = layout;
        _shared = shared;
        _blocks = blocks;
        _sums = sums;
        _positions = positions;
        _outputs = uint.MaxValue << layout.State.Inputs;
        _restLength = rowLength % TLanes.Count;
        _mayOverlap = rowLength > TLanes.Count && !layout.Adds && !layout.State.IsInPlace;
        _row.Overwrite(layout.Overwritten);
        _rest.Overwrite(layout.Overwritten);
    }

    private readonly PassState<T> State => _layout.State;

    /// <summary>Runs the places from one up to, and without, another of the outermost axis.</summary>
    /// <param name="layout">The pass.</param>
    /// <param name="from">The first place.</param>
    /// <param name="to">Behind the last place.</param>
    /// <param name="shared">Takes what is added to <see cref="PassLayout{T}.Shared"/>; empty where it goes to the outputs.</param>
    /// <param name="totals">Takes the sums of everything, by operand.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(PassLayout<T> layout, int from, int to, Span<T> shared, Span<double> totals)
    {
        var count = layout.State.Count;
        var rowLength = layout.Axes.Length == 1 ? to - from : layout.Axes[0].Length;
        Span<T> blocks = stackalloc T[2 * count * TLanes.Count];
        Span<double> sums = stackalloc double[count];
        Span<int> positions = stackalloc int[count];
        sums.Clear();
        positions.Clear();
        var part = new PassPart<TKernel, TLanes, T>(layout, rowLength, shared, blocks, sums, positions);
        part.Start(from, to);
        part.Rows(layout.Axes.Length - 1, to - from);
        part.End(totals);
    }

    /// <summary>Puts the operands in their first place, and clears what is added to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Start(int from, int to)
    {
        var row = _layout.Axes[0];
        var strides = _layout.Strides[^_positions.Length..];
        for (var k = 0; k < _positions.Length; k++)
        {
            var start = from * strides[k];
            if (IsSum(k) && (_layout.Overwritten >> k & 1) == 0)
            {
                ClearTarget(k, start, (to - from) * strides[k]);
                Fill(Block(k), T.Zero);
                Fill(Rest(k), T.Zero);
            }

            _rest.Set(k, Rest(k), moves: false);
            if (row.Moves(k))
            {
                _row.Set(k, Operand(k)[start..], moves: true);
                continue;
            }

            _positions[k] = start;
            _row.Set(k, Block(k), moves: false);
            if (IsInput(k))
            {
                _rest.Set(k, Block(k), moves: false);
                Fill(Block(k), State.TensorOf(k) is { } tensor ? tensor.AsSpan()[start] : State.NumberOf(k));
            }
        }
    }

    private void ClearTarget(int k, int start, int length)
    {
        if (State.TensorOf(k) is null)
            return;
        var target = Operand(k);
        (_layout.IsShared(k) ? target : target.Slice(start, length)).Clear();
    }

    /// <summary>All rows along an axis and those inside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rows(int axis, int length)
    {
        if (axis == 0)
        {
            Row(length);
            return;
        }

        for (var i = 1; ; i++)
        {
            Rows(axis - 1, _layout.Axes[axis - 1].Length);
            if (i == length)
                break;
            Move(axis, 1);
        }

        Move(axis, 1 - length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(int axis, int places)
    {
        var strides = _layout.Strides.Slice(axis * _positions.Length, _positions.Length);
        for (var moving = places == 0 ? 0 : _layout.Axes[axis].Moving; moving != 0; moving &= moving - 1)
        {
            var k = BitOperations.TrailingZeroCount(moving);
            if (_layout.Axes[0].Moves(k))
                _row.Move(k, places * strides[k]);
            else
                _positions[k] += places * strides[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(int length)
    {
        var still = ~_layout.Axes[0].Moving;
        for (var inputs = still & _layout.Varying & ~_outputs; inputs != 0; inputs &= inputs - 1)
        {
            var k = BitOperations.TrailingZeroCount(inputs);
            Fill(Block(k), State.TensorOf(k)!.AsSpan()[_positions[k]]);
        }

        var whole = length - _restLength;
        if ((State.Sums & still) == 0)
        {
            RunVectors(ref _row, 0, whole);
        }
        else
        {
            for (var from = 0; from < whole;)
            {
                var to = Math.Min(whole, from + LongestSum);
                RunVectors(ref _row, from, to);
                _pending += to - from;
                from = to;
                if (_pending >= LongestSum)
                    TakeSums();
            }
        }

        if (_restLength > 0 && _mayOverlap)
            RunVectors(ref _row, length - TLanes.Count, length);
        else if (_restLength > 0)
            RunRest(whole);
        if ((State.Sums & still & _layout.Varying) == 0)
            return;
        TakeSums();
        for (var sums = State.Sums & still & _layout.Varying; sums != 0; sums &= sums - 1)
            PutSum(BitOperations.TrailingZeroCount(sums));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunVectors(ref Cursor<TLanes, T> cursor, int from, int to)
    {
        for (nint i = from; i < to; i += TLanes.Count)
        {
            cursor.Index = i;
            TKernel.Element(ref cursor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRest(int start)
    {
        var mask = Masked<TLanes, T>.Mask(_restLength);
        var moving = _layout.Axes[0].Moving;
        for (var read = moving & (~_outputs | (State.Sums & ~_layout.Overwritten)); read != 0; read &= read - 1)
        {
            var k = BitOperations.TrailingZeroCount(read);
            fixed (T* elements = _row.Elements(k, start, _restLength))
                Store(Masked<TLanes, T>.Load(elements, mask), Rest(k));
        }

        RunVectors(ref _rest, 0, TLanes.Count);
        for (var written = moving & _outputs; written != 0; written &= written - 1)
        {
            var k = BitOperations.TrailingZeroCount(written);
            fixed (T* elements = _row.Elements(k, start, _restLength))
                Masked<TLanes, T>.Store(Load(Rest(k)), elements, mask);
        }

        // Each row adds to the same few lanes.
        _pending += TLanes.Count;
    }

    /// <summary>Moves into double precision what lanes have added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeSums()
    {
        _pending = 0;
        var mask = Masked<TLanes, T>.Mask(_restLength);
        for (var sums = State.Sums & ~_layout.Axes[0].Moving; sums != 0; sums &= sums - 1)
        {
            var k = BitOperations.TrailingZeroCount(sums);
            _sums[k] += TLanes.SumInDouble(Load(Block(k))) + TLanes.SumInDouble(TLanes.And(Load(Rest(k)), mask));
            Fill(Block(k), T.Zero);
            Fill(Rest(k), T.Zero);
        }
    }

    private void PutSum(int k)
    {
        Operand(k)[_positions[k]] += T.CreateTruncating(_sums[k]);
        _sums[k] = 0;
    }

    /// <summary>Hands over the sums that stood still all the time.</summary>
    private void End(Span<double> totals)
    {
        var sums = State.Sums & ~_layout.Axes[0].Moving & ~_layout.Varying;
        if (sums == 0)
            return;
        TakeSums();
        for (; sums != 0; sums &= sums - 1)
        {
            var k = BitOperations.TrailingZeroCount(sums);
            if (State.TensorOf(k) is not null)
                PutSum(k);
            else
                totals[k] = _sums[k];
        }
    }

    private readonly bool IsInput(int k) => k < State.Inputs;

    private readonly bool IsSum(int k) => (State.Sums >> k & 1) != 0;

    private readonly Span<T> Block(int k) => _blocks.Slice(k * TLanes.Count, TLanes.Count);

    private readonly Span<T> Rest(int k) => _blocks.Slice((_positions.Length + k) * TLanes.Count, TLanes.Count);

    private static TLanes Load(Span<T> block) => TLanes.Load(in MemoryMarshal.GetReference(block));

    private static void Store(TLanes value, Span<T> block) => TLanes.Store(value, ref MemoryMarshal.GetReference(block));

    private static void Fill(Span<T> block, T value) => Store(TLanes.Create(value), block);

    /// <summary>The elements of a tensor, or this part's own where all parts add to them.</summary>
    private readonly Span<T> Operand(int k)
    {
        var elements = State.TensorOf(k)!.AsSpan();
        if (_shared.IsEmpty || !_layout.IsShared(k))
            return elements;
        return _shared.Slice(_layout.SharedStart(k), elements.Length);
    }
}
