using System.Composition;
using System.Reflection;
using Diff.CodeFixes;
using Diff.Generators.Diagnostics;
using Diff.Generators.Tests.Architecture;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Diff.Generators.Tests.CodeFixes;

public class CodeFixAssemblyTests
{
    private static readonly Type[] s_fixes =
        [.. typeof(AddPartialFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void An_editor_finds_every_fix()
    {
        Assert.NotEmpty(s_fixes);
        Assert.All(s_fixes, type =>
        {
            Assert.True(type.IsPublic);
            Assert.NotNull(type.GetCustomAttribute<ExportCodeFixProviderAttribute>());
            Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
            Assert.NotNull(((CodeFixProvider)Activator.CreateInstance(type)!).GetFixAllProvider());
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_whether_there_is_a_fix(string id)
    {
        var hasFix = s_fixes.Any(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
        var page = SourceFiles.Read($"docs/diagnostics/{id}.md");

        Assert.Equal(hasFix, page.Contains("code fix", StringComparison.Ordinal));
    }
}
