using System;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>The transform met something that it cannot differentiate correctly.</summary>
/// <param name="message">What, in the user's terms.</param>
/// <param name="function">The function that it is in, where that is known.</param>
/// <param name="at">The statement as it came from the front end.</param>
internal sealed class UnsupportedException(string message, Function? function = null, Statement? at = null) : Exception(message)
{
    /// <summary>The key of the function that it is in.</summary>
    public string? FunctionKey { get; } = function?.Key;

    public Statement? At { get; } = at;
}
