using Xunit;

namespace Diff.Tests.Workspaces;

public class StackTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100_000)]
    public void ValuesComeBackInReverse(int capacity)
    {
        using var workspace = Workspace.Rent();
        var evens = workspace.Stack<double>(capacity);
        var odds = workspace.Stack<float>();
        for (var i = 0; i < 100_000; i += 2)
        {
            evens.Push(i);
            odds.Push(i + 1);
        }

        Assert.Equal((50_000, 50_000), (evens.Count, odds.Count));
        for (var i = 100_000 - 2; i >= 0; i -= 2)
        {
            Assert.Equal(i + 1, odds.Pop());
            Assert.Equal(i, evens.Pop());
        }
    }

    [Fact]
    public void ReferencesComeBackInReverse()
    {
        using var workspace = Workspace.Rent();
        var rows = workspace.References<double[]?>();
        var names = workspace.References<string>();
        for (var i = 0; i < 1000; i++)
        {
            rows.Push(i % 3 == 0 ? null : [i]);
            names.Push($"{i}");
        }

        for (var i = 999; i >= 0; i--)
        {
            Assert.Equal($"{i}", names.Pop());
            Assert.Equal(i % 3 == 0 ? null : i, rows.Pop()?[0]);
        }
    }

    [Fact]
    public void AStackCanGrowWhileAnInnerWorkspaceIsOpen()
    {
        using var outer = Workspace.Rent();
        var values = outer.Stack<double>();
        var references = outer.References<string>();
        PushAll(ref values, ref references);
        using (var inner = Workspace.Rent())
        {
            inner.Span<double>(1000).Fill(-1);
            inner.References<string>().Push("other");
        }

        for (var i = 999; i >= 0; i--)
            Assert.Equal((i, $"{i}"), (values.Pop(), references.Pop()));

        static void PushAll(ref ValueStack<double> values, ref ReferenceStack<string> references)
        {
            using var inner = Workspace.Rent();
            inner.Span<double>(10).Fill(7);
            for (var i = 0; i < 1000; i++)
            {
                values.Push(i);
                references.Push($"{i}");
            }
        }
    }

    [Fact]
    public void AnEmptyStackThrows()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var workspace = Workspace.Rent();
            workspace.Stack<double>(10).Pop();
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var workspace = Workspace.Rent();
            workspace.References<string>().Pop();
        });
    }

    [Fact]
    public void ReferencesAreForgotten()
    {
        var weak = PushOne();
        GC.Collect();
        Assert.False(weak.IsAlive);

        static WeakReference PushOne()
        {
            using var workspace = Workspace.Rent();
            var target = new object();
            workspace.References<object>().Push(target);
            return new WeakReference(target);
        }
    }
}
