using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Methods that are lowered once and called, because they are recursive or large.</summary>
internal sealed class Helpers(LoweringContext context)
{
    // Operations of the user's, counted through all callees. Below the first nothing is gained by a call; the second bounds the code.
    private const int SmallestHelper = 200;
    private const int LargestRepetition = 1500;

    private readonly Dictionary<string, Function?> _functions = [];
    private readonly Dictionary<(string Caller, string Callee), int> _inlined = [];
    private readonly Dictionary<IOperation, int> _counts = [];
    private readonly Dictionary<ISymbol, int> _sizes = new(SymbolEqualityComparer.Default);

    public IEnumerable<Function> Functions => _functions.Values.OfType<Function>();

    public static string KeyOf(IMethodSymbol method)
        => (method.OriginalDefinition.GetDocumentationCommentId() ?? CSharpText.Method(method))
            + (SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition) ? "" : "|" + CSharpText.Method(method));

    /// <summary>The key of a method among the helpers; it is lowered when it is asked for the first time.</summary>
    public string Require(IMethodSymbol method)
    {
        var key = KeyOf(method);
        if (!_functions.ContainsKey(key))
        {
            // Its own recursive calls find the entry and not the function.
            _functions[key] = null;
            _functions[key] = new Lowering(context, method, isHelper: true).LowerRoot();
        }

        return key;
    }

    /// <summary>Whether a method that could be inlined once more has been often enough, for its size, to be called instead.</summary>
    public bool IsWorthwhile(IMethodSymbol method, string caller)
    {
        if (!IsEligible(method))
            return false;
        var size = SizeOf(method.OriginalDefinition);
        if (size < SmallestHelper)
            return false;
        var key = (caller, KeyOf(method));
        _inlined.TryGetValue(key, out var times);
        _inlined[key] = times + 1;
        return (times + 1) * size > LargestRepetition && times > 0 && !ArrayWrites.Find(method, context);
    }

    private bool IsEligible(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, IsStatic: true, ReturnsVoid: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && p.Type.TypeKind != TypeKind.Delegate)
        && !method.ReturnType.IsRefLikeType
        && context.Types.Map(method.ReturnType) is ScalarType or StructType
        && context.Compilation.IsSymbolAccessibleWithin(method, context.Method.ContainingType);

    /// <summary>The number of operations in a body.</summary>
    public int CountOf(IOperation? body)
    {
        if (body is null)
            return 0;
        if (!_counts.TryGetValue(body, out var count))
            _counts[body] = count = body.Descendants().Count();
        return count;
    }

    private int SizeOf(IMethodSymbol method)
    {
        if (_sizes.TryGetValue(method, out var known))
            return known;
        _sizes[method] = 0;
        if (context.Body(method) is not { } body)
            return 0;
        var size = 0;
        foreach (var operation in body.Descendants())
        {
            size++;
            foreach (var callee in Callees.Of(operation))
                size += SizeOf(callee);
            if (size > 1_000_000)
                break;
        }

        return _sizes[method] = size;
    }
}
