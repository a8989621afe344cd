using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;

namespace Diff.Generators.Emit;

/// <summary>What the generated file says about itself.</summary>
internal sealed partial class FileEmitter
{
    private string DisplayName()
        => string.Join(".", _signature.ContainingTypes.Select(t => t.Name).Concat([_signature.Name])).Replace("@", "");

    private IEnumerable<string> DifferentiableNames() => _derivative.Primal.Parameters
        .Where(p => p.IsDifferentiable && p.Mode != PassMode.Out)
        .Select(p => p.Name.TrimStart('@'));

    private static string List(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nothing";

    private void WriteDocs(EquatableArray<Parameter> parameters, bool allocates)
    {
        var what = _function.Result is null && !allocates ? "Gradient" : _derivative.Primal.Result is null ? "Gradient" : "Value and gradient";
        _writer.Line($"/// <summary>{what} of <see cref=\"{_signature.Cref}\"/>; gradients are overwritten.</summary>");
        _writer.Line($"/// <inheritdoc cref=\"{_signature.Cref}\" path=\"/param\"/>");
        for (var i = 0; i < parameters.Count; i++)
        {
            if (Describe(parameters[i], i) is { } text)
                _writer.Line($"/// <param name=\"{parameters[i].Name.TrimStart('@')}\">{text}</param>");
        }
    }

    private string? Describe(Parameter parameter, int index)
    {
        if (index < _derivative.Primal.Parameters.Count)
            return null;
        for (var i = 0; i < _derivative.BufferNames.Count; i++)
        {
            if (_derivative.BufferNames[i] != parameter.Name)
                continue;
            var primal = _derivative.Primal.Parameters[i];
            var name = $"<c>{primal.Name.TrimStart('@')}</c>";
            if (primal.Mode == PassMode.Out)
                return $"The weight of {name} in what is differentiated.";
            return primal.Mode == PassMode.Ref || parameter.Name.EndsWith("Adjoint", System.StringComparison.Ordinal)
                ? $"On entry the upstream of the final contents of {name}, on exit the gradient for its initial contents."
                : $"Takes the gradient with respect to {name}, of its shape; overwritten.";
        }

        if (parameter.Variable.Type == _function.Result)
            return "Gradients of an earlier call, whose tensors take those of this one. They share no memory with the arguments.";
        return "The weight of the result in what is differentiated: the gradients are multiplied by it.";
    }
}
