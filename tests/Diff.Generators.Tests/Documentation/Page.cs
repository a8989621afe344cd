using System.Text.RegularExpressions;
using Diff.Generators.Tests.Architecture;
using Diff.Generators.Tests.Harness;

namespace Diff.Generators.Tests.Documentation;

/// <summary>
/// A page whose fenced blocks, where a comment above names them (<c>&lt;!-- name --&gt;</c>), are what tests run or what they expect. With
/// DIFF_ACCEPT=1 the expected ones are rewritten.
/// </summary>
internal sealed partial class Page(string file)
{
    private readonly string _path = Path.Combine(SourceFiles.Root, file);
    private string _text = Snapshot.Normalise(SourceFiles.Read(file));

    public string Text => _text;

    /// <summary>What is in a block; one that does not exist is a failure.</summary>
    public string this[string name] => Find(name).Groups["body"].Value;

    /// <summary>Whether there is a block of that name.</summary>
    public bool Has(string name) => Blocks().Matches(_text).Any(m => m.Groups["name"].Value == name);

    /// <summary>Fails, or rewrites the block where differences are accepted, unless it is <paramref name="actual"/>.</summary>
    public void Verify(string name, string actual)
    {
        var body = Find(name).Groups["body"];
        var expected = Snapshot.Normalise(actual).TrimEnd('\n') + "\n";
        if (body.Value == expected)
            return;
        if (Environment.GetEnvironmentVariable("DIFF_ACCEPT") != "1")
            Assert.Fail($"'{name}' in {file} differs. {TextDiff.Show(body.Value, expected)}Accept with DIFF_ACCEPT=1.");
        _text = _text[..body.Index] + expected + _text[(body.Index + body.Length)..];
        File.WriteAllText(_path, _text);
    }

    private Match Find(string name)
    {
        var found = Blocks().Matches(_text).Where(m => m.Groups["name"].Value == name).ToList();
        Assert.True(found.Count == 1, $"{found.Count} blocks in {file} stand under <!-- {name} -->");
        return found[0];
    }

    [GeneratedRegex("<!-- (?<name>[^\n]+) -->\n```[a-z]*\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
