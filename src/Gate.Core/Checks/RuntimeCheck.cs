using System.Globalization;
using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Checks;

/// <summary>
/// What a page does only after the change: exceptions that nobody catches, errors on the console (refusals by a content security
/// policy and mixed content among them), dialogs, windows, downloads. New means: in every capture of the after side, in none of
/// the before side. The same message on many pages is one finding.
/// </summary>
internal sealed class RuntimeCheck(SemanticsPolicy policy) : ICheck
{
    private const string Exception = "page-exception";
    private const string Console = "console-error";
    private const string Dialog = "page-dialog";
    private const string Window = "page-window";
    private const string Download = "page-download";

    private readonly SortedDictionary<(string Check, string What), (SortedSet<string> Pages, SortedSet<string> Things)> _seen = new(Comparer<(string Check, string What)>.Create(
        static (one, other) => (string.CompareOrdinal(one.Check, other.Check), string.CompareOrdinal(one.What, other.What)) is (0, var what) ? what : string.CompareOrdinal(one.Check, other.Check)));

    public static IReadOnlyList<string> Ids { get; } = [Exception, Console, Dialog, Window, Download];

    public void Observe(ShotComparison shot)
    {
        if (RecordsOf(shot.Rendered.Before) is not { Count: > 0 } before || RecordsOf(shot.Rendered.After) is not { Count: > 0 } after)
            return;
        var seen = shot.Rendered.Shot.Id;
        foreach (var text in New(before, after, record => record.Exceptions))
            Note(seen, "", Exception, $"an exception that nobody catches, new after: \"{text}\"");
        foreach (var text in New(before, after, record => record.ConsoleErrors))
            Note(seen, "", Console, $"an error on the console, new after: \"{text}\"");
        NoteMore(seen, before, after, record => record.Dialogs, Dialog, "the page opens a dialog (answered with no)");
        NoteMore(seen, before, after, record => record.Windows, Window, "the page opens a window by itself (kept shut)");
        NoteMore(seen, before, after, record => record.Downloads, Download, "the page starts a download by itself (refused)");
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies()
    {
        foreach (var ((check, what), (pages, things)) in _seen)
        {
            if (policy.Of(check, Severity.Warn) is { } severity)
                yield return new SeenOnPages(check, severity, what, "", [.. pages]) { Things = [.. things] };
        }
    }

    private static List<RuntimeRecord> RecordsOf(SideRender? side) =>
        [.. (side?.Attempts ?? []).OfType<RenderOutcome.Captured>().Select(captured => captured.Capture.Runtime)];

    private static IEnumerable<string> New(List<RuntimeRecord> before, List<RuntimeRecord> after, Func<RuntimeRecord, IReadOnlyList<string>> read)
    {
        var known = before.SelectMany(read).ToHashSet(StringComparer.Ordinal);
        return read(after[0]).Where(text => !known.Contains(text) && after.TrueForAll(record => read(record).Contains(text))).Distinct(StringComparer.Ordinal);
    }

    private void NoteMore(ShotId shot, List<RuntimeRecord> before, List<RuntimeRecord> after, Func<RuntimeRecord, int> count, string check, string what)
    {
        if (after.Min(count) > before.Max(count))
            Note(shot, string.Create(CultureInfo.InvariantCulture, $" {after.Min(count)}"), check, $"{what}, which it did not before");
    }

    // A decision is one on what was looked at: these shots, and so often.
    private void Note(ShotId shot, string times, string check, string what)
    {
        if (!_seen.TryGetValue((check, what), out var seen))
            _seen.Add((check, what), seen = (new(StringComparer.Ordinal), new(StringComparer.Ordinal)));
        seen.Pages.Add(shot.Page.Value);
        seen.Things.Add($"{shot}{times}");
    }
}
