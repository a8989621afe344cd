namespace Diff.Generators.Tests.Gradients.Programs;

/// <summary>
/// Writes small well-typed methods: loops, branches and early exits, variables and arrays that are changed in place, calls. Every loop ends, and
/// functions are used where they are smooth. The same seed gives the same program.
/// </summary>
internal sealed partial class RandomProgram
{
    /// <summary>A value type with operators, for every program to use; declared in one of these ways.</summary>
    private static readonly string[] Structs =
    [
        "public readonly record struct V(double X, double Y)\n{",
        "public readonly struct V\n{\npublic readonly double X;\npublic readonly double Y;\npublic V(double x, double y) { X = x; Y = y; }",
        "public readonly struct V(double x, double y)\n{\npublic double X { get; } = x;\npublic double Y => y;",
    ];

    private const string StructMembers =
        """
            public double Norm => Math.Sqrt(1 + X * X + Y * Y);
            public static V operator +(V a, V b) => new V(a.X + b.X, a.Y + b.Y);
            public static V operator *(V a, double b) => new V(a.X * b, a.Y * b);
            public static V operator -(V a) => new V(-a.Y, a.X);
            public double Dot(V b) => X * b.X + Y * b.Y;
        }
        """;

    private readonly Random _random;
    private int _names;

    private RandomProgram(int seed) => _random = new Random(seed);

    /// <summary>The method <c>F</c> and what it calls.</summary>
    public static Node Create(int seed) => new RandomProgram(seed).Members();

    private Node Members()
    {
        var scope = new Scope { Read = ["x", "y"], Write = ["x", "y"] };
        var members = Helpers(scope).ToList();
        var parameters = Parameters(scope);
        var (type, returns) = Pick(("double", "return $0;"), ("double", "return $0;"), ("double", "return $0;"), ("(double, double)", "return ($0, $1);"), ("V", "return new V($0, $1);"));
        scope = scope with { Return = returns };
        var body = Body(scope, isRoot: true, parameters.Contains("out double o", StringComparison.Ordinal));
        var parts = members.Prepend(body).ToArray();
        var text = $"static {type} F({parameters})\n{{\n$0\n}}\n{string.Join("\n", members.Select((_, i) => "$" + (char)('1' + i)))}\n{Pick(Structs)}\n{StructMembers}";
        return new Node(Sort.Fixed, text, parts);
    }

    private string Parameters(Scope scope)
    {
        var parameters = new List<string> { "double x", "double y" };
        if (Chance(0.5))
            Add("double[] a", scope.Arrays, scope.WriteArrays);
        if (Chance(0.4))
            Add("Span<double> s", scope.Arrays, scope.WriteArrays);
        if (Chance(0.3))
            Add("ReadOnlySpan<double> r", scope.Arrays);
        if (Chance(0.5))
            Add("int n", scope.Integers);
        if (Chance(0.2))
            Add("V v", scope.Structs);
        if (Chance(0.2))
            Add("ref double q", scope.Read, scope.Write);
        if (Chance(0.1))
            Add("out double o", scope.Write);
        return string.Join(", ", parameters);

        void Add(string parameter, params List<string>[] lists)
        {
            parameters.Add(parameter);
            foreach (var list in lists)
                list.Add(parameter.Split(' ')[^1]);
        }
    }

    /// <summary>Declarations, statements, and what is returned.</summary>
    private Node Body(Scope scope, bool isRoot, bool assignsOut = false)
    {
        var statements = new List<Node>();
        if (assignsOut)
            statements.Add(new Node(Sort.Fixed, "o = $0;", Number(new Scope { Read = ["x", "y"] }, 1)));
        for (var i = _random.Next(1, 4); i > 0; i--)
            statements.Add(Declaration(scope));
        if (isRoot && Chance(0.5))
            statements.Add(ArrayDeclaration(scope));
        if (isRoot && Chance(0.25))
            statements.AddRange(LocalFunction(scope));
        for (var i = isRoot ? _random.Next(2, 7) : _random.Next(0, 3); i > 0; i--)
            statements.Add(Statement(scope, isRoot ? 3 : 1));
        if (scope.Return is { } text)
            statements.Add(new Node(Sort.Fixed, text, Number(scope, 2), Number(scope, 2)));
        return Node.Sequence(statements);
    }

    private Node Declaration(Scope scope)
    {
        if (Chance(0.15))
        {
            var name = Fresh("v");
            var vector = new Node(Sort.Fixed, $"var {name} = new V($0, $1);", Number(scope, 1), Number(scope, 1));
            scope.Structs.Add(name);
            return vector;
        }

        if (Chance(0.2))
        {
            var name = Fresh("k");
            var counter = new Node(Sort.Fixed, $"int {name} = $0;", Small(scope));
            scope.Integers.Add(name);
            scope.Counters.Add(name);
            return counter;
        }

        var local = Fresh("u");
        var declaration = new Node(Sort.Fixed, $"double {local} = $0;", Number(scope, 2));
        scope.Read.Add(local);
        scope.Write.Add(local);
        return declaration;
    }

    private Node ArrayDeclaration(Scope scope)
    {
        var name = Fresh("b");
        var declaration = _random.Next(5) switch
        {
            0 => new Node(Sort.Fixed, $"var {name} = new double[4];"),
            1 => new Node(Sort.Fixed, $"Span<double> {name} = stackalloc double[4];\n{name}.Clear();"),
            2 when scope.WriteArrays.Count > 0 => new Node(Sort.Fixed, $"var {name} = {Pick(scope.WriteArrays)};"),
            _ => new Node(Sort.Fixed, $"double[] {name} = [$0, $1, $2, $3];", Number(scope, 1), Number(scope, 1), Number(scope, 1), Number(scope, 1)),
        };
        scope.Arrays.Add(name);
        scope.WriteArrays.Add(name);
        return declaration;
    }

    private string Fresh(string stem) => stem + _names++;

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
