using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Gives C# types their IR types, as generated code inside one type of the user's sees them: what is private to that type is
/// accessible. Type parameters must have been substituted.
/// </summary>
internal sealed class TypeMapper
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, TypeMapper>> Mappers = new();

    private readonly ConcurrentDictionary<ITypeSymbol, Mapping> _mappings = new(SymbolEqualityComparer.IncludeNullability);
    private readonly LayoutBuilder _layouts;
    private readonly IAssemblySymbol _source;

    private TypeMapper(Compilation compilation, ISymbol within)
        => (_layouts, _source) = (new LayoutBuilder(this, compilation, within), compilation.Assembly);

    /// <summary>The mapper for code generated into <paramref name="within"/>.</summary>
    public static TypeMapper For(Compilation compilation, INamedTypeSymbol within) => Mappers
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(within.OriginalDefinition, type => new TypeMapper(compilation, type));

    public IrType Map(ITypeSymbol type) => Find(type).Type;

    /// <summary>The symbols behind a type that maps to a <see cref="StructType"/>; null for any other.</summary>
    public TypeLayout? Layout(ITypeSymbol type) => Find(type).Layout;

    /// <summary>Why a type that a reader expects to have a gradient has none, as a clause; null when it has one, or when nobody expects it
    /// to (a string, an enum).</summary>
    public string? WhyUnsupported(ITypeSymbol type) => Find(type).WhyUnsupported;

    /// <summary>Why a gradient of the type cannot be built though it would have one, as a clause; null when it can.</summary>
    public string? WhyNotConstructible(ITypeSymbol type)
    {
        if (!Map(type).IsDifferentiable)
            return null;
        if (Element(type) is { } element)
            return WhyNotConstructible(element);
        return Layout(type) is { } layout ? layout.WhyNotConstructible ?? MemberProblem(layout, WhyNotConstructible) : null;
    }

    /// <summary>Why a value of the type cannot be built from its members, as a clause; null when it can. A gradient may lack passive members, a
    /// value may not.</summary>
    public string? WhyNotCopied(ITypeSymbol type)
    {
        if (Layout(type) is not { } layout)
            return null;
        return layout.BuildsAllFields
            ? MemberProblem(layout, WhyNotCopied)
            : "not all of its members can be set, so that a copy of a value would differ from it";
    }

    private Mapping Find(ITypeSymbol type)
    {
        var plain = CSharpText.WithoutAnnotation(type);
        return _mappings.TryGetValue(plain, out var known) ? known : _mappings.GetOrAdd(plain, Create(plain));
    }

    private static Storage StorageOf(ITypeSymbol type) => type switch
    {
        { IsReferenceType: true } => Storage.Reference,
        { IsUnmanagedType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } => Storage.Plain,
        _ => Storage.Mixed,
    };

    private Mapping Create(ITypeSymbol type)
    {
        if (Scalar(type.SpecialType) is { } kind)
            return new(new ScalarType(kind));
        if (KnownSymbols.IsTensor(type) && Scalar(((INamedTypeSymbol)type).TypeArguments[0].SpecialType) is ScalarKind.Float32 or ScalarKind.Float64)
            return new(new TensorType((ScalarType)Map(((INamedTypeSymbol)type).TypeArguments[0])));
        if (Element(type) is { } element)
        {
            var (rank, array) = type is IArrayTypeSymbol symbol
                ? (symbol.Rank, ArrayKind.Array)
                : (1, KnownSymbols.IsSpan(type) ? ArrayKind.Span : ArrayKind.ReadOnlySpan);
            var inner = Find(element);
            var mapped = new ArrayType(inner.Type, rank, array);
            return new(mapped, WhyUnsupported: inner.WhyUnsupported ?? Problem(mapped));
        }

        if (type is INamedTypeSymbol named && UnmappableTypes.Problem(named, _source) is null && _layouts.Build(named) is { } layout)
            return new(layout.Type, layout, MemberProblem(layout, WhyUnsupported));
        return new(new OpaqueType(CSharpText.Type(type), StorageOf(type)), WhyUnsupported: UnmappableTypes.ExpectedGradient(type, _source));
    }

    /// <summary>Matrices and arrays of rows have shadows; what goes deeper has none.</summary>
    private static string? Problem(ArrayType array) => array switch
    {
        { IsDifferentiable: false } => null,
        { Element.HoldsTensors: true } => "arrays of tensors are not supported",
        { Rank: > 2 } => "arrays of more than two dimensions are not supported",
        { Element: ArrayType inner } when array.Kind != ArrayKind.Array || array.Rank > 1 || inner.Rank > 1 || inner.Element is ArrayType
            => "arrays of arrays are supported as rows of numbers, 'double[][]'",
        _ => null,
    };

    private static string? MemberProblem(TypeLayout layout, Func<ITypeSymbol, string?> problem) => layout.Slots
        .Where(slot => !slot.NoDiff)
        .Select(slot => problem(slot.Type) is { } reason ? $"of its member '{slot.DisplayName}': {reason}" : null)
        .FirstOrDefault(reason => reason is not null);

    /// <summary>The element type of an array or span.</summary>
    private static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when KnownSymbols.IsSpan(span) || KnownSymbols.IsReadOnlySpan(span) => span.TypeArguments[0],
        _ => null,
    };

    private static ScalarKind? Scalar(SpecialType type) => type switch
    {
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Boolean => ScalarKind.Bool,
        SpecialType.System_Single => ScalarKind.Float32,
        SpecialType.System_Double => ScalarKind.Float64,
        _ => null,
    };

    private sealed record Mapping(IrType Type, TypeLayout? Layout = null, string? WhyUnsupported = null);
}
