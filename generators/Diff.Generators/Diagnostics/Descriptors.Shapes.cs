using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>What can be wrong with the shapes of tensors.</summary>
internal static partial class Descriptors
{
    /// <summary>DIFF4001. Arguments: {0} the operation, as the subject of a sentence; {1} what does not fit, as a clause.</summary>
    public static readonly DiagnosticDescriptor ShapesDoNotFit = new(
        "DIFF4001",
        "Shapes of tensors do not fit",
        "{0} cannot run: {1}. It would throw an exception whatever the lengths are that have names, so " +
        "no gradient is generated. Change what it is given, or correct the [Shape] from which that follows.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF4001.md");

    /// <summary>DIFF4002. Arguments: {0} what it is declared for; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor ShapeUnusable = new(
        "DIFF4002",
        "This [Shape] cannot be meant",
        "The [Shape] of '{0}' cannot be meant, because {1}: nothing could be checked. Give a tensor's " +
        "shape, with an integer or a name for the length of each axis.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF4002.md");

    /// <summary>DIFF4003. Arguments: {0} the operation, as the subject of a sentence; {1} the condition, as a clause.</summary>
    public static readonly DiagnosticDescriptor ShapesFitSometimes = new(
        "DIFF4003",
        "Shapes of tensors fit for some lengths only",
        "{0} runs only where {1}, and throws an exception otherwise: a [Shape] says that the length may be " +
        "any. Declare that length, give equal lengths one name, or test for it in front of the operation.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF4003.md");
}
