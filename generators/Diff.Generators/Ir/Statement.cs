namespace Diff.Generators.Ir;

/// <summary>A step of a block.</summary>
internal abstract record Statement;

/// <summary>Statements in order, and the operands that they hand to the construct around them.</summary>
internal sealed record Block(EquatableArray<Statement> Statements, EquatableArray<Operand> Yields)
{
    public static readonly Block Empty = new([], []);
}

/// <summary>Binds a variable, once and for all.</summary>
internal sealed record Let(Variable Target, Expression Value) : Statement;

/// <summary>Writes an element, or the member at <paramref name="Path"/> of an element.</summary>
internal sealed record Store(Operand Array, EquatableArray<Operand> Indices, Operand Value, string? Path = null) : Statement;

/// <summary>Adds to an element: <c>a[i] += value</c>. Only reverse sweeps contain it.</summary>
internal sealed record Accumulate(Operand Array, EquatableArray<Operand> Indices, Operand Value, string? Path = null) : Statement;

/// <summary>Pushes a value on a stack.</summary>
internal sealed record Push(Operand Stack, Operand Value) : Statement;

/// <summary>Passive C# that is done for its effect: <c>{0}</c>, <c>{1}</c> stand for the arguments.</summary>
/// <param name="Template">The C# text.</param>
/// <param name="Arguments">What stands for <c>{0}</c>, <c>{1}</c>, …</param>
/// <param name="MayWrite">Whether it may write to the arrays among its arguments: the user's calls, of which nothing is known.</param>
internal sealed record Effect(string Template, EquatableArray<Operand> Arguments, bool MayWrite = false) : Statement;

/// <summary>Throws the exception that the template creates; nothing behind it runs.</summary>
internal sealed record Throw(string Template, EquatableArray<Operand> Arguments) : Statement;

/// <summary>A line of comment in the emitted text.</summary>
internal sealed record Comment(string Line) : Statement;

/// <summary>Runs one of two blocks; <paramref name="Results"/> take the yields of the one that ran.</summary>
internal sealed record If(Operand Condition, Block Then, Block Else, EquatableArray<Variable> Results) : Statement;

/// <summary>A value that goes from one iteration to the next.</summary>
/// <param name="Parameter">Its value at the start of an iteration.</param>
/// <param name="Initial">Its value before the first.</param>
/// <param name="Result">Its value behind the last; the initial one when there is none.</param>
internal sealed record Carried(Variable Parameter, Operand Initial, Variable Result);

/// <summary>How a counted loop compares its index with its bound.</summary>
internal enum Comparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary><c>for (index = start; index ? bound; index += step)</c>, with the bound and the step fixed before the loop.
/// The body yields the next value of each carried variable.</summary>
internal sealed record For(
    Variable Index,
    Operand Start,
    Comparison Comparison,
    Operand Bound,
    long Step,
    EquatableArray<Carried> Carried,
    Block Body) : Statement;

/// <summary>Runs <paramref name="Condition"/> (which yields one truth value), then, while that holds, the body. Both see the carried parameters;
/// variables of the condition are visible in the body. The body yields the next value of each carried variable.</summary>
internal sealed record While(EquatableArray<Carried> Carried, Block Condition, Block Body) : Statement;
