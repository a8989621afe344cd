using System.Linq;

namespace Diff.Generators.Ir;

/// <summary>The type of a value in the IR.</summary>
internal abstract record IrType
{
    /// <summary>Whether values take part in arithmetic: a number, or a tensor of numbers, whose operations act element by element.</summary>
    public bool IsFloat => this is ScalarType { Kind: ScalarKind.Float32 or ScalarKind.Float64 } or TensorType { Element.Kind: ScalarKind.Float32 or ScalarKind.Float64 };

    public bool IsInteger => this is ScalarType { Kind: < ScalarKind.Bool };

    /// <summary>The type of truth values about values of this type: one, or one for each element.</summary>
    public IrType TruthType => this is TensorType ? new TensorType(ScalarType.Bool) : ScalarType.Bool;

    /// <summary>Whether a value is a tensor or has one among its members.</summary>
    public bool HoldsTensors => this is TensorType || (this is StructType aggregate && aggregate.Fields.Any(f => f.Type.HoldsTensors));

    /// <summary>Whether values of the type can carry a derivative.</summary>
    public abstract bool IsDifferentiable { get; }
}

/// <summary>C#'s primitive types, integers first.</summary>
internal enum ScalarKind
{
    SByte,
    Byte,
    Int16,
    UInt16,
    Char,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Bool,
    Float32,
    Float64,
}

/// <summary>A number, a character or a truth value.</summary>
internal sealed record ScalarType(ScalarKind Kind) : IrType
{
    public static readonly ScalarType Float64 = new(ScalarKind.Float64);
    public static readonly ScalarType Float32 = new(ScalarKind.Float32);
    public static readonly ScalarType Int32 = new(ScalarKind.Int32);
    public static readonly ScalarType Int64 = new(ScalarKind.Int64);
    public static readonly ScalarType Bool = new(ScalarKind.Bool);

    public override bool IsDifferentiable => IsFloat;
}

/// <summary>A tensor, which is never changed: an operation on tensors is an <see cref="Apply"/> on their elements, with broadcasting, or a
/// <see cref="TensorCall"/>. Tensors of truth values occur only between a comparison and the selection that it decides.</summary>
internal sealed record TensorType(ScalarType Element) : IrType
{
    public override bool IsDifferentiable => IsFloat;
}

/// <summary>How an array's memory is held.</summary>
internal enum ArrayKind
{
    /// <summary><c>T[]</c> or <c>T[,]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;T&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    ReadOnlySpan,
}

/// <summary>Memory indexed by <paramref name="Rank"/> integers. Only arrays have a rank above one.</summary>
internal sealed record ArrayType(IrType Element, int Rank, ArrayKind Kind) : IrType
{
    public override bool IsDifferentiable => Element.IsDifferentiable;
}

/// <summary>How a value of an aggregate type is built from its fields.</summary>
internal enum Construction
{
    /// <summary>It cannot be built.</summary>
    None,

    /// <summary><c>(a, b)</c>.</summary>
    Tuple,

    /// <summary><c>new T(a, b) { Y = c }</c>, with the fields of <see cref="StructType.ConstructorOrder"/> in parentheses and those of
    /// <see cref="StructType.Initialized"/>, if any, in braces.</summary>
    Constructor,

    /// <summary><c>new T { X = a, Y = b }</c>, with the fields of <see cref="StructType.Initialized"/>.</summary>
    Initializer,
}

/// <summary>A field or positional member of an aggregate, by the name that C# reads it with.</summary>
/// <param name="Name">The member's C# name, escaped where it is a keyword.</param>
/// <param name="Type">The member's type.</param>
/// <param name="NoDiff">Whether the user holds it constant.</param>
/// <param name="IsWritable">Whether generated code can assign to it in place (<c>a[i].X = …</c>).</param>
internal sealed record Field(string Name, IrType Type, bool NoDiff, bool IsWritable)
{
    public bool IsDifferentiable => !NoDiff && Type.IsDifferentiable;
}

/// <summary>A tuple, struct, record or read-only class: locals of such types are taken apart into their leaves by the front end,
/// so that values of this type occur only as parameters, results, array elements and at calls.</summary>
/// <param name="CSharp">The type as C# text.</param>
/// <param name="Fields">All of its state, in declared order.</param>
/// <param name="Construction">How a value is built.</param>
/// <param name="ConstructorOrder">The fields that the constructor takes, in its order.</param>
/// <param name="IsClass">Whether it is a reference type.</param>
/// <param name="Initialized">The fields that an object initializer sets, behind the constructor. Passive fields in neither list keep
/// what the constructor gives them, which is right for a gradient and wrong for a value.</param>
internal sealed record StructType(
    string CSharp,
    EquatableArray<Field> Fields,
    Construction Construction,
    EquatableArray<int> ConstructorOrder,
    bool IsClass,
    EquatableArray<int> Initialized = default) : IrType
{
    public override bool IsDifferentiable => Fields.Any(f => f.IsDifferentiable);

    /// <summary>Whether a value can be built of all its fields, and not of those alone that a gradient has.</summary>
    public bool BuildsAllFields => Construction == Construction.Tuple
        || (Construction != Construction.None && Enumerable.Range(0, Fields.Count).All(i => ConstructorOrder.Contains(i) || Initialized.Contains(i)));

    /// <summary>Whether a value refers to arrays, tensors or objects, so that no stack of plain values can hold it.</summary>
    public bool HoldsReferences => Fields.Any(f => f.Type is ArrayType or TensorType || (f.Type is StructType inner && (inner.IsClass || inner.HoldsReferences)));
}

/// <summary>How values are kept that only pass through.</summary>
internal enum Storage
{
    /// <summary>As references.</summary>
    Reference,

    /// <summary>As plain values, such as those of enums.</summary>
    Plain,

    /// <summary>As values with references in them, or that may be null.</summary>
    Mixed,
}

/// <summary>A type whose values only pass through: enums, strings, objects.</summary>
internal sealed record OpaqueType(string CSharp, Storage Storage = Storage.Reference) : IrType
{
    public override bool IsDifferentiable => false;
}

/// <summary>A last-in, first-out store that carries values from the forward to the reverse sweep.</summary>
internal sealed record StackType(IrType Element) : IrType
{
    public override bool IsDifferentiable => false;
}
