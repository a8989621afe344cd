using Diff.Generators.Tests.Harness;
using Xunit.Sdk;

namespace Diff.Generators.Tests.HarnessTests;

public sealed class SnapshotHarnessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("diff-snapshot-").FullName;

    private string Received => Path.Combine(_folder, "A.received.cs");

    private string Verified => Path.Combine(_folder, "A.verified.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_snapshot_fails_until_it_is_accepted()
    {
        Assert.Throws<FailException>(() => Compare("one\n", accept: false));
        Assert.Equal("one\n", File.ReadAllText(Received));

        Compare("one\n", accept: true);
        Assert.Equal("one\n", File.ReadAllText(Verified));
        Assert.False(File.Exists(Received));
        Compare("one\n", accept: false);
    }

    [Fact]
    public void A_difference_fails_and_is_shown()
    {
        Compare("one\ntwo\n", accept: true);

        var failure = Assert.Throws<FailException>(() => Compare("one\n two\n", accept: false));
        Assert.Contains("- two", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+  two", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", File.ReadAllText(Verified));
    }

    [Fact]
    public void Line_ends_and_byte_order_marks_do_not_matter()
    {
        File.WriteAllText(Verified, "one\r\ntwo\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Compare("one\ntwo\n", accept: false);
    }

    [Fact]
    public Task The_folder_of_the_project_is_used() => Snapshot.Match(
        "// What a snapshot looks like; the harness compares itself with it.\n", "Harness");

    private void Compare(string actual, bool accept) => Snapshot.CompareFiles(actual, "A", _folder, accept);
}
