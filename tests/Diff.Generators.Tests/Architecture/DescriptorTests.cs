using System.Reflection;
using System.Text.RegularExpressions;
using Diff.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Diff.Generators.Tests.Architecture;

/// <summary>Every diagnostic is documented, tracked, an error, and says three things.</summary>
public partial class DescriptorTests
{
    private static readonly string s_tracked =
        SourceFiles.Read("generators/Diff.Generators/AnalyzerReleases.Shipped.md")
        + SourceFiles.Read("generators/Diff.Generators/AnalyzerReleases.Unshipped.md");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void All_lists_every_field_once_by_id()
    {
        var fields = typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id)
            .Order(StringComparer.Ordinal);

        Assert.Equal(fields, Descriptors.All.Select(descriptor => descriptor.Id));
        Assert.Distinct(Descriptors.All.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_an_error_or_the_one_warning_with_a_page(string id)
    {
        var descriptor = Find(id);
        Assert.Matches("^DIFF[0-4][0-9]{3}$", id);
        Assert.Equal(id == Descriptors.ShapesFitSometimes.Id ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Equal("Diff", descriptor.Category);

        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        var page = SourceFiles.Read($"docs/diagnostics/{id}.md");
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("## Why", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix it", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_tracked_and_in_the_list(string id)
    {
        Assert.Contains($"\n{id} | Diff | {Find(id).DefaultSeverity} | ", s_tracked, StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {Find(id).Title} |", SourceFiles.Read("docs/diagnostics/README.md"), StringComparison.Ordinal);
    }

    /// <summary>The page quotes the message, with each argument named; so neither can change without the other.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_quotes_the_message(string id)
    {
        var message = Find(id).MessageFormat.ToString();
        var pattern = Argument().Replace(Regex.Escape(message), "‹[^›]+›");

        Assert.Matches($"\n> {pattern}\n", SourceFiles.Read($"docs/diagnostics/{id}.md"));
        Assert.True(message.Split(". ").Length >= 2, $"What is wrong, and what to do: {message}");
    }

    /// <summary>Examples are C#: what is wrong with the first kind is for Diff to say, and nothing with the second.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_examples_compile(string id)
    {
        var (wrong, right) = (DocumentationExamples.Wrong(id), DocumentationExamples.Fixed(id));

        // Only an internal failure has no example.
        Assert.Equal(id == Descriptors.InternalFailure.Id, wrong is null);
        Assert.Equal(wrong is null, right.Count == 0);
        foreach (var example in right.Prepend(wrong).OfType<Microsoft.CodeAnalysis.CSharp.CSharpCompilation>())
            Assert.DoesNotContain(example.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    private static DiagnosticDescriptor Find(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    // What Regex.Escape makes of {0}.
    [GeneratedRegex(@"\\\{[0-9]}")]
    private static partial Regex Argument();
}
