using System.Reflection;
using Diff.Generators.FrontEnd;
using Diff.Generators.Ir;
using Diff.Generators.Tests.FrontEnd;
using Diff.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Interpreting;

/// <summary>A method of a small program, as C# compiles it and as the front end lowers it.</summary>
internal sealed class Lowered : IDisposable
{
    private readonly PassiveCode _passive;
    private readonly LoadedAssembly _assembly;
    private readonly MethodInfo _method;

    private Lowered(Function function, IReadOnlyList<Suspicion> suspicions, CSharpCompilation compilation, string type)
    {
        (Function, Suspicions) = (function, suspicions);
        _passive = new PassiveCode(function);
        _assembly = LoadedAssembly.Load(compilation.AddSyntaxTrees(Declared.Parse(_passive.Source, "Passive.cs")));
        _passive.Load(_assembly.Assembly);
        _method = _assembly.Method(type, function.Signature.Name.TrimStart('@'));
    }

    public Function Function { get; }

    public IReadOnlyList<Suspicion> Suspicions { get; }

    public string Text => IrPrinter.Print(Function);

    /// <summary>Lowers the method of that name; the program must compile, and the method must be free of errors.</summary>
    public static Lowered From(string source, string name = "F")
    {
        var declared = Declared.From(source);
        var method = declared.Method(name);
        var result = Generators.FrontEnd.FrontEnd.Lower(method, declared.Compilation, default);
        Assert.True(result.Function is not null, string.Join("\n", result.Diagnostics));
        IrVerifier.Verify(result.Function, "front end");
        return new(result.Function, result.Suspicions, declared.Compilation, method.ContainingType.ToDisplayString());
    }

    /// <summary>Runs both on copies of the arguments, and compares results, final arguments and exceptions bit for bit.</summary>
    public void Check(params object?[] arguments)
    {
        var theirs = arguments.Select(Copy).ToArray();
        var mine = arguments.Select(Copy).ToArray();
        var expected = Try(() => _method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, theirs, null), out var theirFailure);
        var actual = Try(() => new IrInterpreter(Function, _passive).Run([.. mine.Select(Window.Of)]), out var myFailure);
        var context = $"for ({string.Join(", ", arguments.Select(Show))})\n{Text}";
        Assert.True(
            theirFailure?.GetType() == myFailure?.GetType(),
            $"{theirFailure?.GetType().Name ?? "no exception"} against {myFailure?.ToString() ?? "none"} {context}");
        if (theirFailure is not null)
        {
            Assert.Equal(theirFailure.Message, myFailure!.Message);
            return;
        }

        var yields = new Queue<object?>(actual!);
        if (Function.Result is not null)
            AssertSame(expected, yields.Dequeue(), "result", context);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Function.Parameters[i].Mode is PassMode.Ref or PassMode.Out)
                AssertSame(theirs[i], yields.Dequeue(), Function.Parameters[i].Name, context);
            else if (arguments[i] is Array)
                AssertSame(theirs[i], Window.Of(mine[i]), Function.Parameters[i].Name, context);
        }
    }

    public void Dispose() => _assembly.Dispose();

    /// <summary>A value of a type of the program's, for arguments.</summary>
    public object New(string type, params object[] arguments)
        => Activator.CreateInstance(_assembly.Type(type), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    public object Enum(string type, int value) => System.Enum.ToObject(_assembly.Type(type), value);

    private static void AssertSame(object? theirs, object? mine, string what, string context)
        => Assert.True(Places.Same(mine, theirs), $"{what}: {Show(theirs)} against {Show(mine)} {context}");

    private static T? Try<T>(Func<T> run, out Exception? failure)
    {
        failure = null;
        try
        {
            return run();
        }
        catch (Exception thrown)
        {
            failure = thrown;
            return default;
        }
    }

    private static object? Copy(object? value) => value is not Array array ? value : Copied(array);

    private static Array Copied(Array array)
    {
        var copy = (Array)array.Clone();
        if (array.GetType().GetElementType()!.IsArray)
        {
            for (var i = 0; i < copy.Length; i++)
                copy.SetValue(Copy(array.GetValue(i)), i);
        }

        return copy;
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        Array array => $"[{string.Join(", ", array.Cast<object?>().Select(Show))}]",
        Window window => Show(window.Data),
        Built built => $"{{{string.Join(", ", built.Fields.Select(Show))}}}",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
