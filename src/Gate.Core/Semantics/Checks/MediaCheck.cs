using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>media</c>: which picture, film or sound is taken, its captions and how it plays.</summary>
internal sealed class MediaCheck : AttributeCheck
{
    private static readonly HashSet<string> Elements = ["img", "source", "video", "audio", "track", "picture"];

    private static readonly HashSet<string> Names =
        ["src", "srcset", "sizes", "poster", "controls", "autoplay", "muted", "loop", "preload", "kind", "srclang", "label", "default", "media", "type", "usemap", "ismap", "loading", "crossorigin", "longdesc"];

    public override string Id => "media";

    protected override bool Watches(IElement element, string name) => Elements.Contains(element.LocalName) && Names.Contains(name);

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : name is "src" or "poster" ? value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? value : side.Shown(value)
        : Markup.HtmlNames.Boolean.Contains(name) ? "" : Markup.SpaceText.Collapse(value).Trim(' ');
}
