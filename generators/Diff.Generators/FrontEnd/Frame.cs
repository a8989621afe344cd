using System.Collections.Generic;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.FrontEnd;

/// <summary>A method, lambda or local function that is being lowered: its variables, and its ways out.</summary>
internal sealed class Frame(IMethodSymbol? method, Frame? lexical, TypeArguments? types)
{
    private readonly Dictionary<ISymbol, Cell> _cells = new(SymbolEqualityComparer.Default);

    /// <summary>The method; null for an initialiser.</summary>
    public IMethodSymbol? Method { get; } = method;

    /// <summary>The frame whose variables are visible in this one too.</summary>
    public Frame? Lexical { get; } = lexical;

    /// <summary>What the type parameters in the method's source stand for.</summary>
    public TypeArguments? Types { get; } = types;

    /// <summary>Holds <c>this</c>.</summary>
    public Cell? This { get; set; }

    /// <summary>Holds what is returned.</summary>
    public Cell? Result { get; set; }

    /// <summary>Whether the method returns a reference.</summary>
    public bool ReturnsReference { get; set; }

    /// <summary>True once the method has returned.</summary>
    public Cell? Returned { get; set; }

    /// <summary>Truth values that, when set, skip what is left: of this method, of a loop, of an iteration.</summary>
    public List<Cell> Exits { get; } = [];

    /// <summary>The lengths that declared shapes have named.</summary>
    public Dictionary<string, Operand> Lengths { get; } = [];

    /// <summary>The local functions that have been declared.</summary>
    public HashSet<ISymbol> Functions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What <c>break</c> and <c>continue</c> set, by the label that they jump to.</summary>
    public Dictionary<ILabelSymbol, Cell> Labels { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Cells from this one on die where the statements being lowered end: with the iteration, or the method.</summary>
    public int Boundary { get; set; }

    public void Bind(ISymbol symbol, Cell cell) => _cells[symbol.OriginalDefinition] = cell;

    /// <summary>The variable's cell, here or in a frame around it; null when it is not one of these methods'.</summary>
    public Cell? Find(ISymbol symbol)
    {
        for (var frame = this; frame is not null; frame = frame.Lexical)
        {
            if (frame._cells.TryGetValue(symbol.OriginalDefinition, out var cell))
                return cell;
        }

        return null;
    }

    /// <summary>The cell of <c>this</c>, here or in a frame around it.</summary>
    public Cell? FindThis() => This ?? Lexical?.FindThis();
}
