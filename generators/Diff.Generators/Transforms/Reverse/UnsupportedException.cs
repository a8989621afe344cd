using System;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>The transform met something that it cannot differentiate correctly; the message says what, in the user's terms.</summary>
internal sealed class UnsupportedException(string message) : Exception(message);
