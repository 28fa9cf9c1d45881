using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// <c>resource-missing</c>: an address that a page asks for and that was not answered with success. Missing after only fails.
/// Missing alike on both sides, a style sheet, script, font or frame is unknown until <c>gate.accept</c> names it, because two
/// equally broken pages are no proof; anything else warns. Missing before only is told. Once an address.
/// </summary>
internal sealed class MissingResourceCheck(RenderPlan plan, IReadOnlyList<AcceptedAbsence> accept) : ICheck
{
    private static readonly HashSet<string> Shaping = ["document", "stylesheet", "script", "font"];

    private readonly SideAddress _addresses = new(plan);
    private readonly List<(Glob Glob, AcceptedAbsence Rule)> _accept = [.. accept.Select(rule => (Glob.Parse(rule.Missing.TrimStart('/'), "gate.accept"), rule))];
    private readonly SortedDictionary<string, Absence> _absences = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        var before = Missing(shot.Rendered.Before, isBefore: true);
        var after = Missing(shot.Rendered.After, isBefore: false);
        // A page on one side only has nothing to compare its absences with: they count as alike.
        var isPair = shot.Rendered.Before is not null && shot.Rendered.After is not null;
        foreach (var address in before.Keys.Union(after.Keys))
        {
            if (!_absences.TryGetValue(address, out var absence))
                _absences.Add(address, absence = new Absence());
            var request = after.GetValueOrDefault(address) ?? before[address];
            absence.Kinds.Add(request.Kind);
            absence.Pages.Add(shot.Rendered.Shot.Id.Page.Value);
            absence.Reason = request.Status is { } status ? $"HTTP {status}" : "no answer";
            absence.AfterOnly |= isPair && !before.ContainsKey(address);
            absence.Alike |= !isPair || (before.ContainsKey(address) && after.ContainsKey(address));
        }
    }

    public IEnumerable<Finding> Findings()
    {
        foreach (var (address, absence) in _absences)
        {
            var what = $"{address} ({Words.List([.. absence.Kinds])}, {absence.Reason}) is missing";
            var pages = $"on {Words.Count(absence.Pages.Count, "page")}";
            if (absence.AfterOnly)
                yield return Make(Severity.Fail, address, $"{what} on the after side only, {pages}");
            else if (!absence.Alike)
                yield return Make(Severity.Info, address, $"{what} on the before side only, {pages}");
            else if (Accepted(address) is { } rule)
                yield return Make(Severity.Info, address, $"{what} alike on both sides, {pages}; accepted: {rule.Reason}");
            else if (absence.Kinds.Overlaps(Shaping))
            {
                yield return Make(
                    Severity.Incomplete,
                    address,
                    $"{what} alike on both sides, {pages}: mend it, or declare it under \"gate\" in the config: \"accept\": [ {{ \"missing\": \"{address}\", \"reason\": \"…\" }} ]");
            }
            else
                yield return Make(Severity.Warn, address, $"{what} alike on both sides, {pages}");
        }
    }

    private static Finding Make(Severity severity, string address, string message) =>
        FindingFactory.OfRun("resource-missing", severity, address, message);

    private AcceptedAbsence? Accepted(string address) =>
        _accept.FirstOrDefault(entry => entry.Glob.Matches(PageId.Parse(address.TrimStart('/')))).Rule;

    private Dictionary<string, RequestRecord> Missing(SideRender? side, bool isBefore)
    {
        var missing = new Dictionary<string, RequestRecord>();
        // Without a capture the page itself is the trouble, and is told as such.
        if (side?.First is not RenderOutcome.Captured captured)
            return missing;
        foreach (var request in captured.Requests)
        {
            var failed = request.Result == RequestResult.Failed || request is { Result: RequestResult.Answered, Status: >= 400 };
            if (failed && Uri.TryCreate(request.Url, UriKind.Absolute, out var address))
                missing[_addresses.Name(address, isBefore)] = request;
        }

        return missing;
    }

    private sealed class Absence
    {
        public SortedSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Pages { get; } = new(StringComparer.Ordinal);

        public string Reason { get; set; } = "";

        public bool AfterOnly { get; set; }

        public bool Alike { get; set; }
    }
}
