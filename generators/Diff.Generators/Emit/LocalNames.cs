using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Diff.Generators.Emit;

/// <summary>
/// Gives locals their names, scope by scope: sibling scopes may use a name again, nested ones may not.
/// </summary>
internal sealed class LocalNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "var", "await", "field", "value_", "nameof", "global", "record", "with", "yield", "_",
    };

    private readonly Stack<Scope> _scopes = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public LocalNames(IEnumerable<string> reserved)
    {
        Open();
        foreach (var name in reserved.Select(Plain))
        {
            _scopes.Peek().Own.Add(name);
            _open.Add(name);
        }
    }

    public void Open() => _scopes.Push(new Scope());

    public void Close()
    {
        var closed = _scopes.Pop();
        _open.ExceptWith(closed.Own);
        _scopes.Peek().Nested.UnionWith(closed.Own);
        _scopes.Peek().Nested.UnionWith(closed.Nested);
    }

    /// <summary>A new name in the open scope, like <paramref name="hint"/>; without a hint <c>t0</c>, <c>t1</c>, ….</summary>
    public string Declare(string? hint)
    {
        var scope = _scopes.Peek();
        var stem = hint is null ? "t" : Plain(hint);

        // What was taken in this scope stays taken.
        var key = hint is null ? "" : stem;
        scope.Tried.TryGetValue(key, out var number);
        while (!IsFree(Name(hint, stem, number)))
            number++;
        scope.Tried[key] = number + 1;
        var name = Name(hint, stem, number);
        scope.Own.Add(name);
        _open.Add(name);
        return Keywords.Contains(name) ? "@" + name : name;
    }

    // A name without a hint has a number always, one with a hint only from the second on.
    private static string Name(string? hint, string stem, int number) => hint is not null && number == 0
        ? stem
        : stem + (char.IsDigit(stem[stem.Length - 1]) ? "_" : "") + (hint is null ? number : number + 1).ToString(CultureInfo.InvariantCulture);

    private bool IsFree(string name) => !_open.Contains(name) && !_scopes.Peek().Nested.Contains(name);

    private static string Plain(string name) => name.TrimStart('@');

    private sealed class Scope
    {
        public Dictionary<string, int> Tried { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Own { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Nested { get; } = new(StringComparer.Ordinal);
    }
}
