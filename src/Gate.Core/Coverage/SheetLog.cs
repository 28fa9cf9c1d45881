using System.Text;
using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>Remembers which style sheets of the site itself the pages asked for, and reads those whose bytes differ.</summary>
internal sealed class SheetLog(RenderPlan plan)
{
    // A larger sheet was not written to be reviewed.
    private const long MostBytes = 8 << 20;

    private readonly SideAddress _addresses = new(plan);
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    public void Observe(RenderedShot shot)
    {
        foreach (var (side, isBefore) in ((SideRender?, bool)[])[(shot.Before, true), (shot.After, false)])
        {
            foreach (var request in side?.First.Requests ?? [])
            {
                if (request.Kind == "stylesheet" && Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && _addresses.IsOwn(address, isBefore))
                    _paths.Add(address.AbsolutePath);
            }
        }
    }

    /// <summary>Sheets that both sides have and whose rules differ; none for live sites.</summary>
    public IEnumerable<ChangedSheet> Changed()
    {
        if (plan.Before is not Site.Served { Files: var before } || plan.After is not Site.Served { Files: var after })
            yield break;
        foreach (var path in _paths)
        {
            if (Read(before, path) is not { } old || Read(after, path) is not { } now || old == now)
                continue;
            if (StyleRules.Changed(StyleRules.Read(old), StyleRules.Read(now)) is { Count: > 0 } rules)
                yield return new ChangedSheet(path.TrimStart('/'), rules);
        }
    }

    // What a capture was refused or could not find is told by other checks.
    private string? Read(ISiteFiles files, string path)
    {
        var root = plan.Settings.BaseUrl.AbsolutePath;
        if (!path.StartsWith(root, StringComparison.Ordinal) || PagePath.Decode(path[root.Length..]) is not { } decoded
            || files.Find(decoded) is not SiteAnswer.Found { Length: <= MostBytes } found)
        {
            return null;
        }

        try
        {
            using var reader = new StreamReader(found.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
