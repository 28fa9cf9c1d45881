using System.Text.Json;

namespace Gate.Core.Run;

/// <summary>A folder written by <c>gate check</c>, read back.</summary>
public static class RunFolder
{
    private const string Again = "run gate check again: only the version of gate that wrote a report reads it, and nobody edits it by hand";

    /// <summary>Reads the report of a run.</summary>
    /// <exception cref="GateException">There is no report, or it is not one of this schema.</exception>
    public static RunReport Read(string folder)
    {
        var path = Path.Combine(folder, "report.json");
        if (!File.Exists(path))
        {
            throw new GateException("run-missing", "there is no report.json in the folder")
            {
                Place = folder,
                NextStep = Directory.Exists(OutputFolder.RendersOf(folder))
                    ? $"a run was cut off here before it could write one: the same gate check … --resume {folder} goes on with it"
                    : "give the folder that gate check wrote (gate-out unless --out was given)",
            };
        }

        try
        {
            var report = ReportJson.Read(File.ReadAllText(path));
            return RunConsistency.Trouble(report) is not { } trouble
                ? report
                : throw new GateException("run-inconsistent", $"report.json contradicts itself: {trouble}") { Place = path, NextStep = Again, Exit = GateExit.Incomplete };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("run-unreadable", $"report.json cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = path, NextStep = "make it readable", Exit = GateExit.Incomplete };
        }
        catch (JsonException exception)
        {
            throw new GateException("run-unreadable", $"report.json cannot be read: {JsonTrouble.Of(exception)}", exception)
            {
                Place = exception.LineNumber is { } line ? $"{path}:{line + 1}" : path,
                NextStep = Again,
                Exit = GateExit.Incomplete,
            };
        }
    }
}
