using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Transforms.Splitting;

/// <summary>What the pieces of a gradient method are called: <c>FForward1</c>, <c>FReverse1</c>.</summary>
internal sealed class PartNames
{
    private const string Gradient = "Gradient";

    private readonly HashSet<string> _taken;
    private readonly string _stem;
    private readonly string _ending;
    private readonly int[] _counts = [0, 0];

    private PartNames(string stem, string ending, IEnumerable<string> taken)
    {
        _stem = stem;
        _ending = ending;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
    }

    /// <summary>The names for the gradient of an annotated method. Each overload has its own, as its result type does.</summary>
    public static PartNames For(Derivative derivative)
    {
        var signature = derivative.Primal.Signature;
        var stem = signature.Name.TrimStart('@');
        var ending = signature.GradientName.StartsWith(stem + Gradient, StringComparison.Ordinal) ? signature.GradientName.Substring(stem.Length + Gradient.Length) : "";
        return new PartNames(stem, ending, Taken(derivative));
    }

    /// <summary>The names for the gradient of a function that is differentiated along.</summary>
    public static PartNames ForHelper(Derivative derivative) => new(derivative.MethodName, "", Taken(derivative));

    // A local of a piece's name would hide it.
    private static IEnumerable<string> Taken(Derivative derivative)
        => derivative.Primal.Signature.TakenNames.Concat(derivative.Function.Names.OfType<string>().Select(n => n.TrimStart('@')));

    /// <summary>The next piece's name, and what it is.</summary>
    public (string Name, string Comment) Next(bool isReverse)
    {
        var sweep = isReverse ? "Reverse" : "Forward";
        var number = ++_counts[isReverse ? 1 : 0];
        var name = _stem + sweep + number.ToString(CultureInfo.InvariantCulture) + _ending;
        while (!_taken.Add(name))
            name += "_";
        return (name, $"Part {number.ToString(CultureInfo.InvariantCulture)} of the {sweep.ToLowerInvariant()} sweep: the JIT does not optimise methods as long as the whole.");
    }
}
