using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>media</c>: which picture, film or sound is taken, its captions and how it plays.</summary>
internal sealed class MediaCheck : AttributeCheck
{
    private static readonly HashSet<string> Elements = ["img", "source", "video", "audio", "track", "picture"];

    private static readonly HashSet<string> Names =
        ["src", "srcset", "sizes", "poster", "controls", "autoplay", "muted", "loop", "preload", "kind", "srclang", "label", "default", "media", "type", "usemap", "ismap", "loading", "crossorigin", "longdesc"];

    public override string Id => "media";

    protected override bool Watches(IElement element, string name) => (Elements.Contains(element.LocalName) && Names.Contains(name)) || (element.LocalName == "use" && name == "href");

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        foreach (var source in pages.Removed.Where(source => IsSource(source) && Holds(source, holder => pages.CounterpartOf(holder) is not null)))
            yield return pages.Gone(Severity.Warn, source, $"{Said(pages.Before, source)} is gone");
        foreach (var source in pages.Added.Where(source => IsSource(source) && Holds(source, holder => pages.OriginOf(holder) is not null)))
            yield return pages.New(Severity.Warn, source, $"{Said(pages.After, source)} is new");
        // The first that fits is taken.
        foreach (var pair in pages.Elsewhere(IsSource))
            yield return pages.Changed(Severity.Warn, pair, "", $"{Said(pages.After, pair.After)} stands elsewhere in the order");
    }

    private static bool IsSource(IElement element) => element.LocalName is "source" or "track";

    // One that comes or goes with all that it belongs to is told by what is seen.
    private static bool Holds(IElement source, Func<IElement, bool> isOfBoth) =>
        source.ParentElement is { } holder && (isOfBoth(holder) || holder.Children.Any(child => child.LocalName == "img" && isOfBoth(child)));

    private string Said(PageSideMarkup side, IElement source)
    {
        var said = source.Attributes.Where(attribute => Watches(source, attribute.Name)).Select(attribute => $"{attribute.Name}={ValueText.Quoted(Meaning(side, source, attribute.Name)!)}");
        return $"{(source.LocalName == "track" ? "a track" : "a source")} ({string.Join(", ", said)})";
    }

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : name is "src" or "poster" or "href" ? value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? value : side.Shown(value)
        : Markup.HtmlNames.Boolean.Contains(name) ? "" : Markup.SpaceText.Collapse(value).Trim(' ');
}
