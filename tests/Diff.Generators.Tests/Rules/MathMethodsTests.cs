using System.Reflection;
using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Diff.Generators.Tests.Rules;

/// <summary>Every method of .NET's that the compiler takes for an operation, against that operation; and every method that it does not take.</summary>
public class MathMethodsTests
{
    private static readonly CSharpCompilation Library = CSharpCompilation.Create("Library", references:
        new[] { typeof(object).Assembly, typeof(Ad).Assembly, Assembly.Load("System.Runtime") }
            .Select(a => MetadataReference.CreateFromFile(a.Location)));

    /// <summary>The static methods of float and double that are not operations: they read text, yield tuples, or cast to any type.</summary>
    private static readonly string[] LeftOut = ["Parse", "TryParse", "SinCos", "SinCosPi", "ConvertToInteger", "ConvertToIntegerNative", "BigMul", "DivRem"];

    /// <summary>Interface members by their owner; all take and return the interface's own type.</summary>
    public static TheoryData<string, string, string> InterfaceMembers => new()
    {
        { "ITrigonometricFunctions`1", "Sin", "Sin" },
        { "IExponentialFunctions`1", "ExpM1", "ExpM1" },
        { "IRootFunctions`1", "RootN", "RootN" },
        { "IPowerFunctions`1", "Pow", "Pow" },
        { "INumber`1", "Max", "Max" },
        { "INumber`1", "Clamp", "ClampPropagatingNaN" },
        { "INumber`1", "Sign", "Sign" },
        { "INumberBase`1", "IsNaN", "IsNaN" },
        { "INumberBase`1", "MaxMagnitudeNumber", "MaxMagnitudeNumber" },
        { "INumberBase`1", "CreateChecked", "Convert" },
        { "IFloatingPointIeee754`1", "Ieee754Remainder", "IEEERemainder" },
        { "IFloatingPointIeee754`1", "Lerp", "Lerp" },
        { "IFloatingPoint`1", "Floor", "Floor" },
    };

    [Theory]
    [InlineData("System.Math")]
    [InlineData("System.MathF")]
    [InlineData("System.Double")]
    [InlineData("System.Single")]
    public void Every_method_of_floats_is_an_operation_with_its_bits_or_left_out(string typeName)
    {
        var type = Type.GetType(typeName)!;
        var taken = 0;
        foreach (var symbol in Methods(typeName))
        {
            if (!MathMethods.TryGet(symbol, ScalarKind.Bool, out var op))
            {
                Assert.True(LeftOut.Contains(symbol.Name) || IsOfOtherTypes(symbol), $"{symbol} is no operation");
                continue;
            }

            taken++;
            var method = type.GetMethod(symbol.Name, [.. symbol.Parameters.Select(p => RuntimeType(p.Type))])
                ?? throw new InvalidOperationException(symbol.ToString());
            if (op != Op.Convert)
                AssertSameBits(method, op);
        }

        Assert.True(taken > 35, $"only {taken}");
    }

    [Theory]
    [InlineData("System.Math")]
    [InlineData("System.MathF")]
    [InlineData("System.Double")]
    [InlineData("System.Single")]
    public void Pairs_are_two_operations_with_their_bits(string typeName)
    {
        foreach (var symbol in Methods(typeName).Where(m => m.Name.StartsWith("SinCos", StringComparison.Ordinal)))
        {
            Assert.True(MathMethods.TryGetPair(symbol, ScalarKind.Bool, out var first, out var second));
            var method = Type.GetType(typeName)!.GetMethod(symbol.Name)!;
            AssertSameBits(method, first, "Item1");
            AssertSameBits(method, second, "Item2");
        }
    }

    [Theory]
    [MemberData(nameof(InterfaceMembers))]
    public void Members_of_generic_math_are_operations(string owner, string member, string expected)
    {
        var method = Methods("System.Numerics." + owner).First(m => m.Name == member);
        Assert.True(MathMethods.TryGet(method, ScalarKind.Float64, out var op));
        Assert.Equal(expected, op.ToString());
    }

    [Fact]
    public void Generic_math_on_integers_takes_only_what_Math_has_for_them()
    {
        Assert.True(MathMethods.TryGet(Methods("System.Numerics.INumber`1").First(m => m.Name == "Clamp"), ScalarKind.Int32, out var clamp));
        Assert.Equal(Op.Clamp, clamp);
        Assert.False(MathMethods.TryGet(Methods("System.Int32").First(m => m.Name == "Log2"), ScalarKind.Int32, out _));
        Assert.False(MathMethods.TryGet(Methods("System.Numerics.INumberBase`1").First(m => m.Name == "CreateChecked"), ScalarKind.Int32, out _));
        Assert.True(MathMethods.IsZeroTest(Methods("System.Numerics.INumberBase`1").First(m => m.Name == "IsZero")));
    }

    [Fact]
    public void Special_functions_are_operations()
    {
        var special = Library.GetTypeByMetadataName("Diff.Special");
        foreach (var method in special?.GetMembers().OfType<IMethodSymbol>().Where(m => m.DeclaredAccessibility == Accessibility.Public) ?? [])
            Assert.True(MathMethods.TryGet(method, ScalarKind.Bool, out _), method.ToString());
    }

    [Theory]
    [InlineData("Pi", Math.PI, (double)MathF.PI)]
    [InlineData("E", Math.E, (double)MathF.E)]
    [InlineData("Tau", Math.Tau, (double)MathF.Tau)]
    [InlineData("Epsilon", double.Epsilon, (double)float.Epsilon)]
    [InlineData("MaxValue", double.MaxValue, (double)float.MaxValue)]
    [InlineData("NegativeZero", -0.0, -0.0)]
    [InlineData("NaN", double.NaN, double.NaN)]
    [InlineData("One", 1.0, 1.0)]
    [InlineData("AdditiveIdentity", 0.0, 0.0)]
    [InlineData("NegativeOne", -1.0, -1.0)]
    public void Named_constants_have_the_value_of_the_precision(string name, double inDouble, double inFloat)
    {
        var member = Library.GlobalNamespace.GetMembers("System").Single().GetMembers("Numerics").OfType<INamespaceSymbol>().Single()
            .GetTypeMembers().SelectMany(t => t.GetMembers(name)).OfType<IPropertySymbol>().First(p => p.IsStatic && p.ContainingType.TypeKind == TypeKind.Interface);
        Assert.True(MathConstants.TryGet(member, ScalarKind.Float64, out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(inDouble), BitConverter.DoubleToInt64Bits(value));
        Assert.True(MathConstants.TryGet(member, ScalarKind.Float32, out value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(inFloat), BitConverter.DoubleToInt64Bits(value));
    }

    [Fact]
    public void Passive_methods_are_pure_only_if_they_cannot_throw()
    {
        Assert.True(PassiveMethods.IsPure(Methods("System.Char").Single(m => m.Name == "IsDigit" && m.Parameters.Length == 1)));
        Assert.False(PassiveMethods.IsPure(Methods("System.Char").Single(m => m.Name == "IsDigit" && m.Parameters.Length == 2)));
        Assert.False(PassiveMethods.IsPure(Methods("System.Math").First(m => m.Name == "DivRem")));
        Assert.True(PassiveMethods.IsPure(Methods("System.Int32").Single(m => m.Name == "PopCount")));
    }

    private static IEnumerable<IMethodSymbol> Methods(string type)
        => Library.GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m is { IsStatic: true, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public });

    /// <summary>Methods of Math on integers that have no operation in common with floats, and on decimals.</summary>
    private static bool IsOfOtherTypes(IMethodSymbol method)
        => method.Parameters[0].Type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single);

    private static Type RuntimeType(ITypeSymbol type) => type is ITypeParameterSymbol ? Type.MakeGenericMethodParameter(0)
        : Type.GetType($"{type.ContainingNamespace}.{type.MetadataName}")!;

    private static void AssertSameBits(MethodInfo method, Op op, string? item = null)
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            object[] arguments = [.. parameters.Select(p => AnyValue(p, random))];
            if (i % 5 == 0 && arguments.Length > 1 && arguments[1].GetType() == arguments[0].GetType())
                arguments[1] = arguments[0];
            var expected = Outcome(() => item is null ? method.Invoke(null, arguments)! : method.ReturnType.GetField(item)!.GetValue(method.Invoke(null, arguments))!);
            var actual = Outcome(() => Run(op, arguments));
            Assert.True(expected == actual, $"{method.DeclaringType}.{method.Name}({string.Join(", ", arguments)}) = {expected}, but {op} = {actual}");
        }
    }

    private static object Run(Op op, object[] arguments) => arguments[0] switch
    {
        double => Machine<double>.Evaluate(op, arguments),
        float => Machine<float>.Evaluate(op, arguments),
        _ => IntegerMethod(op, arguments).Invoke(null, arguments)!,
    };

    private static MethodInfo IntegerMethod(Op op, object[] arguments) => typeof(Math).GetMethod(OpInfo.Of(op).Name, [.. arguments.Select(a => a.GetType())])!;

    private static string Outcome(Func<object> run)
    {
        try
        {
            return run() switch
            {
                double x => BitConverter.DoubleToInt64Bits(x).ToString("x"),
                float x => BitConverter.SingleToInt32Bits(x).ToString("x"),
                var other => other.ToString()!,
            };
        }
        catch (Exception e)
        {
            return (e as TargetInvocationException)?.InnerException?.GetType().Name ?? e.GetType().Name;
        }
    }

    private static object AnyValue(Type type, Random random)
    {
        double[] special = [0, -0.0, 1, -1, 0.5, -0.5, 2.5, 3, 1e-310, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue];
        var number = random.Next(4) switch
        {
            0 => special[random.Next(special.Length)],
            1 => random.Next(-20, 20),
            2 => (random.NextDouble() - 0.5) * 4,
            _ => (random.NextDouble() - 0.5) * 2000,
        };
        if (type.IsEnum)
            return Enum.ToObject(type, random.Next(0, 5));
        if (type == typeof(double))
            return number;
        return type == typeof(float) ? (float)number : Convert.ChangeType(random.Next(0, 15), type);
    }
}
