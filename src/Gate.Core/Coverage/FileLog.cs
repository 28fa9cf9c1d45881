using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>
/// Remembers which files of the site itself captures asked for, under the file's own address, and which of them a difference of the pictures
/// may come from.
/// </summary>
internal sealed class FileLog(RenderPlan plan)
{
    private readonly Dictionary<string, Asked?> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Asked> _byPath = new(StringComparer.Ordinal);

    /// <param name="shot">What was captured.</param>
    /// <param name="differs">Whether its pictures do.</param>
    public void Observe(ShotComparison shot, bool differs)
    {
        if (plan is not { Before: Site.Served, After: Site.Served })
            return;
        foreach (var request in ((SideRender?[])[shot.Rendered.Before, shot.Rendered.After]).OfType<SideRender>().SelectMany(side => side.Attempts).SelectMany(attempt => attempt.Requests))
        {
            // Code and style sheets are told by what they say, whether a pixel moved or not.
            if (Find(request.Url) is { } asked)
                asked.IsSeen |= differs || request.Kind is "script" or "stylesheet";
        }
    }

    /// <summary>Of each changed file that is no page whether a capture asked for it.</summary>
    public IReadOnlyList<FileStanding> Standings(IReadOnlyList<ChangedFile> changed, PageRules rules)
    {
        var filter = new PageFilter(rules);
        return
        [
            .. changed
                .Select(file => (File: file, Id: PageId.Create(PathBytes.Shown(file.Path)), Asked: _byPath.GetValueOrDefault(file.Path)))
                .Where(file => !filter.IsPage(file.Id) && !file.File.IsDerived)
                .Select(file => new FileStanding(PathBytes.Shown(file.File.Path), file.File.Change, file.File.Digest)
                {
                    IsLeftOut = (IsDotFile(file.File.Path) && !FileStanding.IsSteeringName(file.File.Path)) || filter.ExcludedBy(file.Id) is not null,
                    IsAsked = file.Asked is not null,
                    IsSeen = file.Asked?.IsSeen == true || file.File.IsMoved,
                }),
        ];
    }

    private Asked? Find(string url)
    {
        if (_byUrl.TryGetValue(url, out var known))
            return known;
        var (site, root) = (plan.Settings.BaseUrl.GetLeftPart(UriPartial.Authority), plan.Settings.BaseUrl.AbsolutePath);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != site
            || !address.AbsolutePath.StartsWith(root, StringComparison.Ordinal) || PagePath.Decode(address.AbsolutePath[root.Length..]) is not { } decoded)
        {
            return _byUrl[url] = null;
        }

        var path = PathBytes.Normal(decoded);
        if (!_byPath.TryGetValue(path, out var asked))
            _byPath.Add(path, asked = new Asked());
        return _byUrl[url] = asked;
    }

    // Hosts do not show them, but for the one folder whose name a standard sets (RFC 8615).
    private static bool IsDotFile(string path) => path.Split('/').Any(segment => segment.StartsWith('.') && segment != ".well-known");

    private sealed class Asked
    {
        public bool IsSeen { get; set; }
    }
}
