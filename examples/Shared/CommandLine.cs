using System.Globalization;
using System.Numerics;

namespace Shared;

/// <summary>Options of the form <c>--name value</c>, and what a program does when something is wrong that its user can mend.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _values = [];

    private CommandLine(string[] args, (string Name, string Value)[] options)
    {
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!options.Any(option => option.Name == args[i]))
                throw new UsageException($"there is no option '{args[i]}'");
            if (i + 1 == args.Length || args[i + 1].Length == 0)
                throw new UsageException($"{args[i]} needs a value");
            _values[args[i]] = args[i + 1];
        }
    }

    /// <summary>Runs a program. A problem becomes one line on standard error, and an exit status: 2 for the command line, 1 for files.</summary>
    /// <param name="args">What the user typed.</param>
    /// <param name="options">The options there are, each with what its value is.</param>
    /// <param name="program">The program.</param>
    public static int Run(string[] args, (string Name, string Value)[] options, Action<CommandLine> program)
    {
        try
        {
            program(new CommandLine(args, options));
            return 0;
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine($"{exception.Message}; the options are {string.Join(", ", options.Select(option => $"{option.Name} {option.Value}"))}");
            return 2;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>The value of an option, or null where it was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The value of an option that is a number, and at least so much.</summary>
    public T Number<T>(string name, T otherwise, T least)
        where T : INumber<T>
    {
        if (this[name] is not { } text)
            return otherwise;
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number) && number >= least
            ? number
            : throw new UsageException($"{name} must be a number from {least}, not '{text}'");
    }
}
