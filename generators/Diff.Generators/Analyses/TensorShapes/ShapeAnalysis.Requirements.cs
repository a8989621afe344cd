using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Analyses.TensorShapes;

/// <summary>What operations need of lengths, what follows from that, and how it is said that it does not hold.</summary>
internal sealed partial class ShapeAnalysis
{
    /// <summary>Takes note that the current statement cannot run.</summary>
    private TensorShape? Refuse(string reason)
    {
        _misfits.Add(new Misfit(_at, reason, IsCertain: true));
        return null;
    }

    private void Forget(int found) => _misfits.RemoveRange(found, _misfits.Count - found);

    /// <summary>Takes note that the current statement runs only where two lengths are equal, if those may be any.</summary>
    private void Restrict(AxisLength x, AxisLength y, bool mayBeOne)
    {
        if (!x.Factors.Concat(y.Factors).All(_declared.Contains))
            return;
        if (x.Value is not null)
            (x, y) = (y, x);
        var condition = !mayBeOne ? $"{Show(x)} is {Show(y)}"
            : y.Value is null ? $"{Show(x)} and {Show(y)} are equal, or one of them is 1"
            : $"{Show(x)} is {Show(y)} or 1";
        _misfits.Add(new Misfit(_at, condition, IsCertain: false));
    }

    /// <summary>One length that two have in common, which from here on are the same; null if they cannot be.</summary>
    private AxisLength? Unify(AxisLength left, AxisLength right)
    {
        var (x, y) = (_facts.Resolve(left), _facts.Resolve(right));
        if (!x.IsKnown)
            return right;
        if (!y.IsKnown || x == y)
            return left;
        if (AxisLength.Differ(x, y))
            return null;

        Restrict(x, y, mayBeOne: false);
        Equate(x, y);
        return left;
    }

    /// <summary>Takes note that two lengths are equal. Of two variables a declared one stands for both, or else the older.</summary>
    private void Equate(AxisLength x, AxisLength y)
    {
        var swaps = x.Symbol is { } left
            && (y.Symbol is not { } right || (_declared.Contains(left) == _declared.Contains(right) ? left > right : _declared.Contains(right)));
        var (symbol, value) = swaps ? (x.Symbol, y) : (y.Symbol, x);
        if (symbol is { } variable && !value.Factors.Contains(variable))
            _facts = _facts.With(variable, value);
    }

    /// <summary>One shape that two have in common; null if they cannot have one.</summary>
    private TensorShape? Unify(TensorShape left, TensorShape right)
    {
        if (left.Rank != right.Rank)
            return null;
        var (before, found) = (_facts, _misfits.Count);
        var lengths = new List<AxisLength>();
        for (var axis = 0; axis < left.Rank; axis++)
        {
            if (Unify(left[axis], right[axis]) is not { } length)
            {
                _facts = before;
                Forget(found);
                return null;
            }

            lengths.Add(length);
        }

        return TensorShape.Of(lengths);
    }

    /// <summary>A shape as messages show it, with what names stand for where that is known: <c>[n, m=784]</c>.</summary>
    private string Text(TensorShape shape) => $"[{string.Join(", ", shape.Lengths.Select(Text))}]";

    private string Text(AxisLength length)
    {
        var resolved = _facts.Resolve(length);
        return length.Symbol is { } symbol && resolved != length && _function.Names[symbol] is { } name ? $"{name}={Show(resolved)}" : Show(resolved);
    }

    private string Show(AxisLength length)
    {
        if (length.Value is { } value)
            return value.ToString(CultureInfo.InvariantCulture);
        if (length.Number is not { } number || length.Factors.Any(f => _function.Names[f] is null))
            return "?";
        var factors = length.Factors.Select(f => _function.Names[f]!);
        return string.Join("*", number == 1 ? factors : factors.Prepend(number.ToString(CultureInfo.InvariantCulture)));
    }
}
