using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>
/// Remembers which style sheets of the site itself the pages asked for, and which rules applied to something; reads the sheets whose bytes differ.
/// </summary>
internal sealed class SheetLog(RenderPlan plan)
{
    private readonly SideAddress _addresses = new(plan);
    private readonly SiteTexts _sheets = new(plan);
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);
    private readonly VariableUsers _users = new(plan, new SiteTexts(plan));

    /// <summary>Which rules applied.</summary>
    public RuleUse Use { get; } = new();

    /// <param name="shot">What was captured.</param>
    /// <param name="differs">Whether its pictures do.</param>
    public void Observe(RenderedShot shot, bool differs)
    {
        foreach (var (side, isBefore) in ((SideRender?, bool)[])[(shot.Before, true), (shot.After, false)])
        {
            if (side is null)
                continue;
            List<string> sources = [shot.Shot.Pair.Id.Value];
            var isAsked = (side.First as RenderOutcome.Captured)?.Capture.Coverage is not null;
            if (isAsked && (isBefore ? shot.Shot.Pair.Before : shot.Shot.Pair.After) is { } page)
                _users.Add(shot.Shot.Pair.Id.Value, isBefore, new Uri(plan.Settings.BaseUrl, page.Address).AbsolutePath, isScript: false);
            foreach (var request in side.First.Requests)
            {
                if (isAsked && request.Kind is "script" or "document" && Uri.TryCreate(request.Url, UriKind.Absolute, out var script) && _addresses.IsOwn(script, isBefore))
                    _users.Add(shot.Shot.Pair.Id.Value, isBefore, script.AbsolutePath, request.Kind == "script");
                if (request.Kind != "stylesheet" || !Uri.TryCreate(request.Url, UriKind.Absolute, out var address) || !_addresses.IsOwn(address, isBefore))
                    continue;
                _paths.Add(address.AbsolutePath);
                sources.Add(address.AbsolutePath.TrimStart('/'));
            }

            Use.Observe(sources, (side.First as RenderOutcome.Captured)?.Capture.Coverage?.UsedRules, differs);
        }
    }

    /// <summary>Sheets that both sides have and whose rules differ; none for live sites.</summary>
    public IEnumerable<ChangedSheet> Changed()
    {
        var all = new Lazy<IReadOnlyList<StyleRule>>(() => [.. Rules()]);
        foreach (var path in _paths)
        {
            if (_sheets.Read(path) is not var (old, now))
                continue;
            // What uses keyframes may stand in another sheet.
            if (StyleRules.Changed(StyleRules.Read(old), StyleRules.Read(now), StyleMotion.HasKeyframes(old + now) ? all.Value : null) is { Count: > 0 } rules)
                yield return new ChangedSheet(path.TrimStart('/'), rules);
        }
    }

    /// <summary>What of custom properties pictures show, to those that a rule sets: in a page's own <c>style</c> elements for this page, else for all that were captured.</summary>
    /// <param name="views">The ways in which the run looks at pages.</param>
    public Func<string, VariableReach> Variables(IReadOnlyList<RunView> views)
    {
        var all = new Lazy<IReadOnlyList<StyleRule>>(() => [.. Rules()]);
        var known = new Dictionary<string, VariableReach>(StringComparer.Ordinal);
        return source =>
        {
            var page = _paths.Contains($"/{source}") ? "" : source;
            if (!known.TryGetValue(page, out var reach))
            {
                var (own, named, scripted) = _users.Read(page.Length > 0 ? page : null);
                known[page] = reach = new VariableReach([.. all.Value, .. own], views, named, scripted);
            }

            return reach;
        };
    }

    /// <summary>The rules of every sheet, as it was and as it is: between an old width and a new one pages are laid out by the other rule.</summary>
    public IEnumerable<StyleRule> Rules() => ((Site[])[plan.Before, plan.After]).OfType<Site.Served>()
        .SelectMany(site => _paths.Select(path => _sheets.Read(site.Files, path)).OfType<string>().SelectMany(StyleRules.Read));
}
