using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>frames</c>: what a frame shows and what it may do.</summary>
internal sealed class FrameCheck : AttributeCheck
{
    public override string Id => "frames";

    protected override bool Watches(IElement element, string name) =>
        element.LocalName is "iframe" or "frame" or "embed" or "object" && name is "src" or "srcdoc" or "sandbox" or "allow" or "allowfullscreen" or "referrerpolicy" or "name" or "loading" or "data" or "credentialless" or "csp"
        && element.LocalName is "iframe" or "frame" or "embed" or "object";

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : name is "src" or "data" ? side.Shown(value)
        : name == "allow" ? string.Join("; ", Markup.SpaceText.Collapse(value).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        : name == "sandbox" ? string.Join(' ', value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) : value;

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        foreach (var frame in pages.Removed.Where(element => element.LocalName == "iframe"))
            yield return pages.Gone(Severity.Warn, frame, "the frame is gone");
        foreach (var frame in pages.Added.Where(element => element.LocalName == "iframe"))
            yield return pages.New(Severity.Warn, frame, "the frame is new");
    }
}
