using System;
using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Transforms.Reverse;

/// <summary>
/// What the two methods of a recursive method are called: <c>FForward</c> and <c>FReverse</c> for the annotated one itself, <c>GForwardOfF</c> and
/// <c>GReverseOfF</c> for one that it calls, since another annotated method of the class may call it too.
/// </summary>
internal sealed class HelperNames
{
    private readonly Function _root;
    private readonly HashSet<string> _taken;

    public HelperNames(Function root)
    {
        // A local of a method's name would hide it.
        var taken = root.Helpers.Append(root).SelectMany(f => f.Signature.TakenNames.Concat(f.Names.OfType<string>().Select(n => n.TrimStart('@'))));
        _root = root;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
        if (Tensors.AreIn(root))
            _taken.Add(root.Signature.ForwardName);
    }

    /// <summary>The name of the method that does one of the two sweeps of a helper.</summary>
    public string Next(Function helper, string sweep)
    {
        var name = helper.Key == _root.Key
            ? _root.Signature.Stem + sweep
            : $"{helper.Signature.Name.TrimStart('@')}{sweep}Of{_root.Signature.Stem}";
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
