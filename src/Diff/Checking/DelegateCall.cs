using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Diff;

/// <summary>Calls of delegates with arguments known only at run time.</summary>
internal static class DelegateCall
{
    /// <summary>The parameters as the method declares them, with their own names and attributes.</summary>
    public static ParameterInfo[] ParametersOf(Delegate function)
    {
        var parameters = function.Method.GetParameters();
        var hidden = parameters.Length - function.GetType().GetMethod("Invoke")!.GetParameters().Length;
        return hidden > 0 ? parameters[hidden..] : parameters; // a static method closed over its first argument
    }

    /// <summary>The parameter's type; for an <c>in</c> parameter that of the value.</summary>
    public static Type TypeOf(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    /// <summary>The arguments, converted to the parameters' types and with the defaults of those left out.</summary>
    public static object?[] Complete(ParameterInfo[] parameters, object?[] arguments)
    {
        // double[][] is an object[] to the compiler, but here it is one argument.
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.GetType() != typeof(object[]))
            arguments = [arguments];

        foreach (var parameter in parameters)
        {
            var isWritten = parameter.ParameterType.IsByRef && !parameter.IsIn;
            if (isWritten || parameter.ParameterType.IsByRefLike)
            {
                throw new ArgumentException($"Parameter '{parameter.Name}' is {(isWritten ? "passed by reference" : "a span")}. Wrap the "
                    + "function and its gradient in lambdas over arrays, or use ParameterBlocks.");
            }
        }

        if (arguments.Length > parameters.Length || parameters.Skip(arguments.Length).Any(parameter => !parameter.HasDefaultValue))
            throw new ArgumentException($"The function takes {parameters.Length} arguments; {arguments.Length} are given.", nameof(arguments));
        return [.. parameters.Select((p, i) => Convert(i < arguments.Length ? arguments[i] : p.DefaultValue, p))];
    }

    /// <summary>Calls the delegate; exceptions come out as they were thrown.</summary>
    public static object? Invoke(Delegate function, object?[] arguments)
    {
        try
        {
            return function.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static object? Convert(object? argument, ParameterInfo parameter)
    {
        var type = TypeOf(parameter);
        if (argument is null || type.IsInstanceOfType(argument))
            return argument;
        if (type.IsPrimitive && argument is IConvertible)
            return System.Convert.ChangeType(argument, type, CultureInfo.InvariantCulture);
        throw new ArgumentException($"Parameter '{parameter.Name}' is a {type.Name}; the argument given is a {argument.GetType().Name}.");
    }
}
