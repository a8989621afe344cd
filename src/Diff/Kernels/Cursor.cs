using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diff.Kernels;

/// <summary>The place in a row at which a kernel is: its operands, and how far along they are.</summary>
/// <remarks>Operands are numbered, inputs first. The number is a constant in every kernel's body, so that the JIT is left with the one operand that
/// is meant.</remarks>
/// <typeparam name="TLanes">The vectors that are read and written.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Cursor<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many operands there can be.</summary>
    internal const int MostOperands = 32;

    // The index of the elements to read, and what of it counts for each operand: all of it, or nothing where the operand stands still.
    internal nint Index;
    private Masks _masks;
    private uint _overwritten;

    private ref T _operand0;
    private ref T _operand1;
    private ref T _operand2;
    private ref T _operand3;
    private ref T _operand4;
    private ref T _operand5;
    private ref T _operand6;
    private ref T _operand7;
    private ref T _operand8;
    private ref T _operand9;
    private ref T _operand10;
    private ref T _operand11;
    private ref T _operand12;
    private ref T _operand13;
    private ref T _operand14;
    private ref T _operand15;
    private ref T _operand16;
    private ref T _operand17;
    private ref T _operand18;
    private ref T _operand19;
    private ref T _operand20;
    private ref T _operand21;
    private ref T _operand22;
    private ref T _operand23;
    private ref T _operand24;
    private ref T _operand25;
    private ref T _operand26;
    private ref T _operand27;
    private ref T _operand28;
    private ref T _operand29;
    private ref T _operand30;
    private ref T _operand31;

    /// <summary>The input's elements at this place.</summary>
    /// <param name="operand">The input's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Read(int operand) => TLanes.Load(ref Unsafe.Add(ref At(operand), Index & _masks[operand]));

    /// <summary>Writes the output's elements at this place.</summary>
    /// <param name="operand">The output's number.</param>
    /// <param name="value">The elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int operand, TLanes value) => TLanes.Store(value, ref Unsafe.Add(ref At(operand), Index));

    /// <summary>Adds to the output's elements at this place; writes them where nothing else is added.</summary>
    /// <param name="operand">The output's number.</param>
    /// <param name="value">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sum(int operand, TLanes value)
    {
        ref var sum = ref Unsafe.Add(ref At(operand), Index & _masks[operand]);
        if ((_overwritten & (1u << operand)) == 0)
            value += TLanes.Load(ref sum);
        TLanes.Store(value, ref sum);
    }

    /// <summary>Which sums have one term each.</summary>
    internal void Overwrite(uint operands) => _overwritten = operands;

    /// <summary>Where an operand starts, and whether it moves along.</summary>
    internal void Set(int number, Span<T> operand, bool moves)
    {
        _masks[number] = moves ? -1 : 0;
        switch (number)
        {
            case 0:
                _operand0 = ref MemoryMarshal.GetReference(operand);
                break;
            case 1:
                _operand1 = ref MemoryMarshal.GetReference(operand);
                break;
            case 2:
                _operand2 = ref MemoryMarshal.GetReference(operand);
                break;
            case 3:
                _operand3 = ref MemoryMarshal.GetReference(operand);
                break;
            case 4:
                _operand4 = ref MemoryMarshal.GetReference(operand);
                break;
            case 5:
                _operand5 = ref MemoryMarshal.GetReference(operand);
                break;
            case 6:
                _operand6 = ref MemoryMarshal.GetReference(operand);
                break;
            case 7:
                _operand7 = ref MemoryMarshal.GetReference(operand);
                break;
            case 8:
                _operand8 = ref MemoryMarshal.GetReference(operand);
                break;
            case 9:
                _operand9 = ref MemoryMarshal.GetReference(operand);
                break;
            case 10:
                _operand10 = ref MemoryMarshal.GetReference(operand);
                break;
            case 11:
                _operand11 = ref MemoryMarshal.GetReference(operand);
                break;
            case 12:
                _operand12 = ref MemoryMarshal.GetReference(operand);
                break;
            case 13:
                _operand13 = ref MemoryMarshal.GetReference(operand);
                break;
            case 14:
                _operand14 = ref MemoryMarshal.GetReference(operand);
                break;
            case 15:
                _operand15 = ref MemoryMarshal.GetReference(operand);
                break;
            case 16:
                _operand16 = ref MemoryMarshal.GetReference(operand);
                break;
            case 17:
                _operand17 = ref MemoryMarshal.GetReference(operand);
                break;
            case 18:
                _operand18 = ref MemoryMarshal.GetReference(operand);
                break;
            case 19:
                _operand19 = ref MemoryMarshal.GetReference(operand);
                break;
            case 20:
                _operand20 = ref MemoryMarshal.GetReference(operand);
                break;
            case 21:
                _operand21 = ref MemoryMarshal.GetReference(operand);
                break;
            case 22:
                _operand22 = ref MemoryMarshal.GetReference(operand);
                break;
            case 23:
                _operand23 = ref MemoryMarshal.GetReference(operand);
                break;
            case 24:
                _operand24 = ref MemoryMarshal.GetReference(operand);
                break;
            case 25:
                _operand25 = ref MemoryMarshal.GetReference(operand);
                break;
            case 26:
                _operand26 = ref MemoryMarshal.GetReference(operand);
                break;
            case 27:
                _operand27 = ref MemoryMarshal.GetReference(operand);
                break;
            case 28:
                _operand28 = ref MemoryMarshal.GetReference(operand);
                break;
            case 29:
                _operand29 = ref MemoryMarshal.GetReference(operand);
                break;
            case 30:
                _operand30 = ref MemoryMarshal.GetReference(operand);
                break;
            case 31:
                _operand31 = ref MemoryMarshal.GetReference(operand);
                break;
        }
    }

    /// <summary>Moves an operand on, to another row.</summary>
    internal void Move(int operand, int elements)
    {
        ref var at = ref Unsafe.Add(ref At(operand), elements);
        Set(operand, MemoryMarshal.CreateSpan(ref at, 1), moves: true);
    }

    /// <summary>Some of an operand's elements in this row.</summary>
    internal Span<T> Elements(int operand, int start, int count) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref At(operand), start), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref T At(int operand)
    {
        switch (operand)
        {
            case 0:
                return ref _operand0;
            case 1:
                return ref _operand1;
            case 2:
                return ref _operand2;
            case 3:
                return ref _operand3;
            case 4:
                return ref _operand4;
            case 5:
                return ref _operand5;
            case 6:
                return ref _operand6;
            case 7:
                return ref _operand7;
            case 8:
                return ref _operand8;
            case 9:
                return ref _operand9;
            case 10:
                return ref _operand10;
            case 11:
                return ref _operand11;
            case 12:
                return ref _operand12;
            case 13:
                return ref _operand13;
            case 14:
                return ref _operand14;
            case 15:
                return ref _operand15;
            case 16:
                return ref _operand16;
            case 17:
                return ref _operand17;
            case 18:
                return ref _operand18;
            case 19:
                return ref _operand19;
            case 20:
                return ref _operand20;
            case 21:
                return ref _operand21;
            case 22:
                return ref _operand22;
            case 23:
                return ref _operand23;
            case 24:
                return ref _operand24;
            case 25:
                return ref _operand25;
            case 26:
                return ref _operand26;
            case 27:
                return ref _operand27;
            case 28:
                return ref _operand28;
            case 29:
                return ref _operand29;
            case 30:
                return ref _operand30;
            default:
                return ref _operand31;
        }
    }

    [InlineArray(MostOperands)]
    private struct Masks
    {
        private nint _first;
    }
}
