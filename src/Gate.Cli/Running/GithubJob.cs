using System.Text;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Report;
using Gate.Core.Run;

namespace Gate.Cli.Running;

/// <summary>What a step of GitHub Actions gets beside the report: annotations, the job's summary, and outputs for later steps.</summary>
internal sealed class GithubJob(IConsole console)
{
    /// <summary>GitHub refuses a step's summary as a whole above 1 MiB; earlier parts of the step count too.</summary>
    private const long MostSummary = 1 << 20;

    /// <param name="report">The run's report.</param>
    /// <param name="folder">Where it lies, as typed.</param>
    /// <param name="isDataOnly">Standard output belongs to data: annotations go to standard error.</param>
    /// <exception cref="GateException"><c>out-unwritable</c>.</exception>
    public void Tell(RunReport report, string folder, bool isDataOnly)
    {
        if (console.Variables.GetValueOrDefault("GITHUB_ACTIONS") != "true")
            return;
        (isDataOnly ? console.Error : console.Out).Write(GithubAnnotations.Of(report));
        var summary = Encoding.UTF8.GetString(Bytes(new MarkdownSummary(), report));
        Append("GITHUB_STEP_SUMMARY", summary + "\n", MostSummary);
        Append("GITHUB_OUTPUT", Outputs(report, folder), long.MaxValue);
    }

    private static byte[] Bytes(MarkdownSummary writer, RunReport report)
    {
        using var bytes = new MemoryStream();
        writer.Write(report, bytes);
        return bytes.ToArray();
    }

    // One line each: no value holds a line break, because texts are made printable and the rest are numbers and words of ours.
    private static string Outputs(RunReport report, string folder)
    {
        var counts = report.Counts;
        var values = new (string Name, string Value)[]
        {
            ("verdict", report.Verdict.ToString().ToLowerInvariant()),
            ("exit-code", $"{report.ExitCode}"),
            ("summary", Printable.Of(report.Summary)),
            ("report", Printable.Of(folder)),
            ("pages", $"{counts.Pages}"),
            ("shots", $"{counts.Shots}"),
            ("changed", $"{counts.Changed}"),
            ("added", $"{counts.Added}"),
            ("removed", $"{counts.Removed}"),
            ("unknown", $"{counts.Unstable + counts.Failed + counts.Pending}"),
        };
        return string.Concat(values.Select(value => $"{value.Name}={value.Value}\n"));
    }

    private void Append(string variable, string text, long most)
    {
        if (console.Variables.GetValueOrDefault(variable) is not { Length: > 0 } path)
            return;
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (file.Position + bytes.Length <= most)
                file.Write(bytes);
            else
                console.Error.Write($"gate: {variable} is full: the summary lies in the report's folder only\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"{variable} cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = path,
                NextStep = $"mend the runner, or unset {variable}",
                Exit = GateExit.Incomplete,
            };
        }
    }
}
