namespace Diff;

/// <summary>
/// Supplies the gradient of a method that the compiler cannot or should not differentiate.
/// </summary>
/// <remarks>
/// Put it on a static method with the parameters of the method it differentiates (in front of them the
/// object, if that is an instance method), then that method's <c>value</c>, then <c>upstream</c> (both of
/// the return type). It returns the gradient of each differentiable parameter, the object included: alone,
/// or a tuple when there are several. The gradient of a span is written to a <c>Span</c> parameter
/// between the parameters and the value. A generic method is meant as constructed from the rule's
/// parameter types.
/// </remarks>
/// <example>
/// <code>
/// [DerivativeOf(typeof(Legacy), nameof(Legacy.Cube))]
/// static double CubeGradient(double x, double value, double upstream) =&gt; 3 * x * x * upstream;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>The rule is for <paramref name="method"/> of the same type.</summary>
    /// <param name="method">The method's name; use <c>nameof</c>.</param>
    public DerivativeOfAttribute(string method) => Method = method;

    /// <summary>The rule is for <paramref name="method"/> of <paramref name="type"/>.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name; use <c>nameof</c>.</param>
    public DerivativeOfAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type that declares the method; null when it is the rule's own.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method whose gradient this is.</summary>
    public string Method { get; }
}
