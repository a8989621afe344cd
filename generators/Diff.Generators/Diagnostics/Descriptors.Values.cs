using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>What can be wrong in a body: values and memory whose gradient would be lost or ambiguous.</summary>
internal static partial class Descriptors
{
    /// <summary>DIFF2001. Arguments: {0} the type that it is converted to.</summary>
    public static readonly DiagnosticDescriptor ActiveToInteger = new(
        "DIFF2001",
        "A differentiated value is converted to an integer",
        "A value that depends on a differentiated input is converted to '{0}', which changes in jumps: " +
        "its derivative is zero almost everywhere, and the gradient would lose this dependence in " +
        "silence. Wrap the value in Ad.StopGradient if that is meant, or keep it floating-point.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2001.md");

    /// <summary>DIFF2002. Arguments: {0} the method that is called.</summary>
    public static readonly DiagnosticDescriptor CallWithoutSource = new(
        "DIFF2002",
        "A method without source or rule is called",
        "'{0}' has no source in this compilation and no derivative rule, so its contribution to the " +
        "gradient is unknown. Supply a rule with [DerivativeOf], or wrap the arguments in " +
        "Ad.StopGradient if it is held constant.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2002.md");

    /// <summary>DIFF2007. Arguments: {0} the type.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "DIFF2007",
        "A value of this type cannot be differentiated",
        "A value of type '{0}' lies between a differentiated input and the result, and the compiler " +
        "cannot differentiate it. Use float, double, tensors, or arrays, spans, tuples or structs of " +
        "them.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2007.md");

    /// <summary>DIFF2008. Arguments: {0} the member.</summary>
    public static readonly DiagnosticDescriptor ObjectWritten = new(
        "DIFF2008",
        "An object is written to",
        "'{0}' belongs to a class, and objects of classes are only read in differentiated code, " +
        "because any other reference may see the write. Use a struct or a record with 'with', or a " +
        "local variable.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2008.md");

    /// <summary>DIFF2013. Arguments: {0} the array or span variable.</summary>
    public static readonly DiagnosticDescriptor ArrayCarried = new(
        "DIFF2013",
        "A span refers to memory that is made inside a loop or branch",
        "'{0}' refers to memory that is made or found inside the loop or branch, and outlives it: a span " +
        "cannot be kept, so the reverse sweep could not find its gradient. Declare the variable as an " +
        "array, or make the memory before.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2013.md");

    /// <summary>DIFF2014. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor RecursiveWrite = new(
        "DIFF2014",
        "A recursive method writes to what cannot be restored",
        "'{0}' is recursive and writes to a reference, or to an array inside of another or of an object, " +
        "whose adjoint cannot be handed from call to call. Return the values, or pass arrays and spans " +
        "of numbers.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2014.md");

    /// <summary>DIFF2016. Arguments: {0} the method that is called; {1} its parameter.</summary>
    public static readonly DiagnosticDescriptor ActiveArgumentToPassive = new(
        "DIFF2016",
        "A differentiated value is passed where it is held constant",
        "Parameter '{1}' of '{0}' is held constant, and the argument depends on a differentiated " +
        "input: the gradient would lose this dependence in silence. Wrap the argument in " +
        "Ad.StopGradient if that is meant, or remove [NoDiff] from '{1}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF2016.md");
}
