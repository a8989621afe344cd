using System.Reflection;

// Examples write to the console, of which there is one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Diff.Examples.Tests;

/// <summary>Runs an example's Main as the command line does, in this process.</summary>
internal static class Example
{
    /// <summary>The exit status, standard output and standard error.</summary>
    public static (int Status, string Output, string Error) Run(string name, params string[] arguments)
    {
        var main = Assembly.Load(name).EntryPoint ?? throw new EntryPointNotFoundException(name);
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter { NewLine = "\n" };
        using var complained = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(written);
            Console.SetError(complained);
            var result = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null);
            return (result as int? ?? 0, written.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
