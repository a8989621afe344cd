using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>
/// Lowers one method to the IR by running it symbolically: every variable of the user's holds a <see cref="Value"/>, copies create
/// nothing, callees are run in place, and only what computes something becomes a statement. Where ways part and meet again, variables
/// that differ become results of the <see cref="If"/>, or are carried by the loop.
/// </summary>
internal sealed partial class Lowering
{
    private readonly LoweringContext _context;
    private readonly IMethodSymbol _method;
    private readonly string _key;
    private readonly IrBuilder _builder = new();
    private readonly CellTable _cells = new();
    private readonly Origins _origins = new();
    private readonly HashSet<Operand> _parameters = [];
    private Frame _frame;
    private int _nextCell;

    // A recursive root is lowered once more as a helper, under the same key and with the same suspects.
    private readonly bool _isCopyOfRoot;

    public Lowering(LoweringContext context, IMethodSymbol method, bool isHelper = false)
    {
        _isCopyOfRoot = isHelper && SymbolEqualityComparer.Default.Equals(method, context.Method);
        (_context, _method, _key) = (context, method, Helpers.KeyOf(method));
        _frame = new Frame(method, null, TypeArguments.Of(method, context.Compilation, null));
    }

    public Function LowerRoot()
    {
        _builder.Open();
        var parameters = _method.Parameters.Select(p => SignatureFactory.Create(p, _builder, _context.Types)).ToEquatableArray();
        _parameters.UnionWith(parameters.Select(p => p.Variable));
        for (var i = 0; i < parameters.Count; i++)
        {
            var symbol = _method.Parameters[i];
            var cell = Declare(symbol, symbol.Type);
            if (symbol.RefKind != RefKind.Out)
                _cells[cell] = FromOperand(parameters[i].Variable, symbol.Type);
        }

        foreach (var parameter in _method.Parameters.Where(p => p.RefKind != RefKind.Out))
            RequireDeclared(parameter);
        var declared = new HashSet<int>(_named);
        var result = RunMethod(_context.Body(_method), _method);
        if (result is not null && !_cells.IsDead)
            RequireDeclaredResult(_method, result, _frame.Lengths);
        var yields = new List<Operand>();
        if (!_method.ReturnsVoid)
            yields.Add(Yielded(result, _method.ReturnType, _method));
        foreach (var parameter in _method.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out))
            yields.Add(Yielded(_cells[_frame.Find(parameter)!], parameter.Type, parameter));
        var function = new Function(
            _key,
            SignatureFactory.Create(_method),
            parameters,
            _method.ReturnsVoid ? null : Map(_method.ReturnType),
            _builder.Close(yields.ToEquatableArray()),
            _builder.Names,
            []);
        _context.Lowered.Add(new LoweredFunction(function, _origins, declared));
        return function;
    }

    /// <summary>Runs a body in the current frame, whose parameters are bound; gives what it returns, or null for nothing.</summary>
    private Value? RunMethod(IOperation? body, IMethodSymbol method)
    {
        if (body is null)
        {
            Report(Descriptors.NoBody, LocationOf(method), CSharpText.Readable(method));
            return null;
        }

        if (method.IsAsync || body.Descendants().Any(o => o is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }))
        {
            Report(Descriptors.AsyncOrIterator, LocationOf(method), CSharpText.Readable(method));
            return null;
        }

        _frame.ReturnsReference = method.ReturnsByRef || method.ReturnsByRefReadonly;
        if (!method.ReturnsVoid)
            _frame.Result = NewCell(null, TypeOf(method.ReturnType));
        _frame.Returned = NewFlag(_frame, "returned");
        _frame.Boundary = _nextCell;
        Run(Steps(body), isTail: true);
        return _frame.Result is null ? null : _cells[_frame.Result];
    }

    private Operand Yielded(Value? value, ITypeSymbol type, ISymbol symbol)
    {
        // Nothing is returned where every way ends in an exception.
        if (value is null || _cells.IsDead)
            return DefaultOperand(Map(type));
        return ToOperand(value, type, LocationOf(symbol));
    }

    private Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;

    /// <summary>A new variable, not yet assigned.</summary>
    private Cell NewCell(string? name, ITypeSymbol? type) => new(_nextCell++, name, type);

    private Cell Declare(ISymbol symbol, ITypeSymbol type)
    {
        var cell = NewCell(symbol.Name, TypeOf(type));
        _frame.Bind(symbol, cell);
        return cell;
    }

    /// <summary>A truth value of the lowering's own that, when set, skips what is left of a method or loop.</summary>
    private Cell NewFlag(Frame frame, string? name = null)
    {
        var flag = NewCell(name, null);
        _cells[flag] = new Leaf(Constant.False);
        frame.Exits.Add(flag);
        return flag;
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
        => _context.Report(descriptor, location, arguments);

    private void Report(DiagnosticDescriptor descriptor, IOperation at, params object[] arguments)
        => _context.Report(descriptor, at.Syntax.GetLocation(), arguments);

    /// <summary>Reports an expression that cannot be lowered, and goes on with some value of its type, to find further errors.</summary>
    private Value Unsupported(IOperation operation, string kind, string wayOut)
    {
        Report(Descriptors.UnsupportedExpression, operation, kind, wayOut);
        return Anything(operation);
    }

    private Value Anything(IOperation operation)
        => operation.Type is { SpecialType: not SpecialType.System_Void } type ? Default(TypeOf(type)) : new Leaf(Constant.False);

    /// <summary>An error at this place if one of the operands turns out to be active.</summary>
    private void Suspect(IEnumerable<Operand> watched, DiagnosticDescriptor descriptor, IOperation at, params object[] arguments)
    {
        var variables = watched.Where(o => o is Variable && o.Type.IsDifferentiable).ToArray();
        if (variables.Length > 0 && _harmless == 0 && !_isCopyOfRoot)
            _context.Suspicions.Add(new Suspicion(_key, variables, descriptor, at.Syntax.GetLocation(), arguments));
    }

    /// <summary>The expression that gives a parameter its value; the call itself where there is none.</summary>
    private static IOperation ArgumentOf(IOperation call, int ordinal) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation property => property.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    } is var arguments ? arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal && !a.IsImplicit)?.Value ?? call : call;

    // Above zero where an active value does no harm: in exceptions and assertions.
    private int _harmless;
}
