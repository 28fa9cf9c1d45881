using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Terminal;

/// <summary>
/// Progress on standard error: one line that is redrawn on a terminal, a line now and then elsewhere. Safe to be told from any
/// thread. Writing may fail (a closed pipe): the run is not disturbed, and its report is on disk.
/// </summary>
internal sealed class RunProgress(IConsole console, Verbosity verbosity, Redaction redaction, TimeProvider time) : IRunProgress, IDisposable
{
    /// <summary>Between two redrawings; faster flickers, and a serial console is 960 characters a second.</summary>
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two lines of a log: CI services take a silent job for a hung one after minutes.</summary>
    private static readonly TimeSpan LogLine = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<ShotStatus, int> _counts = [];
    private int _shots;
    private int _done;
    private long _started;
    private long _shown;
    private bool _isLineOpen;

    /// <inheritdoc/>
    public void PlannedMore(int shots)
    {
        lock (_lock)
            _shots += shots;
    }

    public void Planned(int pages, int shots)
    {
        lock (_lock)
        {
            _shots = shots;
            _done = 0;
            _counts.Clear();
            _started = _shown = time.GetTimestamp();
            if (verbosity != Verbosity.Quiet)
                WriteLine($"{Words.Count(pages, "page")}, {Words.Count(shots, "shot")}");
        }
    }

    public void Judged(ShotFacts shot)
    {
        lock (_lock)
        {
            _done++;
            _counts[shot.Status] = _counts.GetValueOrDefault(shot.Status) + 1;
            if (verbosity == Verbosity.Verbose)
                WriteLine(Describe(shot));
            if (verbosity != Verbosity.Quiet)
                ShowWhenDue();
        }
    }

    public void Note(string text)
    {
        lock (_lock)
        {
            if (verbosity != Verbosity.Quiet)
                WriteLine(text);
        }
    }

    /// <summary>Clears the line that is redrawn, so that something else can be written.</summary>
    public void Pause()
    {
        lock (_lock)
            ClearLine();
    }

    /// <inheritdoc/>
    public void Dispose() => Pause();

    private static string Describe(ShotFacts shot)
    {
        var detail = shot switch
        {
            { Before.Failure: { } failure } => $": before: {failure.Message}",
            { After.Failure: { } failure } => $": after: {failure.Message}",
            { Ae: > 0 } => $": AE {Words.Number(shot.Ae.Value)}",
            _ => "",
        };
        return $"{StatusWord.Of(shot.Status)} {shot.Id}{detail}";
    }

    private void ShowWhenDue()
    {
        var due = console.CanRedraw ? Redraw : LogLine;
        if (time.GetElapsedTime(_shown) < due && _done < _shots)
            return;
        _shown = time.GetTimestamp();
        var line = Line();
        if (!console.CanRedraw)
        {
            Write($"gate: {line}\n");
            return;
        }

        // One column is left free: a terminal that is filled to the last one breaks the line.
        var room = Math.Max(10, console.Width - 1);
        Write($"\r{(line.Length > room ? line[..room] : line)}\u001b[K");
        _isLineOpen = true;
    }

    private string Line()
    {
        var parts = new List<string> { $"{Words.Number(_done)} of {Words.Count(_shots, "shot")}" };
        parts.AddRange(Enum.GetValues<ShotStatus>()
            .Where(status => status != ShotStatus.Identical && _counts.GetValueOrDefault(status) > 0)
            .Select(status => $"{Words.Number(_counts[status])} {StatusWord.Of(status)}"));
        if (_done < _shots)
            parts.Add($"about {Duration.Of(time.GetElapsedTime(_started) / _done * (_shots - _done))} left");
        return string.Join(", ", parts);
    }

    private void WriteLine(string text)
    {
        ClearLine();
        Write($"gate: {Printable.Of(redaction.Apply(text))}\n");
    }

    private void ClearLine()
    {
        if (_isLineOpen)
            Write("\r\u001b[K");
        _isLineOpen = false;
    }

    private void Write(string text)
    {
        try
        {
            console.Error.Write(text);
        }
        catch (IOException)
        {
            // Nobody reads any more; there is nobody to tell either.
            _isLineOpen = false;
        }
    }
}
