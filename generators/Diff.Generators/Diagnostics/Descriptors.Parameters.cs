using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>What can be wrong with a record of parameters.</summary>
internal static partial class Descriptors
{
    /// <summary>DIFF3001. Arguments: {0} the type; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor ParametersUnsupported = new(
        "DIFF3001",
        "This type cannot be the parameters of a model",
        "'{0}' cannot be the parameters of a model, because {1}. Declare it as a partial record, class " +
        "or struct, that derives from nothing.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3001.md");

    /// <summary>DIFF3002. Arguments: {0} the type that lacks <c>partial</c>; {1} the record.</summary>
    public static readonly DiagnosticDescriptor ParametersNotPartial = new(
        "DIFF3002",
        "A record of parameters must be partial",
        "'{0}' is not partial, so what makes '{1}' the parameters of a model cannot be added to it. Add " +
        "'partial' to '{0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3002.md");

    /// <summary>DIFF3003. Arguments: {0} the record.</summary>
    public static readonly DiagnosticDescriptor NoParameters = new(
        "DIFF3003",
        "A record of parameters has none",
        "'{0}' has no member that is a parameter, so there is nothing to optimize. Add a tensor, a float " +
        "or double, an array of them or another record marked [Parameters], or remove [Parameters].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3003.md");

    /// <summary>DIFF3004. Arguments: {0} the member; {1} its type.</summary>
    public static readonly DiagnosticDescriptor ParameterMemberUnsupported = new(
        "DIFF3004",
        "The type of this member cannot be a parameter",
        "Member '{0}' has type '{1}', which cannot be a parameter, and would be left out of every step in " +
        "silence. Mark it [NoDiff] if it is held constant, or keep its numbers in tensors, one-dimensional " +
        "arrays, or another record marked [Parameters].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3004.md");

    /// <summary>DIFF3005. Arguments: {0} the member; {1} the reason, as a clause.</summary>
    public static readonly DiagnosticDescriptor ParameterNotSettable = new(
        "DIFF3005",
        "A parameter cannot be set",
        "Parameter '{0}' cannot be set, because {1}, so no record with another value of it can be made. " +
        "Declare it in the record's parameter list, or as a property with 'init'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3005.md");

    /// <summary>DIFF3006. Arguments: {0} the record; {1} the name.</summary>
    public static readonly DiagnosticDescriptor ParameterNameTaken = new(
        "DIFF3006",
        "The name of a generated member is taken",
        "'{0}' already has a member '{1}', so the one that makes it the parameters of a model cannot be " +
        "added under that name. Rename that member.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF3006.md");
}
