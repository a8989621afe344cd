using System.Text;

namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>What a piece of a program is, and so what it can be replaced by.</summary>
internal enum Sort
{
    /// <summary>Declarations and whatever else must stay.</summary>
    Fixed,
    Statement,
    Double,
    Integer,
    Truth,
}

/// <summary>A piece of a random program: text with <c>$0</c>, <c>$1</c>, … for its parts.</summary>
internal sealed record Node(Sort Sort, string Text, params Node[] Parts)
{
    public static readonly Node Nothing = new(Sort.Statement, "");

    public static Node Sequence(IEnumerable<Node> statements)
    {
        var parts = statements.ToArray();
        return new(Sort.Statement, string.Join("\n", parts.Select((_, i) => "$" + (char)('0' + i))), parts);
    }

    /// <summary>The number of pieces.</summary>
    public int Size => 1 + Parts.Sum(p => p.Size);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>The program with one piece exchanged, for every piece and every smaller thing of its sort; large pieces first.</summary>
    public IEnumerable<Node> Smaller()
    {
        foreach (var replacement in Replacements())
            yield return replacement;
        for (var i = 0; i < Parts.Length; i++)
        {
            foreach (var smaller in Parts[i].Smaller())
                yield return this with { Parts = [.. Parts[..i], smaller, .. Parts[(i + 1)..]] };
        }
    }

    private IEnumerable<Node> Replacements()
    {
        var simplest = Sort switch
        {
            Sort.Statement => Nothing,
            Sort.Double => new Node(Sort.Double, "0.75"),
            Sort.Integer => new Node(Sort.Integer, "1"),
            Sort.Truth => new Node(Sort.Truth, "true"),
            _ => null,
        };
        if (simplest is not null && Text != simplest.Text)
            yield return simplest;
        if (Sort != Sort.Fixed)
        {
            foreach (var part in Parts.Where(p => p.Sort == Sort))
                yield return part;
        }
    }

    private void Write(StringBuilder text)
    {
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '$')
                Parts[Text[++i] - '0'].Write(text);
            else
                text.Append(Text[i]);
        }
    }
}
