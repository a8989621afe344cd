using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Generators.Transforms.Reverse;

namespace Diff.Generators.Transforms.Kernels;

/// <summary>
/// Lets the caller hand in gradients of an earlier call, whose tensors are overwritten: then a call like an earlier one allocates nothing. The
/// method without that parameter creates them and calls the other.
/// </summary>
internal sealed class ReuseGradients
{
    private const string ParameterName = "gradients";

    private readonly Derivative _derivative;
    private readonly Function _function;
    private readonly StructType _result;
    private readonly List<string?> _names;
    private readonly Dictionary<int, Let> _lets;
    private readonly HashSet<int> _made;
    private readonly Dictionary<int, Operand> _homes = [];
    private readonly HashSet<int> _replaced = [];
    private readonly List<Statement> _members = [];
    private readonly List<Statement> _copies = [];
    private readonly Variable _gradients;
    private readonly string _name = ParameterName;

    private ReuseGradients(Derivative derivative)
    {
        _derivative = derivative;
        _function = derivative.Function;
        _result = (StructType)_function.Result!;
        _names = [.. _function.Names];
        while (_function.Parameters.Any(p => p.Name == _name))
            _name += "_";
        _gradients = NewVariable(_result, _name);
        _lets = _function.Body.Statements.OfType<Let>().ToDictionary(l => l.Target.Id);
        _made =
        [
            .. _function.Body.Statements.OfType<Kernel>().SelectMany(k => k.Outputs).Where(o => o.Kind != KernelOutputKind.Total).Select(o => o.Result.Id),
            .. _lets.Values.Where(l => l is { Target.Type: TensorType, Value: TensorCall call } && !TensorRules.IsView(call.Op)).Select(l => l.Target.Id),
        ];
    }

    public static Derivative Apply(Derivative derivative)
    {
        if (derivative.Function.Result is not StructType { Construction: Construction.Constructor }
            || derivative.Function.Result == derivative.Primal.Result
            || derivative.Outputs.Any(o => o.IsBuffer || !IsReusable(o.Parameter.Variable.Type))
            || !derivative.Outputs.Any(o => HasTensors(o.Parameter.Variable.Type)))
            return derivative;
        var pass = new ReuseGradients(derivative);
        return pass.Run() is { } function ? derivative with { Function = function, Homes = pass._homes, Allocating = pass.Allocating() } : derivative;
    }

    // Aggregates of tensors alone stay as they are; what is a number is replaced.
    private static bool IsReusable(IrType type) => type is TensorType or ScalarType || (type is StructType aggregate && aggregate.Fields.Where(f => f.IsDifferentiable).All(f => OnlyTensors(f.Type)));

    private static bool OnlyTensors(IrType type) => type is TensorType || (type is StructType aggregate && aggregate.Fields.Where(f => f.IsDifferentiable).All(f => OnlyTensors(f.Type)));

    private static bool HasTensors(IrType type) => type is TensorType || (type is StructType aggregate && aggregate.Fields.Any(f => f.IsDifferentiable && HasTensors(f.Type)));

    private Function? Run()
    {
        if (_function.Body.Yields[0] is not Variable returned || !_lets.TryGetValue(returned.Id, out var let) || let.Value is not Construct construct)
            return null;
        var changes = new List<string>();
        var arguments = new List<Operand> { _gradients };
        for (var i = 0; i < construct.Fields.Count; i++)
        {
            var field = _result.Fields[i];
            if (HasTensors(field.Type) && _derivative.Outputs.Any(o => o.Property == field.Name))
            {
                if (!Place(construct.Fields[i], field.Type, field.Name))
                    return null;
                continue;
            }

            changes.Add($"{field.Name} = {{{arguments.Count}}}");
            arguments.Add(construct.Fields[i]);
        }

        var text = changes.Count == 0 ? "{0}" : "{0} with { " + string.Join(", ", changes) + " }";
        var statements = _function.Body.Statements.Where(s => s is not Let made || !(made.Target == returned || _replaced.Contains(made.Target.Id)));
        var own = _derivative.Primal.Parameters.Count;
        return _function with
        {
            Parameters = [.. _function.Parameters.Take(own), Parameter(), .. _function.Parameters.Skip(own)],
            Body = _function.Body with
            {
                Statements = [.. _members, .. statements, .. _copies, new Let(returned, new Opaque(text, arguments.ToEquatableArray(), IsPure: true))],
            },
            Names = _names.ToEquatableArray(),
        };
    }

    private Parameter Parameter() => new(_gradients, _name, "", PassMode.Value, false, false, null);

    private bool Place(Operand value, IrType type, string path)
    {
        if (type is StructType aggregate)
        {
            if (value is not Variable variable || !_lets.TryGetValue(variable.Id, out var let) || let.Value is not Construct construct)
                return false;
            _replaced.Add(variable.Id);
            for (var i = 0; i < aggregate.Fields.Count; i++)
            {
                var field = aggregate.Fields[i];
                if (field.IsDifferentiable && !Place(construct.Fields[i], field.Type, path + "." + field.Name))
                    return false;
            }

            return true;
        }

        var member = NewVariable(type, null);
        _members.Add(new Let(member, new Member(_gradients, path)));
        if (value is Variable made && _made.Contains(made.Id) && !_homes.ContainsKey(made.Id))
            _homes[made.Id] = member;
        else
            _copies.Add(new Effect("global::Diff.Kernels.TensorOps.CopyTo({0}, {1})", [value, member]));
        return true;
    }

    /// <summary>The method that creates the gradients.</summary>
    private Function Allocating()
    {
        var statements = new List<Statement>();
        var fields = _result.Fields.Select(f => _derivative.Outputs.FirstOrDefault(o => o.Property == f.Name) is { } output
            ? Like(output.Parameter.Variable, f.Type, "", statements)
            : Absent.Of(f.Type)).ToEquatableArray();
        var created = NewVariable(_result, _name);
        statements.Add(new Let(created, new Construct(_result, fields)));
        var own = _derivative.Primal.Parameters.Count;
        Operand[] arguments = [.. _function.Parameters.Take(own).Select(p => p.Variable), created, .. _function.Parameters.Skip(own).Select(p => p.Variable)];
        var modes = _function.Parameters.Take(own).Select(p => p.Mode).Concat([PassMode.Value]).Concat(_function.Parameters.Skip(own).Select(p => p.Mode)).ToList();
        var text = string.Join(", ", modes.Select((m, i) => (m == PassMode.Value ? "" : m.ToString().ToLowerInvariant() + " ") + $"{{{i}}}"));
        var result = NewVariable(_result, null);
        statements.Add(new Let(result, new Opaque($"{_derivative.MethodName}({text})", arguments.ToEquatableArray(), IsPure: false)));
        return _function with { Body = new Block(statements.ToEquatableArray(), [result]), Names = _names.ToEquatableArray() };
    }

    private Operand Like(Variable parameter, IrType type, string path, List<Statement> statements)
    {
        if (type is StructType aggregate)
        {
            var fields = aggregate.Fields.Select(f => f.IsDifferentiable ? Like(parameter, f.Type, path.Length == 0 ? f.Name : path + "." + f.Name, statements) : Absent.Of(f.Type));
            var value = NewVariable(type, null);
            statements.Add(new Let(value, new Construct(aggregate, fields.ToEquatableArray())));
            return value;
        }

        if (type is not TensorType)
            return Absent.Of(type);
        var tensor = parameter;
        if (path.Length > 0)
            statements.Add(new Let(tensor = NewVariable(type, null), new Member(parameter, path)));
        var like = NewVariable(type, null);
        statements.Add(new Let(like, new Opaque("global::Diff.Kernels.TensorOps.Like({0})", [tensor], IsPure: true)));
        return like;
    }

    private Variable NewVariable(IrType type, string? name)
    {
        _names.Add(name);
        return new Variable(_names.Count - 1, type);
    }
}
