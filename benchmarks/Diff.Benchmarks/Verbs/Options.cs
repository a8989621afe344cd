using System.Globalization;

namespace Diff.Benchmarks;

/// <summary>The options of the verbs: <c>--only NAME</c> and <c>--rounds N</c>.</summary>
internal sealed class Options(string[] args)
{
    public int Rounds { get; } = int.Parse(After(args, "--rounds") ?? "40", CultureInfo.InvariantCulture);

    /// <summary>How the program is started with these options.</summary>
    public string Command { get; } = $"dotnet run -c Release --project benchmarks/Diff.Benchmarks -- {string.Join(' ', args)}";

    private string Only { get; } = After(args, "--only") ?? "";

    public IEnumerable<ProgramCase> Cases() =>
        AllCases.Create().Where(c => c.Name.Contains(Only, StringComparison.OrdinalIgnoreCase));

    private static string? After(string[] args, string option)
    {
        var index = Array.IndexOf(args, option);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
