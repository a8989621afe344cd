using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Diff.Generators.Tests.Harness;

/// <summary>A compilation, emitted and loaded into a context of its own that is unloaded with this object.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly AssemblyLoadContext _context;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly) => (_context, Assembly) = (context, assembly);

    public Assembly Assembly { get; }

    public static LoadedAssembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;

        // Diff.dll resolves to the test's own copy, so that its types are the same on both sides.
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        return new LoadedAssembly(context, context.LoadFromStream(stream));
    }

    /// <summary>The type of this full name; nested types with '+'.</summary>
    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>A static method, public or not; <paramref name="parameters"/> choose among overloads.</summary>
    public MethodInfo Method(string type, string method, params Type[] parameters)
    {
        var found = parameters.Length > 0
            ? Type(type).GetMethod(method, AnyStatic, parameters)
            : Type(type).GetMethod(method, AnyStatic);
        return found ?? throw new MissingMethodException(
            $"{type}.{method}; there are: {string.Join("; ", Type(type).GetMethods(AnyStatic).Select(m => m.ToString()))}");
    }

    /// <summary>A delegate to a static method; the way to call one with span, ref or out parameters.</summary>
    public T Delegate<T>(string type, string method)
        where T : Delegate
    {
        var invoke = typeof(T).GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(p => p.ParameterType).ToArray();
        return Method(type, method, parameters).CreateDelegate<T>();
    }

    /// <summary>Calls a static method; missing trailing arguments get their defaults. Exceptions come out as thrown.</summary>
    public object? Invoke(string type, string method, params object?[] arguments)
    {
        var target = Method(type, method);
        var missing = target.GetParameters().Skip(arguments.Length).Select(_ => System.Type.Missing);
        try
        {
            return target.Invoke(null, BindingFlags.OptionalParamBinding, null, [.. arguments, .. missing], null);
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }
    }

    /// <summary>As <see cref="Invoke"/>; the result's properties by name: those of a generated gradient record.</summary>
    public IReadOnlyDictionary<string, object?> InvokeGradient(string type, string method, params object?[] arguments)
    {
        var result = Invoke(type, method, arguments)
            ?? throw new InvalidOperationException($"{type}.{method} returned nothing");
        return result.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(result));
    }

    public void Dispose() => _context.Unload();
}
