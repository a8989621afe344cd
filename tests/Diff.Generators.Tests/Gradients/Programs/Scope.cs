namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>What a random method can use at a place.</summary>
internal sealed record Scope
{
    /// <summary>Numbers that can be read, and those that can also be assigned.</summary>
    public List<string> Read { get; init; } = [];

    public List<string> Write { get; init; } = [];

    /// <summary>Arrays and spans of four elements that can be read, and those that can also be changed.</summary>
    public List<string> Arrays { get; init; } = [];

    public List<string> WriteArrays { get; init; } = [];

    /// <summary>Integers that are never negative, those below four, and those that can be assigned.</summary>
    public List<string> Integers { get; init; } = [];

    public List<string> Indices { get; init; } = [];

    public List<string> Counters { get; init; } = [];

    /// <summary>Values of the struct type <c>V</c> that can be assigned.</summary>
    public List<string> Structs { get; init; } = [];

    /// <summary>Calls, with <c>$0</c>, <c>$1</c> for arguments that are numbers, <c>@</c> for a variable, <c>#</c> for an array.</summary>
    public List<string> Functions { get; init; } = [];

    public List<string> Procedures { get; init; } = [];

    /// <summary>How a value is returned, with <c>$0</c> and <c>$1</c> for numbers; null where there is none.</summary>
    public string? Return { get; init; }

    public bool InLoop { get; init; }

    /// <summary>A copy, so that a block's own variables end with it.</summary>
    public Scope Inner() => this with
    {
        Read = [.. Read],
        Write = [.. Write],
        Arrays = [.. Arrays],
        WriteArrays = [.. WriteArrays],
        Integers = [.. Integers],
        Indices = [.. Indices],
        Counters = [.. Counters],
        Structs = [.. Structs],
    };
}
