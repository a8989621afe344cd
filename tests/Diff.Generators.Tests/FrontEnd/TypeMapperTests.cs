using Diff.Generators.Ir;

namespace Diff.Generators.Tests.FrontEnd;

public class TypeMapperTests
{
    [Theory]
    [InlineData("double", "Float64")]
    [InlineData("float", "Float32")]
    [InlineData("int", "Int32")]
    [InlineData("char", "Char")]
    [InlineData("bool", "Bool")]
    [InlineData("double[]", "Float64[1 Array]")]
    [InlineData("double[,]", "Float64[2 Array]")]
    [InlineData("double[][]", "Float64[1 Array][1 Array]")]
    [InlineData("Span<float>", "Float32[1 Span]")]
    [InlineData("ReadOnlySpan<double>", "Float64[1 ReadOnlySpan]")]
    [InlineData("int[]", "Int32[1 Array]")]
    [InlineData("string", "opaque string")]
    [InlineData("string?", "opaque string")]
    [InlineData("decimal", "opaque decimal")]
    [InlineData("double?", "opaque double?")]
    [InlineData("DayOfWeek", "opaque global::System.DayOfWeek")]
    [InlineData("List<double>", "opaque global::System.Collections.Generic.List<double>")]
    [InlineData("(double, int)", "(double, int) Tuple { Item1: Float64 w, Item2: Int32 w }")]
    [InlineData("(double a, float @class)", "(double a, float @class) Tuple { a: Float64 w, @class: Float32 w }")]
    [InlineData("Vector3", "global::System.Numerics.Vector3 Initializer[0,1,2] { X: Float32 w, Y: Float32 w, Z: Float32 w }")]
    [InlineData("Complex", "opaque global::System.Numerics.Complex")]
    public void Maps(string type, string expected)
    {
        var (symbol, types) = Declared.Parameter(type);
        Assert.Equal(expected, Show(types.Map(symbol)));
    }

    [Theory]
    [InlineData("record struct T(double X, int N);", "global::T Constructor(0,1) { X: Float64 w, N: Int32 w }")]
    [InlineData("readonly record struct T(double X);", "global::T Constructor(0) { X: Float64 }")]
    [InlineData("record T(double X, [NoDiff] double Y);", "global::T class Constructor(0,1) { X: Float64, Y: Float64 nodiff }")]
    [InlineData("record T([property: NoDiff] double X, [field: NoDiff] double Y, double Z);",
        "global::T class Constructor(0,1,2) { X: Float64 nodiff, Y: Float64 nodiff, Z: Float64 }")]
    [InlineData("record T(double X) { public double Y { get; init; } }", "global::T class Constructor(0)[1] { X: Float64, Y: Float64 }")]
    [InlineData("record A(double X); record T(double Y, double X) : A(X);", "global::T class Constructor(1,0) { X: Float64, Y: Float64 }")]
    [InlineData("struct T { public double X; public float Y; }", "global::T Initializer[0,1] { X: Float64 w, Y: Float32 w }")]
    [InlineData("class T { public double X { get; set; } public required int N { get; init; } }",
        "global::T class Initializer[0,1] { X: Float64 w, N: Int32 }")]
    [InlineData("readonly struct T(double x, double y) { public double X => x; public double Y { get; } = y; }",
        "global::T Constructor(0,1) { X: Float64, Y: Float64 }")]
    [InlineData("class T { private readonly double _x; public T(double x) { _x = x; } public double X => _x; }",
        "global::T class Constructor(0) { X: Float64 }")]
    [InlineData("class T { public readonly double X, Y; public T(double x, double y) => (Y, X) = (y, x); }",
        "global::T class Constructor(0,1) { X: Float64, Y: Float64 }")]
    [InlineData("class T { public readonly double X, Y; public T(double y) : this(0, y) { } public T(double a, double b) { X = a; this.Y = b; } }",
        "global::T class Constructor(0,1) { X: Float64, Y: Float64 }")]
    [InlineData("struct T { public double @class; }", "global::T Initializer[0] { @class: Float64 w }")]
    [InlineData("record struct P<U>(U A, U B); record struct T(P<double> P, P<int> Q);",
        "global::T Constructor(0,1) { P: global::P<double> Constructor(0,1) { A: Float64 w, B: Float64 w } w, Q: opaque global::P<int> w }")]
    [InlineData("record T(double[] W, float[,] B);", "global::T class Constructor(0,1) { W: Float64[1 Array], B: Float32[2 Array] }")]
    [InlineData("record T(string S, int N);", "opaque global::T")]
    [InlineData("enum T { A }", "opaque global::T")]
    [InlineData("delegate double T(double x);", "opaque global::T")]
    [InlineData("record T(double X, T? Next);", "opaque global::T")]
    [InlineData("class T { public double X; public T[]? Children; }", "opaque global::T")]
    [InlineData("record T(double X, U? Next); record U(T? Back);", "opaque global::T")]
    [InlineData("abstract class T { public double X; }", "opaque global::T")]
    [InlineData("class T { public double X; public static double Y; public const double Z = 1; }", "global::T class Initializer[0] { X: Float64 w }")]
    public void Maps_declared(string declaration, string expected)
    {
        var (symbol, types) = Declared.Parameter("T", declaration);
        Assert.Equal(expected, Show(types.Map(symbol)));
    }

    [Theory]
    [InlineData("readonly struct T { public T(double x) { if (x < 0) throw new Exception(); X = x; } public double X { get; } }",
        "neither a constructor nor a setter takes its member 'X' as it is")]
    [InlineData("class T { public T(double x) { X = 2 * x; } public double X { get; } }",
        "none of its accessible constructors only stores its parameters")]
    [InlineData("class T { public T(double x) { X = x; X = 0; } public double X { get; } }",
        "none of its accessible constructors only stores its parameters")]
    [InlineData("record T(double X) { public double Y { get; } = X * 2; }", "neither a constructor nor a setter takes its member 'Y' as it is")]
    [InlineData("class T(double x) { public double A { get; } = x; public double B { get; } = x; }",
        "none of its accessible constructors only stores its parameters")]
    [InlineData("class T { private double _x; public T(double x) { _x = x; } public double Twice => 2 * _x; }", "its member '_x' cannot be read from 'C'")]
    [InlineData("class T { private T(double x) { X = x; } public double X { get; } }", "none of its accessible constructors only stores its parameters")]
    [InlineData("class T { private double X { get; set; } public double Y => 2 * X; }", "its member 'X' cannot be read from 'C'")]
    [InlineData("class T { public double X { get => 2 * field; set; } }", "its member 'X' cannot be read from 'C'")]
    [InlineData("class A { private double X { get; } = 1; } class T : A { public new double X { get; set; } }", "its member 'X' cannot be read from 'C'")]
    [InlineData("ref struct T { public double X; }", "it is a ref struct, which the result of a method cannot hold")]
    [InlineData("record struct T(U A); class U { private U() { } public double X { get; set; } }",
        "of its member 'A': none of its accessible constructors only stores its parameters")]
    [InlineData("record struct T([NoDiff] U A, double X); class U { private U() { } public double X { get; set; } }", null)]
    [InlineData("record struct T(double X);", null)]
    public void Says_why_a_gradient_cannot_be_built(string declaration, string? expected)
    {
        var (symbol, types) = Declared.Parameter("T", declaration);
        Assert.Equal(expected, types.WhyNotConstructible(symbol));
    }

    [Fact]
    public void Private_members_are_in_reach_of_the_type_itself()
    {
        var declared = Declared.From("partial class T { private double _x; private T(double x) { _x = x; } static void F(T t) { } }");
        var method = declared.Method("F");
        var types = declared.Types(method);
        Assert.Equal("global::T class Constructor(0) { _x: Float64 w }", Show(types.Map(method.Parameters[0].Type)));
        Assert.Null(types.WhyNotConstructible(method.Parameters[0].Type));
    }

    [Theory]
    [InlineData("decimal", "derivatives are computed in float or double")]
    [InlineData("Half", "derivatives are computed in float or double")]
    [InlineData("Complex", "derivatives are computed in float or double")]
    [InlineData("Complex[]", "derivatives are computed in float or double")]
    [InlineData("Vector<double>", "derivatives are computed in float or double")]
    [InlineData("List<double>", "it is a class from another assembly, whose state is not known here")]
    [InlineData("Memory<double>", "it keeps private state, and its source is not known here")]
    [InlineData("double?", "it keeps private state, and its source is not known here")]
    [InlineData("IEnumerable<double>", "its values cannot be taken apart")]
    [InlineData("Func<double, double>", "the body of a delegate is not known where the derivative is written")]
    [InlineData("Node", "it contains itself")]
    [InlineData("Holder", "of its member 'Node': it contains itself")]
    [InlineData("Union", "its fields may overlap")]
    [InlineData("Foreign", "it inherits from a class of another assembly, whose state is not known here")]
    [InlineData("Shape", "it is abstract, so its state is not known here")]
    [InlineData("(double, decimal)", "of its member 'Item2': derivatives are computed in float or double")]
    [InlineData("string", null)]
    [InlineData("DateTime", null)]
    [InlineData("TimeSpan", null)]
    [InlineData("Random", null)]
    [InlineData("object", null)]
    [InlineData("List<int>", null)]
    [InlineData("Func<int, int>", null)]
    [InlineData("Action", null)]
    [InlineData("IntNode", null)]
    [InlineData("ConstantNode", null)]
    [InlineData("double[][]", null)]
    [InlineData("Vector2", null)]
    public void Says_why_an_expected_gradient_is_missing(string type, string? expected)
    {
        var (symbol, types) = Declared.Parameter(type, """
            record Node(double X, Node? Next);
            record ConstantNode([NoDiff] double X, ConstantNode? Next);
            record IntNode(int X, IntNode? Next);
            record Holder(double W, Node Node, [NoDiff] decimal D);
            [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
            struct Union { [System.Runtime.InteropServices.FieldOffset(0)] public double A; [System.Runtime.InteropServices.FieldOffset(0)] public long B; }
            class Foreign : System.IO.Stream { public double X; public override bool CanRead => true; public override bool CanSeek => true;
                public override bool CanWrite => true; public override long Length => 0; public override long Position { get; set; }
                public override void Flush() { } public override int Read(byte[] b, int o, int c) => 0; public override void SetLength(long v) { }
                public override long Seek(long o, System.IO.SeekOrigin s) => 0; public override void Write(byte[] b, int o, int c) { } }
            abstract class Shape { public double Scale; }
            """);
        Assert.Equal(expected, types.WhyUnsupported(symbol));
    }

    [Theory]
    [InlineData("class T { public double X; public int N { get; } }", false)]
    [InlineData("class T { public double X; public int N { get; set; } }", true)]
    [InlineData("record T(double X, string S);", true)]
    public void Says_whether_values_can_be_copied(string declaration, bool expected)
    {
        var (symbol, types) = Declared.Parameter("T", declaration);
        Assert.Equal(expected, types.WhyNotCopied(symbol) is null);
    }

    [Fact]
    public void Layouts_find_fields_by_any_of_their_symbols()
    {
        var (symbol, types) = Declared.Parameter("T<double>",
            "struct T<U> { private readonly U _x; public T(U x, double y) { _x = x; Y = y; } public U X => _x; public double Y { get; set; } public U Z => X; }");
        var layout = types.Layout(symbol)!;
        int Index(string name) => layout.IndexOf(symbol.GetMembers(name).Concat(symbol.OriginalDefinition.GetMembers(name)).First());
        Assert.Equal([0, 0, 1, -1], new[] { "_x", "X", "Y", "Z" }.Select(Index));
        Assert.Equal(0, layout.IndexOf(symbol.OriginalDefinition.GetMembers("_x").Single()));
    }

    [Fact]
    public void Layouts_know_properties_out_of_reach()
    {
        var (symbol, types) = Declared.Parameter("T", "class T { private double X { get; set; } public double Y { get => 2 * field; set; } }");
        var layout = types.Layout(symbol)!;
        Assert.Equal([0, -1], new[] { "X", "Y" }.Select(name => layout.IndexOf(symbol.GetMembers(name).Single())));
        Assert.Equal(2, layout.Slots.Length);
        Assert.DoesNotContain(layout.Slots, slot => slot.IsReadable);
    }

    [Fact]
    public void Layouts_of_tuples_know_both_names()
    {
        var (symbol, types) = Declared.Parameter("(double a, int, double c, double, double, double, double, double h)");
        var layout = types.Layout(symbol)!;
        int Index(string name) => layout.IndexOf(symbol.GetMembers(name).Single());
        Assert.Equal([0, 0, 1, 2, 7, 7], new[] { "a", "Item1", "Item2", "c", "h", "Item8" }.Select(Index));
    }

    [Fact]
    public void Layouts_know_captured_parameters()
    {
        var (symbol, types) = Declared.Parameter("T", "struct T(double x) { public readonly double Y = x; public double X => x; }");
        var parameter = ((Microsoft.CodeAnalysis.INamedTypeSymbol)symbol).InstanceConstructors.Single(c => c.Parameters.Length == 1).Parameters[0];
        var layout = types.Layout(symbol)!;
        Assert.Equal(layout.IndexOf(symbol.GetMembers("X").Single()), layout.IndexOf(parameter));
        Assert.NotEqual(layout.IndexOf(symbol.GetMembers("Y").Single()), layout.IndexOf(parameter));
    }

    private static string Show(IrType type) => type switch
    {
        ScalarType scalar => scalar.Kind.ToString(),
        ArrayType array => $"{Show(array.Element)}[{array.Rank} {array.Kind}]",
        OpaqueType opaque => "opaque " + opaque.CSharp,
        StructType aggregate => $"{aggregate.CSharp}{(aggregate.IsClass ? " class" : "")} {Show(aggregate)} "
            + $"{{ {string.Join(", ", aggregate.Fields.Select(Show))} }}",
        _ => throw new InvalidOperationException(type.ToString()),
    };

    private static string Show(StructType type) => type.Construction switch
    {
        Construction.Constructor => $"Constructor({string.Join(",", type.ConstructorOrder)})"
            + (type.Initialized.Count == 0 ? "" : $"[{string.Join(",", type.Initialized)}]"),
        Construction.Initializer => $"Initializer[{string.Join(",", type.Initialized)}]",
        var other => other.ToString(),
    };

    private static string Show(Field field)
        => $"{field.Name}: {Show(field.Type)}{(field.IsWritable ? " w" : "")}{(field.NoDiff ? " nodiff" : "")}";
}
