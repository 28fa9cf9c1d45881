using System.Globalization;
using Gate.Core;

namespace Gate.Cli;

/// <summary>
/// How many files the system lets the process have open. With too few of them the runtime itself cannot start a thread, and ends the
/// process in the middle of whatever it does: so it is asked before anything begins.
/// </summary>
internal static class OpenFiles
{
    /// <summary>A run with one browser takes some 180; the system's usual bound is 1,024.</summary>
    public const int Fewest = 256;

    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>EMFILE of Linux and macOS.</summary>
    private const int TooMany = 24;

    /// <summary>The trouble, or null where there are enough or nobody can say.</summary>
    public static GateException? TooFew() => Read() is { } most and < Fewest ? Trouble($"the process may have {most} files open at once, and needs {Fewest}") : null;

    /// <summary>Whether an error, or what it came of, is that no more files or threads were to be had.</summary>
    public static bool AreUsedUp(Exception exception) =>
        exception is IOException { HResult: TooMany } or TaskSchedulerException { InnerException: OutOfMemoryException } || (exception.InnerException is { } inner && AreUsedUp(inner));

    public static GateException Trouble(string message) => new("open-files", message)
    {
        Place = "ulimit -n",
        NextStep = "raise it and start again: ulimit -n 1024; or run with fewer --workers",
        Exit = GateExit.Incomplete,
    };

    private static int? Read()
    {
        try
        {
            // "Max open files            1024                 524288               files": the first is in force.
            return File.Exists(Limits) && Array.Find(File.ReadAllLines(Limits), line => line.StartsWith(Line, StringComparison.Ordinal)) is { } found
                && int.TryParse(found[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture, out var most) ? most : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
