using System.ComponentModel;
using System.Diagnostics;

namespace Gate.Harness.Doctor;

/// <summary>Runs a program of the machine, bounded in time and in what is kept of its output; ends it with all its children.</summary>
internal static class SystemCommand
{
    /// <summary>Enough to see why an installer gave up.</summary>
    public const int LinesKept = 40;

    private const int ReasonLength = 240;

    public static async Task<CommandResult> RunAsync(CommandCall call, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardInput = true, // closed at once: a question is answered by its end, not by a hang
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in call.Variables)
            start.Environment[name] = value;

        var tail = new Queue<string>(LinesKept);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(tail, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(tail, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new CommandResult(null, [], exception.NativeErrorCode == 2 ? $"{call.Program} is not there" : exception.Message);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandResult(null, Lines(tail), $"no end after {limit.TotalSeconds:0} s");
        }

        return new CommandResult(process.ExitCode, Lines(tail), process.ExitCode == 0 ? null : Reason(process.ExitCode, Lines(tail)));
    }

    private static void Keep(Queue<string> tail, string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (tail)
        {
            if (tail.Count == LinesKept)
                tail.Dequeue();
            tail.Enqueue(line.TrimEnd());
        }
    }

    private static string[] Lines(Queue<string> tail)
    {
        lock (tail)
            return [.. tail];
    }

    // Installers end with summaries; the first line that holds the word usually says why.
    private static string Reason(int exitCode, string[] lines)
    {
        string? why = lines.FirstOrDefault(line => line.Contains(":FATAL:", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.Contains("error:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("E: ", StringComparison.Ordinal))
            ?? lines.LastOrDefault();
        if (why is null)
            return $"exit {exitCode}";
        // Chromium begins its lines with "[pid:tid:date:ERROR:file:line] ".
        why = why[(why.IndexOf("] ", StringComparison.Ordinal) + 1)..].Trim();
        return $"exit {exitCode}: {(why.Length <= ReasonLength ? why : why[..ReasonLength] + "…")}";
    }
}
