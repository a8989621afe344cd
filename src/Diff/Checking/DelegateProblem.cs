using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Diff;

/// <summary>A function and its generated gradient, called through delegates with arguments of any type.</summary>
[RequiresUnreferencedCode(GradientCheck.ReflectionWarning)]
internal sealed class DelegateProblem
{
    private readonly Delegate _function;
    private readonly Delegate _backward;
    private readonly ParameterInfo[] _parameters;
    private readonly object?[] _arguments;
    private readonly bool[] _isDifferentiable;
    private readonly bool _takesUpstream;

    public DelegateProblem(Delegate function, Delegate backward, object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(backward);
        (_function, _backward) = (function, backward);
        _parameters = DelegateCall.ParametersOf(function);
        _arguments = DelegateCall.Complete(_parameters, arguments);
        _isDifferentiable = [.. _parameters.Select(p => !p.IsDefined(typeof(NoDiffAttribute)) && Leaves.IsDifferentiable(DelegateCall.TypeOf(p)))];

        var extra = DelegateCall.ParametersOf(backward)[Math.Min(_parameters.Length, DelegateCall.ParametersOf(backward).Length)..];
        _takesUpstream = extra.Length == 1;
        if (DelegateCall.ParametersOf(backward).Length < _parameters.Length || extra.Length > 1)
        {
            throw new ArgumentException(
                $"The gradient must take the function's {_parameters.Length} parameters and, optionally, upstream; it takes "
                + $"{DelegateCall.ParametersOf(backward).Length}. Wrap it in a lambda that does.", nameof(backward));
        }
    }

    public GradientProblem Flatten()
    {
        var point = Collect(_parameters.Select((p, i) => (p.Name!, _isDifferentiable[i] ? _arguments[i] : null)));
        var result = DelegateCall.Invoke(_function, WithElements([.. point.Select(leaf => leaf.Value)]));
        var outputs = Collect([("result", result)]);
        var (hasTensors, areSingle) = _arguments.Append(result).Select(Leaves.Tensors).Aggregate((a, b) => (a.Any || b.Any, a.AreSingle || b.AreSingle));
        return new GradientProblem
        {
            ValueTolerance = hasTensors ? areSingle ? 1e-5 : 1e-12 : 0,
            Names = [.. point.Select(leaf => leaf.Name)],
            At = [.. point.Select(leaf => leaf.Value)],
            IsSingle = [.. point.Select(leaf => leaf.IsSingle)],
            OutputNames = [.. outputs.Select(leaf => leaf.Name)],
            ComputesInSingle = point.Concat(outputs).Any(leaf => leaf.IsSingle),
            TakesUpstream = TakesUpstream(outputs.Length),
            Values = x => [.. Collect([("result", DelegateCall.Invoke(_function, WithElements(x)))]).Select(leaf => leaf.Value)],
            Gradient = upstream => Gradient([.. point.Select(leaf => leaf.Value)], [.. point.Select(leaf => leaf.Name)], result, upstream),
        };
    }

    private bool TakesUpstream(int outputs) => _takesUpstream || outputs <= 1 ? _takesUpstream
        : throw new ArgumentException($"The function has {outputs} results, so its gradient must take upstream, their weights.");

    private (double[]? Values, double[] Gradient) Gradient(double[] at, string[] names, object? result, double[] upstream)
    {
        var arguments = WithElements(at);
        if (_takesUpstream)
            arguments = [.. arguments, Replace(result, upstream)];

        var parameters = _parameters.Where((_, i) => _isDifferentiable[i]).ToArray();
        var (hasValue, value, gradients) = GradientRecord.Split(DelegateCall.Invoke(_backward, arguments), parameters);
        var gradient = Collect(parameters.Select((p, i) => (p.Name!, gradients[i])));
        if (!gradient.Select(leaf => leaf.Name).SequenceEqual(names))
        {
            throw new ArgumentException(
                $"The gradient has other components than the parameters: {Text(gradient.Select(leaf => leaf.Name))}; expected {Text(names)}.");
        }

        double[]? values = hasValue ? [.. Collect([("result", value)]).Select(leaf => leaf.Value)] : null;
        return (values, [.. gradient.Select(leaf => leaf.Value)]);
    }

    /// <summary>The arguments as new copies, with the differentiable numbers replaced.</summary>
    private object?[] WithElements(double[] elements)
    {
        var next = 0;
        return [.. _arguments.Select((argument, i) => Leaves.Map(
            argument, "", (_, value, _) => _isDifferentiable[i] ? elements[next++] : value))];
    }

    private static object? Replace(object? value, double[] elements)
    {
        var next = 0;
        return Leaves.Map(value, "", (_, _, _) => elements[next++]);
    }

    private static (string Name, double Value, bool IsSingle)[] Collect(IEnumerable<(string Name, object? Value)> values)
    {
        var leaves = new List<(string, double, bool)>();
        foreach (var (name, value) in values)
            Leaves.Map(value, name, (leaf, number, isSingle) => Add((leaf, number, isSingle)));
        return [.. leaves];

        double Add((string, double Number, bool) leaf)
        {
            leaves.Add(leaf);
            return leaf.Number;
        }
    }

    private static string Text(IEnumerable<string> names) =>
        names.Any() ? string.Join(", ", names.Take(10)) + (names.Count() > 10 ? ", …" : "") : "none";
}
