#if DIFF_GENERATED
using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary>
/// Reverse-mode automatic differentiation of float tensors as one writes it without a compiler: operations run at once, each by a kernel of its own on
/// Diff's runtime, and are noted down; the notes are then gone through backwards. Tensors and notes are used again in each step.
/// </summary>
internal sealed class TensorTape
{
    private readonly List<Note> _notes = [];
    private int _count;

    private enum Operation
    {
        Constant,
        Parameter,
        MatrixMultiply,
        Add,
        Subtract,
        Multiply,
        Negate,
        Relu,
        Tanh,
        Sigmoid,
        Exp,
        LogP1,
        Sum,
        BinaryCrossEntropy,
        CrossEntropy,
    }

    /// <summary>Forgets the operations, and keeps their memory for the next ones.</summary>
    public void Start() => _count = 0;

    public Node Constant(Tensor<float> value) => Leaf(Operation.Constant, value);

    public Node Parameter(Tensor<float> value) => Leaf(Operation.Parameter, value);

    public Node MatrixMultiply(Node x, Node y, bool transposeRight = false)
    {
        var note = Next(Operation.MatrixMultiply, x, y);
        note.IsTransposed = transposeRight;
        var (a, b) = (ValueOf(x), ValueOf(y));
        var (rows, depth, columns) = (a.Shape[0], a.Shape[1], transposeRight ? b.Shape[0] : b.Shape[1]);
        MatrixProduct.Multiply<float>(a.AsSpan(), false, b.AsSpan(), transposeRight, Sized(ref note.Value, [rows, columns]).AsSpan(), rows, columns, depth);
        return Last();
    }

    public Node Add(Node x, Node y) => Binary<AddKernel>(Operation.Add, x, y);

    public Node Subtract(Node x, Node y) => Binary<SubtractKernel>(Operation.Subtract, x, y);

    public Node Multiply(Node x, Node y) => Binary<MultiplyKernel>(Operation.Multiply, x, y);

    public Node Negate(Node x) => Unary<NegateKernel>(Operation.Negate, x);

    public Node Relu(Node x) => Unary<ReluKernel>(Operation.Relu, x);

    public Node Tanh(Node x) => Unary<TanhKernel>(Operation.Tanh, x);

    public Node Sigmoid(Node x) => Unary<SigmoidKernel>(Operation.Sigmoid, x);

    public Node Exp(Node x) => Unary<ExpKernel>(Operation.Exp, x);

    public Node LogP1(Node x) => Unary<LogP1Kernel>(Operation.LogP1, x);

    public Node Sum(Node x)
    {
        var note = Next(Operation.Sum, x);
        var pass = Pass.Over<float>(ValueOf(x));
        pass.Total();
        pass.Run<SumKernel>();
        Sized(ref note.Value, []).AsSpan()[0] = pass.TotalOf(1);
        return Last();
    }

    public Node BinaryCrossEntropy(Node probabilities, Tensor<float> labels)
    {
        var note = Next(Operation.BinaryCrossEntropy, probabilities, Constant(labels));
        var pass = Pass.Over<float>(ValueOf(probabilities), labels);
        pass.Total();
        pass.Run<BinaryCrossEntropyKernel>();
        Sized(ref note.Value, []).AsSpan()[0] = pass.TotalOf(2) / labels.Length;
        return Last();
    }

    public Node CrossEntropy(Node logits, int[] labels)
    {
        var note = Next(Operation.CrossEntropy, logits);
        note.Labels = labels;
        Sized(ref note.Value, []).AsSpan()[0] = TensorOps.CrossEntropy(ValueOf(logits), labels, isMean: true);
        return Last();
    }

    /// <summary>Fills in the gradients of all that the last operation, a number, was made of.</summary>
    public void Backward(Node loss, float upstream = 1)
    {
        for (var i = 0; i < _count; i++)
            _notes[i].HasAdjoint = false;
        Receive(loss, Tensor.Scalar(upstream));
        for (var i = loss.Index; i >= 0; i--)
        {
            if (_notes[i].HasAdjoint)
                Backward(_notes[i]);
        }
    }

    public Tensor<float> GradientOf(Node node) => _notes[node.Index].Adjoint!;

    private Tensor<float> ValueOf(Node node) => _notes[node.Index].Value!;

    private void Backward(Note note)
    {
        var d = note.Adjoint!;
        switch (note.Operation)
        {
            case Operation.MatrixMultiply:
                BackwardProduct(note, d);
                break;
            case Operation.Add:
                Receive(note.X, d);
                Receive(note.Y, d);
                break;
            case Operation.Subtract:
                Receive(note.X, d);
                Receive<NegateKernel>(note, note.Y, d);
                break;
            case Operation.Multiply:
                Receive<MultiplyKernel>(note, note.X, d, ValueOf(note.Y));
                Receive<MultiplyKernel>(note, note.Y, d, ValueOf(note.X));
                break;
            case Operation.Negate:
                Receive<NegateKernel>(note, note.X, d);
                break;
            case Operation.Relu:
                Receive<ReluGradient>(note, note.X, d, note.Value!);
                break;
            case Operation.Tanh:
                Receive<TanhGradient>(note, note.X, d, note.Value!);
                break;
            case Operation.Sigmoid:
                Receive<SigmoidGradient>(note, note.X, d, note.Value!);
                break;
            case Operation.Exp:
                Receive<MultiplyKernel>(note, note.X, d, note.Value!);
                break;
            case Operation.LogP1:
                Receive<LogP1Gradient>(note, note.X, d, ValueOf(note.X));
                break;
            case Operation.Sum:
                Receive(note.X, d);
                break;
            case Operation.BinaryCrossEntropy:
                d.AsSpan()[0] /= ValueOf(note.X).Length;
                Receive<BinaryCrossEntropyGradient>(note, note.X, d, ValueOf(note.X), ValueOf(note.Y));
                break;
            case Operation.CrossEntropy:
                var logits = ValueOf(note.X);
                Receive(note.X, TensorOps.CrossEntropyGradient(Sized(ref note.Scratch, logits.Shape.Lengths), d.AsSpan()[0], logits, note.Labels!, isMean: true));
                break;
        }
    }

    private void BackwardProduct(Note note, Tensor<float> d)
    {
        var (x, y) = (ValueOf(note.X), ValueOf(note.Y));
        if (_notes[note.X.Index].Operation != Operation.Constant)
            Receive(note.X, TensorOps.MatrixMultiplyLeftGradient(Sized(ref note.Scratch, x.Shape.Lengths), d, y, x.Shape, false, note.IsTransposed));
        if (_notes[note.Y.Index].Operation != Operation.Constant)
            Receive(note.Y, TensorOps.MatrixMultiplyRightGradient(Sized(ref note.Other, y.Shape.Lengths), d, x, y.Shape, false, note.IsTransposed));
    }

    /// <summary>Adds a kernel's result to a node's adjoint.</summary>
    private void Receive<TKernel>(Note from, Node to, params ReadOnlySpan<PassInput<float>> inputs)
        where TKernel : struct, IKernel<float>
    {
        if (_notes[to.Index].Operation == Operation.Constant)
            return;
        var pass = Pass.Over<float>(inputs);
        var part = pass.Map(Sized(ref to.Index == from.X.Index ? ref from.Scratch : ref from.Other, from.Value!.Rank == 0 ? ValueOf(to).Shape.Lengths : from.Value.Shape.Lengths));
        pass.Run<TKernel>();
        Receive(to, part);
    }

    /// <summary>Adds to a node's adjoint, summing what was broadcast.</summary>
    private void Receive(Node to, Tensor<float> adjoint)
    {
        var note = _notes[to.Index];
        if (note.Operation == Operation.Constant)
            return;
        var isFirst = !note.HasAdjoint;
        var sum = Sized(ref note.Adjoint, note.Value!.Shape.Lengths);
        note.HasAdjoint = true;
        if (isFirst)
        {
            var pass = Pass.Over<float>(adjoint);
            pass.Cover(note.Value.Shape);
            pass.SumTo(sum, note.Value.Shape);
            pass.Run<SumKernel>();
        }
        else
        {
            var pass = Pass.Over<float>(adjoint);
            pass.Cover(note.Value.Shape);
            var part = pass.SumTo(Sized(ref note.Part, note.Value.Shape.Lengths), note.Value.Shape);
            pass.Run<SumKernel>();
            System.Numerics.Tensors.TensorPrimitives.Add(sum.AsSpan(), part.AsSpan(), sum.AsSpan());
        }
    }

    private Node Binary<TKernel>(Operation operation, Node x, Node y)
        where TKernel : struct, IKernel<float>
    {
        var note = Next(operation, x, y);
        var (a, b) = (ValueOf(x), ValueOf(y));
        var pass = Pass.Over<float>(a, b);
        pass.Map(Sized(ref note.Value, a.Length >= b.Length ? a.Shape.Lengths : b.Shape.Lengths));
        pass.Run<TKernel>();
        return Last();
    }

    private Node Unary<TKernel>(Operation operation, Node x)
        where TKernel : struct, IKernel<float>
    {
        var note = Next(operation, x);
        var pass = Pass.Over<float>(ValueOf(x));
        pass.Map(Sized(ref note.Value, ValueOf(x).Shape.Lengths));
        pass.Run<TKernel>();
        return Last();
    }

    private Node Leaf(Operation operation, Tensor<float> value)
    {
        Next(operation).Value = value;
        return Last();
    }

    private Node Last() => new(_count - 1);

    private Note Next(Operation operation, Node x = default, Node y = default)
    {
        if (_count == _notes.Count)
            _notes.Add(new Note());
        var note = _notes[_count++];
        (note.Operation, note.X, note.Y) = (operation, x, y);
        return note;
    }

    /// <summary>The tensor, made anew if it has another shape.</summary>
    private static Tensor<float> Sized(ref Tensor<float>? tensor, ReadOnlySpan<int> shape)
        => tensor is not null && tensor.Shape.Lengths.SequenceEqual(shape) ? tensor : tensor = Tensor.Zeros<float>(Shape.Create(shape));

    /// <summary>A value on the tape.</summary>
    public readonly record struct Node(int Index);

    private sealed class Note
    {
        public Tensor<float>? Value;
        public Tensor<float>? Adjoint;
        public Tensor<float>? Scratch;
        public Tensor<float>? Other;
        public Tensor<float>? Part;
        public bool HasAdjoint;

        public Operation Operation { get; set; }

        public Node X { get; set; }

        public Node Y { get; set; }

        public bool IsTransposed { get; set; }

        public int[]? Labels { get; set; }
    }

    private readonly struct AddKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) + at.Read(1));
    }

    private readonly struct SubtractKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) - at.Read(1));
    }

    private readonly struct MultiplyKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) * at.Read(1));
    }

    private readonly struct NegateKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, -at.Read(0));
    }

    private readonly struct ReluKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, TLanes.Relu(at.Read(0)));
    }

    private readonly struct ReluGradient : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, TLanes.Select(at.Read(1) > TLanes.Zero, at.Read(0), TLanes.Zero));
    }

    private readonly struct TanhKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, TLanes.Tanh(at.Read(0)));
    }

    private readonly struct TanhGradient : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) * (TLanes.Create(1) - at.Read(1) * at.Read(1)));
    }

    private readonly struct SigmoidKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, TLanes.Sigmoid(at.Read(0)));
    }

    private readonly struct SigmoidGradient : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) * at.Read(1) * (TLanes.Create(1) - at.Read(1)));
    }

    private readonly struct ExpKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, TLanes.Exp(at.Read(0)));
    }

    private readonly struct LogP1Kernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(1, TLanes.LogP1(at.Read(0)));
    }

    private readonly struct LogP1Gradient : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Write(2, at.Read(0) / (TLanes.Create(1) + at.Read(1)));
    }

    private readonly struct SumKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Sum(1, at.Read(0));
    }

    private readonly struct BinaryCrossEntropyKernel : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float> => at.Sum(2, TLanes.BinaryCrossEntropy(at.Read(0), at.Read(1)));
    }

    private readonly struct BinaryCrossEntropyGradient : IKernel<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Element<TLanes>(ref Cursor<TLanes, float> at)
            where TLanes : struct, ILanes<TLanes, float>
        {
            var (p, y) = (at.Read(1), at.Read(2));
            at.Write(3, at.Read(0) * (p - y) / TLanes.Max(p * (TLanes.Create(1) - p), TLanes.Create(1e-12f)));
        }
    }
}
#endif
