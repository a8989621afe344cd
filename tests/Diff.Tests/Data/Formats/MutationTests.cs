using System.Globalization;
using Xunit;
using static Diff.Tests.Data.Formats.TestFiles;

namespace Diff.Tests.Data.Formats;

/// <summary>
/// Changes valid files at random: whatever comes out is read, or refused by <see cref="TensorFormatException"/> (of tables,
/// <see cref="CsvFormatException"/>), with no more memory than the file's length justifies. DIFF_FUZZ_SEED and DIFF_FUZZ_COUNT try others, and more of them.
/// </summary>
public class MutationTests
{
    /// <summary>What reading takes however small the file is: buffers, compiled code, messages.</summary>
    private const long FixedAllocation = 4_000_000;

    /// <summary>A deflated byte becomes at most 1,032; an unpacked one at most a double, in a buffer that has doubled, and its permuted copy.</summary>
    private const long AllocationPerByte = 1032 * sizeof(double) * 4;

    public static TheoryData<string> Files =>
    [
        "f4.npy", "f8-v2.npy", "f8-v3.npy", "f8-fortran.npy", "all-i4-big.npy", "scalar.npy", "stored.npz", "deflated.npz", "f32.safetensors",
        "mixed.safetensors", "images.idx", "images.idx.gz", "doubles.idx", "table.csv",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Changed_files_are_read_or_refused(string name)
    {
        var seed = Environment.GetEnvironmentVariable("DIFF_FUZZ_SEED") is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        var count = Environment.GetEnvironmentVariable("DIFF_FUZZ_COUNT") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 300;
        var random = new Random(seed);
        var original = File.ReadAllBytes(Fixture(name));
        using var files = new TestFiles();
        var refused = 0;
        Read(Fixture(name));
        for (var i = 0; i < count; i++)
        {
            var content = Mutate(original, random);
            var path = files.Write(name, content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Read(path);
            }
            catch (Exception exception) when (exception is TensorFormatException or CsvFormatException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, change {i} of {name}: {exception}\n{Convert.ToBase64String(content)}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                allocated <= FixedAllocation + (content.Length * AllocationPerByte),
                $"Seed {seed}, change {i} of {name}: {allocated} bytes were allocated\n{Convert.ToBase64String(content)}");
        }

        Assert.True(refused > count / 10, $"Seed {seed}: of {count} changed files only {refused} were refused");
    }

    private static void Read(string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".npy":
                Npy.Load<float>(path, convert: true);
                break;
            case ".npz":
                Npz.Load<float>(path, convert: true);
                break;
            case ".safetensors":
                using (var file = SafeTensors.Open(path))
                {
                    foreach (var (tensor, info) in file.Tensors)
                    {
                        if (info.DType is not "F8_E4M3")
                            file.Read<double>(tensor, convert: true);
                    }
                }

                break;
            case ".csv":
                CsvTable.Read(path).ToClassification<float>(^1);
                break;
            default:
                Idx.Load<double>(path, convert: true);
                break;
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var content = original.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(content.Count);
            switch (random.Next(7))
            {
                case 0:
                    content[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    content[at] = (byte)random.Next(256);
                    break;
                case 2:
                    content[at] = random.Next(2) == 0 ? byte.MaxValue : byte.MinValue;
                    break;
                case 3:
                    content[at] = (byte)"0123456789-.,[]{}()\"':<>|fiubOL"[random.Next(31)];
                    break;
                case 4:
                    content.RemoveRange(at, Math.Min(random.Next(1, 9), content.Count - at));
                    break;
                case 5:
                    content.InsertRange(at, content.GetRange(at, Math.Min(random.Next(1, 17), content.Count - at)));
                    break;
                default:
                    for (var i = at; i < Math.Min(at + 4, content.Count); i++)
                        content[i] = byte.MaxValue;
                    break;
            }

            if (content.Count == 0)
                break;
        }

        return [.. content];
    }
}
