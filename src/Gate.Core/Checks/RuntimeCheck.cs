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

    private readonly SortedDictionary<(string Check, string What), SortedSet<string>> _seen = new(Comparer<(string Check, string What)>.Create(
        static (one, other) => (string.CompareOrdinal(one.Check, other.Check), string.CompareOrdinal(one.What, other.What)) is (0, var what) ? what : string.CompareOrdinal(one.Check, other.Check)));

    public static IReadOnlyList<string> Ids { get; } = [Exception, Console, Dialog, Window, Download];

    public void Observe(ShotComparison shot)
    {
        if (RecordsOf(shot.Rendered.Before) is not { Count: > 0 } before || RecordsOf(shot.Rendered.After) is not { Count: > 0 } after)
            return;
        var page = shot.Rendered.Shot.Id.Page.Value;
        foreach (var text in New(before, after, record => record.Exceptions))
            Note(page, Exception, $"an exception that nobody catches, new after: \"{text}\"");
        foreach (var text in New(before, after, record => record.ConsoleErrors))
            Note(page, Console, $"an error on the console, new after: \"{text}\"");
        NoteMore(page, before, after, record => record.Dialogs, Dialog, "the page opens a dialog (answered with no)");
        NoteMore(page, before, after, record => record.Windows, Window, "the page opens a window by itself (kept shut)");
        NoteMore(page, before, after, record => record.Downloads, Download, "the page starts a download by itself (refused)");
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies()
    {
        foreach (var ((check, what), pages) in _seen)
        {
            if (policy.Of(check, Severity.Warn) is { } severity)
                yield return new SeenOnPages(check, severity, what, "", [.. pages]);
        }
    }

    private static List<RuntimeRecord> RecordsOf(SideRender? side) =>
        [.. (side?.Attempts ?? []).OfType<RenderOutcome.Captured>().Select(captured => captured.Capture.Runtime)];

    private static IEnumerable<string> New(List<RuntimeRecord> before, List<RuntimeRecord> after, Func<RuntimeRecord, IReadOnlyList<string>> read)
    {
        var known = before.SelectMany(read).ToHashSet(StringComparer.Ordinal);
        return read(after[0]).Where(text => !known.Contains(text) && after.TrueForAll(record => read(record).Contains(text))).Distinct(StringComparer.Ordinal);
    }

    private void NoteMore(string page, List<RuntimeRecord> before, List<RuntimeRecord> after, Func<RuntimeRecord, int> count, string check, string what)
    {
        if (after.Min(count) > before.Max(count))
            Note(page, check, $"{what}, which it did not before");
    }

    private void Note(string page, string check, string what)
    {
        if (!_seen.TryGetValue((check, what), out var pages))
            _seen.Add((check, what), pages = new SortedSet<string>(StringComparer.Ordinal));
        pages.Add(page);
    }
}
