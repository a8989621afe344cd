using System.Collections.Generic;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>C# that is kept as it stands, because no derivative goes through it: calls without source, strings, exceptions.</summary>
internal sealed partial class Lowering
{
    private Value? CallOpaque(IInvocationOperation call, IMethodSymbol method, Value? receiver)
    {
        var harmless = IsHarmless(method);
        if (harmless)
            _harmless++;
        var result = CallOpaque(method, receiver, Arguments(call.Arguments, method), call);
        if (harmless)
            _harmless--;
        return result;
    }

    /// <summary>Checks of arguments, assertions and comparisons: that an active value goes into them changes no result.</summary>
    private static bool IsHarmless(IMethodSymbol method)
        => IsComparison(method) || (method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && method.ContainingType.Name.EndsWith("Exception", System.StringComparison.Ordinal))
            || (method.ContainingType.Name is "Debug" or "Trace" && KnownSymbols.IsIn(method.ContainingType, "System.Diagnostics"));

    // As with operators, the outcome of comparing has no derivative.
    private static bool IsComparison(IMethodSymbol method)
        => method.Name is "CompareTo" or "Equals" && ScalarKinds.Of(method.ContainingType) is not null;

    private Value? CallOpaque(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, IOperation at)
    {
        var location = at.Syntax.GetLocation();
        if (IsReflection(method))
        {
            Report(Descriptors.ReflectionUsed, at, CSharpText.Readable(method));
            return method.ReturnsVoid ? null : Default(method.ReturnType);
        }

        if (method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            Unsupported(at, $"A call to '{CSharpText.Readable(method)}', which has no source here and writes to its arguments,", "Call it outside, and pass the result");
            return method.ReturnsVoid ? null : Default(method.ReturnType);
        }

        CheckAccess(method, at);
        var operands = new List<Operand>();
        if (receiver is not null)
            operands.Add(ToOperand(receiver, method.ContainingType, location));
        operands.AddRange(arguments.Select((a, i) => ToOperand(
            a is Reference reference ? Read(reference.Place, location) : a, method.Parameters[i].Type, ArgumentOf(at, i).Syntax.GetLocation())));
        if (method.ContainingType.Name == "Convert" && KnownSymbols.IsIn(method.ContainingType, "System") && !Map(method.ReturnType).IsDifferentiable)
            Suspect(operands, Descriptors.ActiveToInteger, at, CSharpText.Readable(method.ReturnType));
        else
            Suspect(operands, Descriptors.CallWithoutSource, at, CSharpText.Readable(method));
        var text = receiver is null
            ? $"{CSharpText.Method(method)}({Holes(0, operands.Count)})"
            : $"{{0}}.{CSharpText.Identifier(method.Name)}{CSharpText.TypeArguments(method)}({Holes(1, operands.Count - 1)})";
        return Opaquely(text, operands, method, PassiveMethods.IsPure(method));
    }

    private Value? Opaquely(string template, IReadOnlyList<Operand> operands, IMethodSymbol method, bool isPure)
    {
        var mayWrite = ArrayWrites.MayWriteUnseen(method);
        if (method.ReturnsVoid)
        {
            _builder.Add(new Effect(template, operands.ToEquatableArray(), mayWrite));
            return null;
        }

        return FromOperand(_builder.Let(new Opaque(template, operands.ToEquatableArray(), isPure, mayWrite), Map(method.ReturnType)), method.ReturnType);
    }

    private static bool IsReflection(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return type.ContainingNamespace?.ToDisplayString() is "System.Reflection" or "System.Reflection.Emit" or "System.Linq.Expressions"
            || (type.Name is "Activator" && KnownSymbols.IsIn(type, "System"))
            || (type.Name is "Type" && KnownSymbols.IsIn(type, "System") && method.Name.StartsWith("Get", System.StringComparison.Ordinal) && method.Name != "GetTypeFromHandle");
    }

    /// <summary>An exception, as what stands behind <c>throw</c>.</summary>
    private (string Template, EquatableArray<Operand> Arguments) Passive(IOperation? exception)
    {
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;
        if (exception is null)
            return ("", []);
        if (exception is IObjectCreationOperation { Type: INamedTypeSymbol type } creation && ShapeOf(TypeOf(type)) is null)
        {
            var (template, operands) = NewText(creation, (INamedTypeSymbol)TypeOf(type));
            return (template, operands.ToEquatableArray());
        }

        return ("{0}", [Operand(exception)]);
    }

    /// <summary>An interpolated string, as a sum: braces would be taken for holes.</summary>
    private Value Interpolated(IInterpolatedStringOperation text)
    {
        var type = Map(TypeOf(text));
        var operands = new List<Operand>();
        var parts = new List<string>();
        foreach (var part in text.Parts)
        {
            if (part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string literal })
            {
                parts.Add($"{{{operands.Count}}}");
                operands.Add(new Text(type, CSharpText.Constant(literal, text.Type!)));
            }
            else if (part is IInterpolationOperation hole)
            {
                parts.Add(Format(hole, operands.Count));
                operands.Add(Operand(Unwrap(hole.Expression)));
            }
        }

        Suspect(operands, Descriptors.UnsupportedType, text, "string");
        return new Leaf(parts.Count == 0
            ? new Text(type, "\"\"")
            : _builder.Let(new Opaque("string.Concat(" + string.Join(", ", parts) + ")", operands.ToEquatableArray(), false), type));
    }

    private static string Format(IInterpolationOperation hole, int position)
    {
        var text = $"{{{position}}}";
        if (hole.FormatString is { ConstantValue.Value: string format })
            text = $"{text}.ToString({CSharpText.Constant(format, hole.FormatString.Type!)})";
        if (hole.Alignment is { ConstantValue.Value: int width })
            text = $"string.Concat({text}, \"\").Pad{(width < 0 ? "Right" : "Left")}({System.Math.Abs(width)})";
        return text;
    }
}
