using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>Animations that markup declares (SVG 2, SMIL): pictures are taken at rest, so that none shows what they make of a page.</summary>
internal static class LinkMotion
{
    private static readonly string[] Targets = ["to", "from", "by", "values"];

    public static bool IsAnimation(IElement element) => element.LocalName.ToLowerInvariant() is "set" or "animate" or "animatetransform" or "animatemotion" or "animatecolor" or "discard";

    /// <summary>Whether it exchanges an address: where a link leads, or what is taken from where.</summary>
    public static bool IsOfAddress(IElement element) => IsAnimation(element) && Value(element, "attributeName")?.Trim().ToLowerInvariant() is "href" or "xlink:href";

    /// <summary>The addresses that it sets, with the attributes that name them; several of one attribute in its order.</summary>
    public static IEnumerable<(string Name, string Address)> Addresses(IElement animation)
    {
        foreach (var name in Targets)
        {
            foreach (var address in (Value(animation, name) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return (name, address);
        }
    }

    // The parser keeps capitals in some names of SVG.
    private static string? Value(IElement element, string name) =>
        element.Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
