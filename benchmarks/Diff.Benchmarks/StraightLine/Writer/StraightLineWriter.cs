namespace Diff.Benchmarks;

/// <summary>Writes the straight-line benchmark functions and their hand-shaped gradients as C# files.</summary>
internal static class StraightLineWriter
{
    /// <summary>Nobody writes a longer one by hand, and it would be a megabyte of text.</summary>
    private const int LongestByHand = 1000;

    public static void WriteAll(string folder)
    {
        foreach (var count in new[] { 100, 1000, 5000 })
        {
            var statements = Statement.Program(count);
            File.WriteAllText(Path.Combine(folder, $"StraightLine{count}.cs"), Function(statements));
            if (count > LongestByHand) continue;
            File.WriteAllText(Path.Combine(folder, $"StraightLine{count}.Hand.cs"), new AdjointWriter(statements).Text());
        }
    }

    private static string Function(Statement[] statements)
    {
        var text = new SourceText();
        text.Line(0, "public static partial class Programs");
        text.Line(0, "{");
        text.Line(1, $"/// <summary>A straight line of {statements.Length} statements.</summary>");
        text.Line(1, "[Differentiable]");
        text.Line(1, $"public static double StraightLine{statements.Length}(double a, double b, double c, double d)");
        text.Line(1, "{");
        for (var i = 0; i < statements.Length; i++) text.Line(2, $"var v{i} = {StatementText.Value(statements[i])};");
        text.Line(2, $"return v{statements.Length - 1};");
        text.Line(1, "}");
        text.Line(0, "}");
        return text.ToString();
    }
}
