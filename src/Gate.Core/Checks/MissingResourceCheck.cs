using Gate.Core.Checks.Tallies;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// <c>resource-missing</c>: an address that a page asks for and that was not answered with success. Missing after only fails, also on a page that
/// only the after side has.
/// Missing alike on both sides, a style sheet, script, font or frame is unknown until <c>gate.accept</c> names it, because two
/// equally broken pages are no proof; anything else warns. Missing before only is told. Once an address; where the export expects to lie
/// in a folder, once for all.
/// </summary>
internal sealed class MissingResourceCheck(RenderPlan plan, IReadOnlyList<AcceptedAbsence> accept) : ICheck
{
    // A site of a site: /group/project/.
    private const int MostFolders = 3;

    private readonly SideAddress _addresses = new(plan);
    private readonly WrittenAddress _written = new(plan);
    private readonly List<(Glob Glob, AcceptedAbsence Rule)> _accept = [.. accept.Select(rule => (Glob.Parse(rule.Missing.TrimStart('/'), "gate.accept"), rule))];
    private readonly SortedDictionary<string, Absence> _absences = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        var hasScripts = plan.Settings.RecipeOf(shot.Rendered.Shot.State) is not { JavaScript: false };
        var before = Missing(shot.Rendered.Before, isBefore: true, hasScripts);
        var after = Missing(shot.Rendered.After, isBefore: false, hasScripts);
        var (pair, page) = (shot.Rendered.Shot.Pair, shot.Rendered.Shot.Id.Page.Value);
        foreach (var address in before.Keys.Union(after.Keys))
        {
            var request = after.GetValueOrDefault(address) ?? before[address];
            var known = _absences.GetValueOrDefault(address);
            var absence = new Absence
            {
                Address = address,
                Kinds = [request.Kind],
                Pages = [page],
                Reasons = [request.Status is { } status ? $"HTTP {status}" : "no answer"],
                AfterOnly = pair.Before is not null && !before.ContainsKey(address),
                Alike = before.ContainsKey(address) && after.ContainsKey(address),
                OnNewPage = pair.Before is null,
                Accepted = Accepted(address)?.Reason,
                Base = known is null ? BaseOf(address) : known.Base,
                // Of the first page only: a menu that misses a picture is on all.
                Place = known is null || string.CompareOrdinal(page, known.Pages[0]) <= 0 ? _written.PlaceOf(shot.Rendered, new Uri(request.Url)) : null,
            };
            _absences[address] = known?.Plus(absence) ?? absence;
        }
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() => _absences.Count == 0 ? [] : [new Absences(plan.Settings.BaseUrl.GetLeftPart(UriPartial.Authority), [.. _absences.Values])];

    // Both sides have the file without its first folders, and no such folder.
    private string? BaseOf(string address)
    {
        List<ISiteFiles> sites = [.. new[] { plan.Before, plan.After }.OfType<Site.Served>().Select(site => site.Files)];
        if (sites.Count == 0 || !address.StartsWith('/') || PagePath.Decode(address.Split('?')[0]) is not { } path)
            return null;
        for (int folders = 0, end = path.IndexOf('/', 1); end >= 0 && folders < MostFolders; folders++, end = path.IndexOf('/', end + 1))
        {
            if (sites.TrueForAll(site => site.Find(path[(end + 1)..]) is SiteAnswer.Found && site.Find(path[1..path.IndexOf('/', 1)]) is not SiteAnswer.Folder))
                return PagePath.Encode(path[..(end + 1)]);
        }

        return null;
    }

    private AcceptedAbsence? Accepted(string address) =>
        _accept.FirstOrDefault(entry => entry.Glob.Matches(PageId.Parse(address.TrimStart('/')))).Rule;

    private Dictionary<string, RequestRecord> Missing(SideRender? side, bool isBefore, bool hasScripts)
    {
        var missing = new Dictionary<string, RequestRecord>();
        // Without a capture the page itself is the trouble, and is told as such.
        if (side?.First is not RenderOutcome.Captured captured)
            return missing;
        foreach (var request in captured.Requests)
        {
            // Scripts that are switched off are asked for by a preload, and aborted.
            var failed = (request.Result == RequestResult.Failed && (hasScripts || request.Kind != "script")) || request is { Result: RequestResult.Answered, Status: >= 400 };
            if (failed && Uri.TryCreate(request.Url, UriKind.Absolute, out var address))
                missing[_addresses.Name(address, isBefore)] = request;
        }

        return missing;
    }
}
