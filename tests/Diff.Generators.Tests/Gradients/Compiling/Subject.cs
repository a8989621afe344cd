namespace Diff.Generators.Tests.Gradients.Compiling;

/// <summary>A method called <c>F</c> to differentiate.</summary>
/// <param name="Name">The class to put it in.</param>
/// <param name="Members">The method, from its <c>static</c> on, and whatever members it needs behind it.</param>
internal sealed record Subject(string Name, string Members)
{
    public string Source => $"public static partial class {Name}\n{{\n[Differentiable]\npublic {Members}\n}}\n";
}
