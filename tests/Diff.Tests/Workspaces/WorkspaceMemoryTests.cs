using Xunit;

namespace Diff.Tests.Workspaces;

/// <summary>What a workspace allocates, keeps and releases. Each test has a thread of its own, so that the memory is its own.</summary>
public class WorkspaceMemoryTests
{
    [Fact]
    public void AWorkspaceThatIsNotAskedTakesNoMemory() => OnOwnThread(() =>
    {
        using (Workspace.Rent())
            Assert.Equal(0, Arena.OfThisThread.Size);
    });

    [Fact]
    public void AWarmCallAllocatesNothing() => OnOwnThread(() =>
    {
        // The runtime itself allocates a little when it first compiles a method: some rounds must be free of that.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => Round()).ToArray());

        static long Round()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 300; i++)
                Call(3);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        static void Call(int depth)
        {
            using var workspace = Workspace.Rent();
            workspace.Span<double>(1000)[999] = 1;
            var stack = workspace.Stack<double>();
            var rows = workspace.References<string>();
            for (var i = 0; i < 1000; i++)
            {
                stack.Push(i);
                rows.Push("");
            }

            workspace.Zeros<float>(100_000)[5] = 1;
            if (depth > 0)
                Call(depth - 1);
        }
    });

    [Fact]
    public void SmallRequestsDoNotPileUpChunks() => OnOwnThread(() =>
    {
        for (var i = 0; i < 100_000; i++)
            Take(100);
        Assert.InRange(Arena.OfThisThread.Size, 1, 16 << 10);
    });

    [Fact]
    public void MemoryThatIsNoLongerUsedIsReleased() => OnOwnThread(() =>
    {
        Take(10_000_000);
        Assert.InRange(Arena.OfThisThread.Size, 80_000_000, 90_000_000);
        for (var i = 0; i < 512; i++)
            Take(100);
        Assert.InRange(Arena.OfThisThread.Size, 1, 16 << 10);
    });

    [Fact]
    public void MemoryInUseNowAndThenIsKept() => OnOwnThread(() =>
    {
        for (var i = 0; i < 2000; i++)
            Take(i % 200 == 0 ? 100_000 : 10);
        Assert.InRange(Arena.OfThisThread.Size, 800_000, 2_000_000);
    });

    [Fact]
    public void ReleaseUnusedReleasesAtOnceAndSparesOpenWorkspaces() => OnOwnThread(() =>
    {
        using (var workspace = Workspace.Rent())
        {
            var kept = workspace.Span<double>(100);
            kept.Fill(1);
            Take(1_000_000);
            Workspace.ReleaseUnused();
            Assert.InRange(Arena.OfThisThread.Size, 1, 16 << 10);
            workspace.Span<double>(10_000).Fill(2);
            Assert.True(kept.IndexOfAnyExcept(1) < 0);
        }

        Workspace.ReleaseUnused();
        Assert.Equal(0, Arena.OfThisThread.Size);
        Take(100);
    });

    private static void Take(int length)
    {
        using var workspace = Workspace.Rent();
        workspace.Span<double>(length)[length - 1] = 1;
    }

    private static void OnOwnThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new Xunit.Sdk.XunitException($"On its own thread: {failure}");
    }
}
