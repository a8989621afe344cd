using System.Collections;
using System.Numerics;

namespace Diff;

/// <summary>A data set in mini-batches. Each enumeration is an epoch; made by <see cref="DataSet{T}.Batches"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>All memory is allocated when this is created: <c>foreach</c> allocates nothing, and every batch overwrites the one before. The next
/// epoch ends one that is still under way.</para>
/// <para>The order of an epoch depends on the generator's state when it starts, and on nothing else: <see cref="Philox.Shuffle"/> of the rows in
/// their own order. The same seed gives the same batches on every machine.</para>
/// </remarks>
public sealed class Batches<T> : IEnumerable<Batch<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly DataSet<T> _data;
    private readonly Philox? _shuffle;
    private readonly int[] _order;
    private readonly Batch<T> _whole;
    private readonly Batch<T>? _last;
    private int _epoch;

    internal Batches(DataSet<T> data, int size, Philox? shuffle, bool dropLast)
    {
        if (size < 1)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Batches: a batch cannot have {size} rows.");
        if (dropLast && data.Count < size)
            throw new ArgumentException($"Batches: {data.Count} rows do not fill a batch of {size}, and dropLast leaves no other.", nameof(size));
        _data = data;
        _shuffle = shuffle;
        _order = new int[data.Count];
        size = Math.Min(size, data.Count);
        _whole = DataRows.Allocate(data, size);
        if (!dropLast && data.Count % size > 0)
            _last = DataRows.Allocate(data, data.Count % size);
        Count = (data.Count / size) + (_last is null ? 0 : 1);
    }

    /// <summary>How many batches an epoch has.</summary>
    public int Count { get; }

    /// <summary>Starts an epoch.</summary>
    public Enumerator GetEnumerator()
    {
        for (var row = 0; row < _order.Length; row++)
            _order[row] = row;
        _shuffle?.Shuffle<int>(_order);
        return new(this, ++_epoch);
    }

    IEnumerator<Batch<T>> IEnumerable<Batch<T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An epoch.</summary>
    public struct Enumerator : IEnumerator<Batch<T>>
    {
        private readonly Batches<T> _batches;
        private readonly int _epoch;
        private int _next;

        internal Enumerator(Batches<T> batches, int epoch)
        {
            _batches = batches;
            _epoch = epoch;
            Current = batches._whole;
        }

        /// <summary>The batch, until the next is asked for.</summary>
        public Batch<T> Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <summary>Fills the next batch; false after the last.</summary>
        /// <exception cref="InvalidOperationException">Another epoch has begun.</exception>
        public bool MoveNext()
        {
            if (_epoch != _batches._epoch)
                throw new InvalidOperationException("Batches: another epoch has begun, and the order has changed.");
            if (_next == _batches.Count)
                return false;
            Current = _next == _batches.Count - 1 && _batches._last is { } last ? last : _batches._whole;
            DataRows.Gather(_batches._data, _batches._order.AsSpan(_next * _batches._whole.Count, Current.Count), Current);
            _next++;
            return true;
        }

        /// <summary>Not supported: start another epoch.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public readonly void Reset() => throw new NotSupportedException();

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }
}
