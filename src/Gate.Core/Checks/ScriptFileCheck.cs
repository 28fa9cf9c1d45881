using Gate.Core.Checks.Tallies;
using Gate.Core.Markup;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Checks;

/// <summary>
/// <c>script-files</c>: other code in a script file of the site itself that a page runs under the address that it had. Formatting and comments
/// do not count; another address is told by <c>scripts</c>, a file of another host by its recorded answer.
/// </summary>
internal sealed class ScriptFileCheck(RenderPlan plan, SemanticsPolicy policy) : ICheck
{
    public const string Id = "script-files";

    private readonly SideAddress _addresses = new(plan);
    private readonly SiteTexts _files = new(plan);
    private readonly SortedDictionary<string, SortedSet<string>> _pages = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        // Where all inputs are the same, so are the scripts.
        if (shot.Rendered is { SameInputs: true } or { Before: null } or { After: null })
            return;
        foreach (var request in shot.Rendered.After.First.Requests)
        {
            if (request.Kind != "script" || !Uri.TryCreate(request.Url, UriKind.Absolute, out var address) || !_addresses.IsOwn(address, isBefore: false))
                continue;
            if (!_pages.TryGetValue(address.AbsolutePath, out var pages))
                _pages.Add(address.AbsolutePath, pages = new SortedSet<string>(StringComparer.Ordinal));
            pages.Add(shot.Rendered.Shot.Id.Page.Value);
        }
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies()
    {
        if (policy.Of(Id, Severity.Fail) is not { } severity)
            yield break;
        foreach (var (path, pages) in _pages)
        {
            if (_files.Read(path) is var (before, after) && JsFormat.Normalize(before) != JsFormat.Normalize(after))
                yield return new SeenOnPages(Id, severity, $"the script {path.TrimStart('/')} has other code: {Words.Number(before.Length)} characters before, {Words.Number(after.Length)} after (sha256 {ElementText.Digest(after)}…)", "", [.. pages]) { Things = [$"{ElementText.Digest(before)} {ElementText.Digest(after)}"] };
        }
    }
}
