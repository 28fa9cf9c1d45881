using System.Collections.Concurrent;
using System.Text;
using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary>Text files of two served sites, style sheets and scripts, by address; whether one differs is found out once. Safe for concurrent use.</summary>
public sealed class SiteTexts(RenderPlan plan)
{
    // A larger file was not written to be reviewed.
    private const long MostBytes = 8 << 20;

    private readonly ConcurrentDictionary<string, bool> _differ = new(StringComparer.Ordinal);

    /// <summary>Whether both sides have a file and its text differs.</summary>
    public bool Differ(Uri address) => address.GetLeftPart(UriPartial.Authority) == plan.Settings.BaseUrl.GetLeftPart(UriPartial.Authority) && _differ.GetOrAdd(address.AbsolutePath, path => Read(path) is not null);

    /// <summary>Both texts of a file; null unless both sides have it and it differs.</summary>
    /// <param name="path">The path of its address.</param>
    public (string Before, string After)? Read(string path)
    {
        if (plan.Before is not Site.Served { Files: var before } || plan.After is not Site.Served { Files: var after })
            return null;
        return Read(before, path) is { } old && Read(after, path) is { } now && old != now ? (old, now) : null;
    }

    /// <summary>One side's text of a file; null where it has none.</summary>
    /// <param name="files">The side.</param>
    /// <param name="path">The path of its address.</param>
    public string? Read(ISiteFiles files, string path)
    {
        // What a capture was refused or could not find is told by other checks.
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
