using Xunit;

namespace Diff.Tests.Data.Formats;

public class AtomicFileTests
{
    [Fact]
    public void A_process_killed_while_it_writes_leaves_the_old_file_whole()
    {
        using var files = new TestFiles();
        var path = files.PathOf("model.safetensors");
        SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["x"] = Tensor.Ones<float>(3) });
        var old = File.ReadAllBytes(path);
        using (var process = SavingProcess.Start(SavingProcess.Half, path))
        {
            process.Kill();
            process.WaitForExit();
        }

        Assert.Equal(old, File.ReadAllBytes(path));
        var left = Assert.Single(Directory.GetFiles(files.Directory), file => file != path);
        Assert.Matches(@"^\.model\.safetensors\.[^.]+\.[^.]+\.tmp$", Path.GetFileName(left));
        Assert.Equal(SavingProcess.Length, new FileInfo(left).Length);

        SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["x"] = Tensor.Zeros<float>(3) });
        Assert.Equal([0f, 0, 0], SafeTensors.Load<float>(path)["x"].ToArray());
    }

    [Fact]
    public void A_process_killed_at_any_moment_leaves_a_whole_file()
    {
        using var files = new TestFiles();
        var path = files.PathOf("model.safetensors");
        for (var i = 0; i < 4; i++)
        {
            SafeTensors.Save(path, new Dictionary<string, Tensor<float>> { ["x"] = Tensor.Full(-1f, SavingProcess.Length) });
            using var process = SavingProcess.Start(SavingProcess.Repeat, path);
            Thread.Sleep(Random.Shared.Next(100));
            // A reader finds a whole file while it is replaced, too.
            AssertWhole(path);
            process.Kill();
            process.WaitForExit();
            AssertWhole(path);
        }
    }

    [Fact]
    public void A_failure_leaves_nothing_behind()
    {
        using var files = new TestFiles();
        var path = files.Write("x", [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(4);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(files.Directory));
    }

    [Fact]
    public void Directories_are_no_files()
    {
        using var files = new TestFiles();
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(files.PathOf("none/x"), stream => stream.WriteByte(1)));
        Directory.CreateDirectory(files.PathOf("directory"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(files.PathOf("directory"), stream => stream.WriteByte(1)));
        Assert.Empty(Directory.GetFiles(files.Directory));
        Assert.Throws<ArgumentException>(() => AtomicFile.Write("/", stream => stream.WriteByte(1)));
    }

    [Fact]
    public void Permissions_and_links_are_kept()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var files = new TestFiles();
        var path = files.Write("x", [1]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(files.PathOf("link"), path);
        AtomicFile.Write(files.PathOf("link"), stream => stream.WriteByte(2));

        Assert.Equal([2], File.ReadAllBytes(path));
        Assert.Equal(path, new FileInfo(files.PathOf("link")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static void AssertWhole(string path)
    {
        var elements = SafeTensors.Load<float>(path)["x"].ToArray();
        Assert.Equal(SavingProcess.Length, elements.Length);
        Assert.Single(elements.Distinct());
    }
}
