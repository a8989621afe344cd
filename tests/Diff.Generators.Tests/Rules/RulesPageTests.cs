using Xunit;

namespace Diff.Generators.Tests.Rules;

public class RulesPageTests
{
    [Fact]
    public void The_page_in_docs_is_what_the_table_says()
    {
        var path = Path.Combine(Root(), "docs", "rules.md");
        if (Environment.GetEnvironmentVariable("DIFF_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, RulesPage.Text());
        }

        Assert.Equal(RulesPage.Text(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Diff.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("Diff.sln lies in no parent directory");
    }
}
