namespace Diff.Generators.Ir;

/// <summary>What a <see cref="Let"/> computes. Its operands are variables and constants; nesting is the emitter's business.</summary>
internal abstract record Expression;

/// <summary>A pure scalar operation; the result's type is that of the variable it is bound to.</summary>
internal sealed record Apply(Op Op, EquatableArray<Operand> Arguments) : Expression;

/// <summary>An element of an array, or the member at <paramref name="Path"/> (<c>"X"</c>, <c>"A.X"</c>) of an element.</summary>
internal sealed record Load(Operand Array, EquatableArray<Operand> Indices, string? Path = null) : Expression;

/// <summary>The length of an array: in all, or along one dimension.</summary>
internal sealed record Length(Operand Array, int? Dimension = null) : Expression;

/// <summary>A new array of zeros.</summary>
internal sealed record Allocate(ArrayType Type, EquatableArray<Operand> Lengths) : Expression;

/// <summary>A window on an array's own memory: a span. Without bounds it is the whole array.</summary>
/// <param name="Array">The array, or a span.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Count">How long it is.</param>
/// <param name="IsInside">Whether the bounds have been checked before, so that it cannot throw.</param>
internal sealed record Slice(Operand Array, Operand? Start, Operand? Count, bool IsInside = false) : Expression;

/// <summary>The member at <paramref name="Path"/> of a parameter or a call's result.</summary>
internal sealed record Member(Operand Aggregate, string Path) : Expression;

/// <summary>An aggregate from its fields, in their declared order.</summary>
internal sealed record Construct(StructType Type, EquatableArray<Operand> Fields) : Expression;

/// <summary>One of two arrays: both sides exist, only the chosen one is touched.</summary>
internal sealed record Choose(Operand Condition, Operand WhenTrue, Operand WhenFalse) : Expression;

/// <summary>Passive C#: <paramref name="Template"/> with <c>{0}</c>, <c>{1}</c> for the arguments. Never differentiated.</summary>
/// <param name="Template">The C# text.</param>
/// <param name="Arguments">What stands for <c>{0}</c>, <c>{1}</c>, …</param>
/// <param name="IsPure">Whether it depends on its arguments alone, may be repeated or left out, and cannot throw.</param>
/// <param name="MayWrite">Whether it may write to the arrays among its arguments.</param>
internal sealed record Opaque(string Template, EquatableArray<Operand> Arguments, bool IsPure, bool MayWrite = false) : Expression;

/// <summary>A call that is not taken inline.</summary>
internal sealed record Call(Callee Callee, EquatableArray<Operand> Arguments) : Expression;

/// <summary>An operation on whole tensors.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Tensors">The tensors, and numbers that take part in arithmetic.</param>
/// <param name="Settings">Passive values: axes, lengths, labels.</param>
/// <param name="Text">The C# text of the settings as arguments, with <c>{0}</c>, <c>{1}</c> for <paramref name="Settings"/>.</param>
internal sealed record TensorCall(TensorOp Op, EquatableArray<Operand> Tensors, EquatableArray<Operand> Settings, string Text) : Expression
{
    public TensorCall(TensorOp op, params Operand[] tensors)
        : this(op, EquatableArray.Create<Operand>(tensors), [], "")
    {
    }
}

/// <summary>The value last pushed on a stack.</summary>
internal sealed record Pop(Operand Stack) : Expression;

/// <summary>A scratch resource of the generated method.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Count">The length of a span; null for stacks.</param>
internal sealed record Scratch(ScratchKind Kind, Operand? Count) : Expression;

/// <summary>What a <see cref="Scratch"/> expression yields.</summary>
internal enum ScratchKind
{
    /// <summary>A span with arbitrary contents.</summary>
    Uninitialized,

    /// <summary>A span of zeros.</summary>
    Zeros,

    /// <summary>An empty stack.</summary>
    Stack,
}
