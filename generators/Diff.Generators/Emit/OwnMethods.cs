using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>Methods of the type that the text goes into need no more than their name, as long as no parameter has that name too.</summary>
internal sealed class OwnMethods
{
    private readonly string _prefix;
    private readonly HashSet<string> _parameters;

    public OwnMethods(Function function)
    {
        var signature = function.Signature;
        var scope = signature.ContainingTypes.Select(t => t.Name);
        _prefix = "global::" + string.Join(".", signature.Namespace.Length == 0 ? scope : scope.Prepend(signature.Namespace)) + ".";
        _parameters = [.. function.Parameters.Select(p => p.Name)];
        Names = [.. Walk.All(function.Body).SelectMany(Calls).Select(NameOf).OfType<string>()];
    }

    /// <summary>The names that are called, which no local may have.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A call's text, which starts with the method.</summary>
    public string Shorten(string call) => NameOf(call) is null ? call : call.Substring(_prefix.Length);

    private string? NameOf(string call)
    {
        if (!call.StartsWith(_prefix, StringComparison.Ordinal))
            return null;
        var name = Regex.Match(call.Substring(_prefix.Length), @"^(@?\w+)(\(|$)").Groups[1].Value;
        return name.Length == 0 || _parameters.Contains(name) ? null : name;
    }

    private static IEnumerable<string> Calls(Statement statement) => statement switch
    {
        Effect effect => [effect.Template],
        Let { Value: Opaque opaque } => [opaque.Template],
        Let { Value: Call { Callee: HelperCallee helper } } => [helper.Primal],
        Let { Value: Call { Callee: ExternalCallee external } } => [external.Primal],
        _ => [],
    };
}
