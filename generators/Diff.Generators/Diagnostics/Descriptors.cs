using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Diagnostics;

/// <summary>
/// Every diagnostic of the compiler. DIFF0xxx: the compiler itself; DIFF1xxx: declarations; DIFF2xxx: bodies; DIFF3xxx: records of
/// parameters; DIFF4xxx: shapes of tensors.
/// </summary>
/// <remarks>
/// A message says what is wrong, why it matters and what to do, in that order. All but one are errors: a gradient that may be
/// wrong is never generated. Each has a page <c>docs/diagnostics/DIFFnnnn.md</c> and a row in AnalyzerReleases.
/// </remarks>
internal static partial class Descriptors
{
    private const string Category = "Diff";

    // Relative to the repository, and to the package, which carries the same pages.
    private const string HelpRoot = "docs/diagnostics/";

    /// <summary>DIFF0001. Arguments: {0} the method; {1} the exception, on one line.</summary>
    public static readonly DiagnosticDescriptor InternalFailure = new(
        "DIFF0001",
        "Diff failed on this method",
        "Diff failed on '{0}', so it has no derivative: {1}. This is a defect in Diff and not in your " +
        "code. Please report it with the source of '{0}'.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "DIFF0001.md");

    /// <summary>All of them, for <c>SupportedDiagnostics</c>, by ID.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        InternalFailure,
        MethodNotStatic,
        TypeNotPartial,
        GenericMethod,
        NothingToDifferentiate,
        ResultNotDifferentiable,
        ParameterTypeUnsupported,
        ModeUnsupported,
        RuleSignatureMismatch,
        NameTaken,
        NoBody,
        RefReturn,
        TypeNotConstructible,
        DeclarationUnsupported,
        RuleUnusable,
        ActiveToInteger,
        CallWithoutSource,
        StaticMutableState,
        UnsupportedStatement,
        UnsupportedExpression,
        EscapingDelegate,
        UnsupportedType,
        ObjectWritten,
        EventUsed,
        ReflectionUsed,
        AsyncOrIterator,
        UnsafeCode,
        ArrayCarried,
        RecursiveWrite,
        ActiveArgumentToPassive,
        Inaccessible,
        ParametersUnsupported,
        ParametersNotPartial,
        NoParameters,
        ParameterMemberUnsupported,
        ParameterNotSettable,
        ParameterNameTaken,
        ShapesDoNotFit,
        ShapeUnusable,
        ShapesFitSometimes,
    ];
}
