using Spectre.Console;

namespace Digits;

/// <summary>A log, with a bar below it that shows how far the work is while a person watches.</summary>
internal sealed class Display
{
    private readonly ProgressTask? _bar;

    private Display(ProgressTask? bar) => _bar = bar;

    /// <summary>Does work of so many steps. Where the output goes to a file or another program, it is the log alone.</summary>
    public static void Show(string title, long steps, Action<Display> work)
    {
        if (Console.IsOutputRedirected)
            work(new Display(bar: null));
        else
            AnsiConsole.Progress().AutoClear(true).Start(context => work(new Display(context.AddTask(title, maxValue: steps))));
    }

    /// <summary>Writes to the log.</summary>
    public void WriteLine(string line)
    {
        if (_bar is null)
            Console.WriteLine(line);
        else
            AnsiConsole.WriteLine(line);
    }

    /// <summary>A step is done.</summary>
    public void Advance() => _bar?.Increment(1);
}
