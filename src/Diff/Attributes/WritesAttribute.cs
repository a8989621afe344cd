using System.ComponentModel;

namespace Diff;

/// <summary>
/// Stands on a generated gradient whose function changes arrays that it is given. Who calls the function in another assembly, where its source
/// is not seen, must know: the gradient is one for the arrays' initial contents.
/// </summary>
/// <param name="parameters">The names of the arrays.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WritesAttribute(params string[] parameters) : Attribute
{
    /// <summary>The names of the arrays.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
