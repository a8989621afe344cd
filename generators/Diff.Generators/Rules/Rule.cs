using System;
using System.Collections.Generic;
using Diff.Generators.Ir;

namespace Diff.Generators.Rules;

/// <summary>The partial derivatives of one operation.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Arity">The number of its arguments.</param>
/// <param name="Partials">From the arguments and the result to the derivative by each argument;
/// <see cref="Term.Zero"/> where it vanishes everywhere, and for arguments that carry no derivative (conditions, integers).</param>
internal sealed record Rule(Op Op, int Arity, Func<IReadOnlyList<Term>, Term, IReadOnlyList<Term>> Partials);
