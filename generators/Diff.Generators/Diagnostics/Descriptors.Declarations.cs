using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>What can be wrong with a declaration: the method, its type, its parameters, a rule.</summary>
internal static partial class Descriptors
{
    /// <summary>DIFF1001. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor MethodNotStatic = new(
        "DIFF1001",
        "A differentiable method must be static",
        "'{0}' is an instance method, and a derivative is written only for static methods, whose " +
        "inputs are all parameters. Make it static and pass what it reads as parameters.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1001.md");

    /// <summary>DIFF1002. Arguments: {0} the type that lacks <c>partial</c>; {1} the method.</summary>
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        "DIFF1002",
        "The type of a differentiable method must be partial",
        "'{0}' is not partial, so the derivative of '{1}' cannot be added to it. Add 'partial' to " +
        "'{0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1002.md");

    /// <summary>DIFF1003. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor GenericMethod = new(
        "DIFF1003",
        "A differentiable method must not be generic",
        "'{0}' has type parameters of its own, so its precision is not known when the derivative is " +
        "written. Annotate a method without them that calls '{0}' with float or double.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1003.md");

    /// <summary>DIFF1004. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor NothingToDifferentiate = new(
        "DIFF1004",
        "A differentiable method needs a differentiable parameter",
        "'{0}' has no parameter that gets a gradient, so there is nothing to differentiate with " +
        "respect to. Add a float, double or tensor parameter (or an array, span, tuple or struct of " +
        "them) that is not [NoDiff], or remove [Differentiable].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1004.md");

    /// <summary>DIFF1005. Arguments: {0} the method; {1} the type it returns.</summary>
    public static readonly DiagnosticDescriptor ResultNotDifferentiable = new(
        "DIFF1005",
        "A differentiable method needs a differentiable result",
        "'{0}' returns '{1}', which has no derivative. Return float, double, a tensor, or a tuple or " +
        "struct of them, or write the results to span, ref or out parameters and return void.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1005.md");

    /// <summary>DIFF1006. Arguments: {0} the parameter; {1} its type.</summary>
    public static readonly DiagnosticDescriptor ParameterTypeUnsupported = new(
        "DIFF1006",
        "The type of this parameter cannot be differentiated",
        "Parameter '{0}' has type '{1}', which the compiler cannot differentiate, so its gradient " +
        "would be missing. Mark it [NoDiff] if it is held constant, or pass its numbers as float, " +
        "double, tensors, or arrays, spans, tuples or structs of them.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1006.md");

    /// <summary>DIFF1007. Arguments: {0} the member of <c>DerivativeModes</c>.</summary>
    public static readonly DiagnosticDescriptor ModeUnsupported = new(
        "DIFF1007",
        "This derivative mode is not implemented",
        "DerivativeModes.{0} is not implemented, so nothing would be generated for it. Remove it from " +
        "Modes.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1007.md");

    /// <summary>DIFF1008. Arguments: {0} the rule; {1} the signature that would fit.</summary>
    public static readonly DiagnosticDescriptor RuleSignatureMismatch = new(
        "DIFF1008",
        "The signature of a derivative rule does not fit",
        "The rule '{0}' does not fit the method that it differentiates, so calling it would give wrong " +
        "gradients. Declare it as '{1}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1008.md");

    /// <summary>DIFF1009. Arguments: {0} the name that would be generated; {1} the type.</summary>
    public static readonly DiagnosticDescriptor NameTaken = new(
        "DIFF1009",
        "The name of the derivative is taken",
        "'{1}' already has a member '{0}', so the derivative cannot be added under that name. Rename " +
        "that member or the differentiated method.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1009.md");

    /// <summary>DIFF1010. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor NoBody = new(
        "DIFF1010",
        "A method without a body cannot be differentiated",
        "'{0}' has no body (it is extern, abstract, or partial without an implementation), so there is " +
        "nothing to differentiate. Give it a body, or supply its gradient with [DerivativeOf].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1010.md");

    /// <summary>DIFF1011. Arguments: {0} the method.</summary>
    public static readonly DiagnosticDescriptor RefReturn = new(
        "DIFF1011",
        "A differentiable method must not return a reference",
        "'{0}' returns a reference, and its caller could write through it after the gradient was " +
        "taken. Return the value instead.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1011.md");

    /// <summary>DIFF1012. Arguments: {0} the type; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor TypeNotConstructible = new(
        "DIFF1012",
        "A gradient of this type cannot be built",
        "A gradient of type '{0}' cannot be built, because {1}. Let the type be constructed from its " +
        "differentiable members, or mark the parameter or member [NoDiff].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1012.md");

    /// <summary>DIFF1013. Arguments: {0} the method; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor DeclarationUnsupported = new(
        "DIFF1013",
        "A derivative cannot be written beside this method",
        "The derivative of '{0}' cannot be written beside it, because {1}. Move the computation to an " +
        "ordinary static method of a partial type and annotate that.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1013.md");

    /// <summary>DIFF1014. Arguments: {0} the rule; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor RuleUnusable = new(
        "DIFF1014",
        "A derivative rule is for no method that can have one",
        "The rule '{0}' would never be used, because {1}. Name a method that cannot be overridden, has no " +
        "ref or out parameters and returns float, double or a type made of them, and give it one rule.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF1014.md");
}
