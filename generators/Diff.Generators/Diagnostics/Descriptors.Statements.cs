using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>What can be wrong in a body: control flow, state, and code that cannot be run backwards.</summary>
internal static partial class Descriptors
{
    /// <summary>DIFF2003. Arguments: {0} the field or property.</summary>
    public static readonly DiagnosticDescriptor StaticMutableState = new(
        "DIFF2003",
        "Static state that can change is used",
        "'{0}' is static and can change, so the result would depend on more than the arguments and the " +
        "gradient would miss it. Pass it as a parameter, or make it const or static readonly.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2003.md");

    /// <summary>DIFF2004. Arguments: {0} the kind of statement, beginning a sentence; {1} the way out, a sentence without its full stop.</summary>
    public static readonly DiagnosticDescriptor UnsupportedStatement = new(
        "DIFF2004",
        "This statement cannot be differentiated",
        "{0} cannot be differentiated, because the reverse sweep has no counterpart for it. {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2004.md");

    /// <summary>DIFF2005. Arguments: {0} the kind of expression, beginning a sentence; {1} the way out, a sentence without its full stop.</summary>
    public static readonly DiagnosticDescriptor UnsupportedExpression = new(
        "DIFF2005",
        "This expression cannot be differentiated",
        "{0} cannot be differentiated, because no rule gives its derivative. {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2005.md");

    /// <summary>DIFF2006. No arguments.</summary>
    public static readonly DiagnosticDescriptor EscapingDelegate = new(
        "DIFF2006",
        "A delegate escapes from the differentiated method",
        "This delegate is stored or handed to code that the compiler cannot see, so it is not known " +
        "when and with what it is called. Call it directly, or pass it only to methods whose source is " +
        "in this compilation.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2006.md");

    /// <summary>DIFF2009. No arguments.</summary>
    public static readonly DiagnosticDescriptor EventUsed = new(
        "DIFF2009",
        "An event is used in differentiated code",
        "An event runs handlers that the compiler cannot see, so what they do to the result is " +
        "unknown. Raise it, or subscribe to it, outside the differentiated method.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2009.md");

    /// <summary>DIFF2010. Arguments: {0} the member.</summary>
    public static readonly DiagnosticDescriptor ReflectionUsed = new(
        "DIFF2010",
        "Reflection is used in differentiated code",
        "'{0}' finds code or data by reflection, so what it does is not known when the derivative is " +
        "written. Name the method or member directly.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2010.md");

    /// <summary>DIFF2011. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor AsyncOrIterator = new(
        "DIFF2011",
        "An async method or iterator cannot be differentiated",
        "'{0}' is async or an iterator: it runs in pieces, between which its caller decides what " +
        "happens, so it cannot be run backwards. Do the computation in an ordinary method and await or " +
        "yield around it.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2011.md");

    /// <summary>DIFF2012. No arguments.</summary>
    public static readonly DiagnosticDescriptor UnsafeCode = new(
        "DIFF2012",
        "Unsafe code cannot be differentiated",
        "Pointers can reach any memory, so the compiler cannot know which values the result depends " +
        "on. Use spans.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2012.md");

    /// <summary>DIFF2017. Arguments: {0} the member.</summary>
    public static readonly DiagnosticDescriptor Inaccessible = new(
        "DIFF2017",
        "Generated code cannot reach this member",
        "The derivative would have to name '{0}', and it is not accessible from the type that the " +
        "derivative is written into. Make it internal or public, or move the differentiated method " +
        "beside it.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2017.md");
}
