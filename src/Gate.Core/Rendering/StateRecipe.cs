using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Rendering;

/// <summary>What is done to a page to bring it into a named state: first what it is opened with, then what is taken out, then the steps.</summary>
public sealed record StateRecipe
{
    /// <summary>Matches <c>[a-z0-9-]+</c>; not <c>default</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Which pages and viewports have this state.</summary>
    public ShotScope Scope { get; init; } = ShotScope.All;

    /// <summary>In this order, once the page is at rest; the page comes to rest again after each.</summary>
    public IReadOnlyList<StateStep> Steps { get; init; } = [];

    /// <summary><c>screen</c> or <c>print</c>; null for the screen.</summary>
    public string? Media { get; init; }

    /// <summary>As <see cref="RenderSettings.ColorScheme"/>; null for the run's.</summary>
    public string? ColorScheme { get; init; }

    /// <summary>As <see cref="RenderSettings.ReducedMotion"/>; null for the run's.</summary>
    public string? ReducedMotion { get; init; }

    /// <summary>Whether the system's own colours are forced upon the page.</summary>
    public bool ForcedColors { get; init; }

    /// <summary>Whether the page's scripts run.</summary>
    public bool JavaScript { get; init; } = true;

    /// <summary>Selectors of what becomes invisible and keeps its place.</summary>
    public IReadOnlyList<string> Hide { get; init; } = [];

    /// <summary>Selectors of what goes without leaving a gap.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>The picture is of this element alone, or null.</summary>
    public string? Element { get; init; }

    /// <summary>How many elements it has to find; the picture is the smallest rectangle around them.</summary>
    public int ElementCount { get; init; } = 1;

    /// <summary>Cookies of the site, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Cookies and local storage as Playwright saves them, the JSON text; null for none.</summary>
    public string? StorageState { get; init; }

    /// <summary>Sent with every request of the page.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of it in a few lines, for digests: storage as a digest of its own.</summary>
    internal IEnumerable<string> Lines()
    {
        yield return $"state {Name} {Scope} media {Media} {ColorScheme} {ReducedMotion} {ForcedColors} script {JavaScript} element {ElementCount} {Element}";
        foreach (var step in Steps)
            yield return $"step {step} {string.Join(' ', step.Pseudo)}";
        foreach (var selector in Hide)
            yield return $"hide {selector}";
        foreach (var selector in Remove)
            yield return $"remove {selector}";
        foreach (var cookie in Cookies)
            yield return $"cookie {cookie.Key}={cookie.Value}";
        foreach (var header in ExtraHeaders)
            yield return $"header {header.Key}: {header.Value}";
        if (StorageState is { } storage)
            yield return $"storage {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(storage)))}";
    }
}
