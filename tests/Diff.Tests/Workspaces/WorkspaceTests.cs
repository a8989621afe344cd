using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.Workspaces;

public class WorkspaceTests
{
    [Fact]
    public void SpansAreSeparateAndAligned()
    {
        using var workspace = Workspace.Rent();
        var bytes = workspace.Span<byte>(3);
        var doubles = workspace.Span<double>(5);
        var floats = workspace.Span<float>(10_000);

        bytes.Fill(1);
        doubles.Fill(2);
        floats.Fill(3);

        Assert.True(bytes.IndexOfAnyExcept((byte)1) < 0 && doubles.IndexOfAnyExcept(2) < 0 && floats.IndexOfAnyExcept(3) < 0);
        Assert.Equal((0, 0, 0), (Misalignment(bytes), Misalignment(doubles), Misalignment(floats)));
    }

    [Fact]
    public void EarlierSpansSurviveGrowth()
    {
        using var workspace = Workspace.Rent();
        var first = workspace.Span<int>(1);
        first[0] = 42;
        for (var i = 0; i < 20; i++)
            workspace.Span<int>(1 << i).Fill(-1);
        Assert.Equal(42, first[0]);
    }

    [Fact]
    public void ZerosAreCleared()
    {
        for (var i = 0; i < 2; i++)
        {
            using var workspace = Workspace.Rent();
            var zeros = workspace.Zeros<double>(100);
            Assert.True(zeros.IndexOfAnyExcept(0) < 0);
            zeros.Fill(1);
        }
    }

    [Fact]
    public void MemoryIsGivenBackAndUsedAgain()
    {
        ref var first = ref Taken(10);
        ref var second = ref Taken(10);
        Assert.True(Unsafe.AreSame(ref first, ref second));
    }

    [Fact]
    public void AnExceptionGivesMemoryBack()
    {
        ref var before = ref Taken(10);
        Assert.Throws<InvalidOperationException>(Fail);
        Assert.True(Unsafe.AreSame(ref before, ref Taken(10)));

        static void Fail()
        {
            using var workspace = Workspace.Rent();
            workspace.Span<double>(1 << 16).Fill(1);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void RecursionNests()
    {
        Assert.Equal(500 * 501 / 2, Sum(500));

        static double Sum(int n)
        {
            using var workspace = Workspace.Rent();
            var own = workspace.Span<double>(100);
            own.Fill(n);
            var rest = n == 0 ? 0 : Sum(n - 1);
            Assert.True(own.IndexOfAnyExcept(n) < 0);
            return own[99] + rest;
        }
    }

    [Fact]
    public void AnOuterWorkspaceCanBeAskedWhileAnInnerOneIsOpen()
    {
        using var outer = Workspace.Rent();
        Span<double> asked;
        using (var inner = Workspace.Rent())
        {
            inner.Span<double>(10).Fill(1);
            asked = outer.Span<double>(10);
            asked.Fill(2);
        }

        outer.Span<double>(100).Fill(3);
        using (var inner = Workspace.Rent())
            inner.Span<double>(100).Fill(4);
        Assert.True(asked.IndexOfAnyExcept(2) < 0);
        Assert.Equal(0, Misalignment(asked));
    }

    [Fact]
    public void AnUndisposedInnerWorkspaceEndsWithTheOuterOne()
    {
        ref var before = ref Taken(10);
        using (var outer = Workspace.Rent())
            Workspace.Rent().Span<double>(10).Fill(1);
        Assert.True(Unsafe.AreSame(ref before, ref Taken(10)));
    }

    [Fact]
    public void ThreadsShareNothing()
    {
        Parallel.For(0, 64, n =>
        {
            using var workspace = Workspace.Rent();
            var own = workspace.Span<int>(5_000);
            own.Fill(n);
            Thread.Yield();
            Assert.True(own.IndexOfAnyExcept(n) < 0);
        });
    }

    [Fact]
    public void ANegativeLengthIsRefused()
    {
        Assert.Throws<OverflowException>(() => Workspace.Rent().Span<byte>(-1));
        Assert.Throws<OverflowException>(() => Workspace.Rent().Zeros<double>(int.MinValue));
        Assert.Throws<OverflowException>(() => Workspace.Rent().Stack<double>(-1));
        Workspace.ReleaseUnused();
    }

    [Fact]
    public void ALengthWhoseBytesOverflowIsNotCutShort() =>
        Assert.ThrowsAny<OutOfMemoryException>(() => Workspace.Rent().Span<Large>(1 << 29).Length);

    private static ref double Taken(int length)
    {
        using var workspace = Workspace.Rent();
        return ref workspace.Span<double>(length)[0];
    }

    private static unsafe int Misalignment<T>(Span<T> span)
        where T : unmanaged
    {
        fixed (T* address = span)
            return (int)((nuint)address % 64);
    }

    [InlineArray(1 << 15)]
    private struct Large
    {
        public byte First;
    }
}
