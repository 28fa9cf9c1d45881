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

    /// <summary>Which rules applied.</summary>
    public RuleUse Use { get; } = new();

    public void Observe(RenderedShot shot)
    {
        foreach (var (side, isBefore) in ((SideRender?, bool)[])[(shot.Before, true), (shot.After, false)])
        {
            if (side is null)
                continue;
            List<string> sources = [shot.Shot.Pair.Id.Value];
            foreach (var request in side.First.Requests)
            {
                if (request.Kind != "stylesheet" || !Uri.TryCreate(request.Url, UriKind.Absolute, out var address) || !_addresses.IsOwn(address, isBefore))
                    continue;
                _paths.Add(address.AbsolutePath);
                sources.Add(address.AbsolutePath.TrimStart('/'));
            }

            Use.Observe(sources, (side.First as RenderOutcome.Captured)?.Capture.Coverage?.UsedRules);
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

    /// <summary>The rules of every sheet, as it was and as it is: between an old width and a new one pages are laid out by the other rule.</summary>
    public IEnumerable<StyleRule> Rules() => ((Site[])[plan.Before, plan.After]).OfType<Site.Served>()
        .SelectMany(site => _paths.Select(path => _sheets.Read(site.Files, path)).OfType<string>().SelectMany(StyleRules.Read));
}
