using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>link-target</c>: a link leads elsewhere or is no link any more. One that followed a renamed page leads where it led. One that leads nowhere is told by "broken-links".</summary>
internal sealed class LinkTargetCheck : IPageCheck
{
    private static readonly string[] Properties = ["target", "rel", "download", "ping", "hreflang", "referrerpolicy", "type"];

    /// <summary>Where a click meets an area.</summary>
    private static readonly string[] Place = ["coords", "shape"];

    public string Id => "link-target";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        var standing = new LinkStanding(pages);
        foreach (var pair in pages.Pairs.Where(pair => IsLink(pair.Before) || IsLink(pair.After)))
        {
            foreach (var change in OfTarget(pages, pair, standing))
                yield return change;
            foreach (var name in Properties)
            {
                var (before, after) = (Words(pair.Before, name), Words(pair.After, name));
                if (before != after)
                    yield return pages.Changed(Severity.Warn, pair, name, ValueText.Of(name, before, after));
            }

            foreach (var name in Place)
            {
                var (before, after) = (Words(pair.Before, name), Words(pair.After, name));
                if (before != after && pair.Before.LocalName == "area")
                    yield return pages.Changed(Severity.Fail, pair, name, ValueText.Of(name, before, after));
            }
        }

        foreach (var pair in pages.Differing.Where(pair => pair.Before.LocalName == "form" && pair.After.LocalName == "form" && Words(pair.Before, "rel") != Words(pair.After, "rel")))
            yield return pages.Changed(Severity.Warn, pair, "rel", ValueText.Of("rel", Words(pair.Before, "rel"), Words(pair.After, "rel")));

        foreach (var change in OfMotion(pages).Concat(OfLikeness(pages)).Concat(OfBase(pages)).Concat(pages.MovedClicks[Id]).Concat(InnerDocuments.Failing(pages, this)))
            yield return change;

        var (plain, plainNow) = pages.Removed.Any(IsLink) ? (Unlinked(pages.Before.Page), Unlinked(pages.After.Page)) : ("", "");
        foreach (var link in pages.Removed.Where(IsLink))
        {
            var text = ElementText.Of(link);
            var isUnwrapped = text.Length > 0 && Count(plainNow, text) > Count(plain, text);
            yield return pages.Gone(isUnwrapped ? Severity.Fail : Severity.Warn, link, $"the link to {ValueText.Quoted(pages.Before.Shown(link.GetAttribute("href")!))} is gone{(isUnwrapped ? ", its text is still there" : "")}");
        }

        foreach (var link in pages.Added.Where(IsLink).Where(link => !IsBroken(pages, link)))
            yield return pages.New(Severity.Warn, link, $"a link to {ValueText.Quoted(pages.After.Shown(link.GetAttribute("href")!))} is new");
    }

    // Links in one place that look alike: in another order the same picture, or the same words, lead elsewhere.
    private static IEnumerable<SemanticChange> OfLikeness(PagePairMarkup pages)
    {
        var alike = new Dictionary<IElement, ILookup<string, IElement>>();
        foreach (var pair in pages.Elsewhere(IsLink))
        {
            if (pair.Before.ParentElement is not { } parent || pair.After.ParentElement is not { } place || pages.CounterpartOf(parent) != place)
                continue;
            List<IElement> were = [.. Alike(parent, pair.Before)], are = [.. Alike(place, pair.After)];
            var at = were.IndexOf(pair.Before);
            if (were.Count == are.Count && are[at] != pair.After && pages.Renames.Was(pair.Before.GetAttribute("href")!, pages.Before) != pages.Renames.Now(are[at].GetAttribute("href")!, pages.After))
                yield return pages.Changed(Severity.Fail, new ElementPair(pair.Before, are[at]), "href", $"led to {ValueText.Quoted(pages.Before.Shown(pair.Before.GetAttribute("href")!))}, one like it leads to {ValueText.Quoted(pages.After.Shown(are[at].GetAttribute("href")!))} in its place");
        }

        IEnumerable<IElement> Alike(IElement parent, IElement link)
        {
            if (!alike.TryGetValue(parent, out var links))
                alike[parent] = links = parent.Children.Where(IsLink).ToLookup(child => child.InnerHtml, StringComparer.Ordinal);
            return links[link.InnerHtml];
        }
    }

    private static IEnumerable<SemanticChange> OfMotion(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs.Where(pair => LinkMotion.IsOfAddress(pair.Before) || LinkMotion.IsOfAddress(pair.After)))
        {
            var (before, after) = (Targets(pages.Before, pair.Before), Targets(pages.After, pair.After));
            if (before != after)
                yield return pages.Changed(Severity.Fail, pair, "", $"the animation led to {before}, leads to {after}");
        }

        foreach (var animation in pages.Removed.Where(LinkMotion.IsOfAddress))
            yield return pages.Gone(Severity.Warn, animation, $"the animation that led to {Targets(pages.Before, animation)} is gone");
        foreach (var animation in pages.Added.Where(LinkMotion.IsOfAddress))
            yield return pages.New(Severity.Fail, animation, $"an animation that leads to {Targets(pages.After, animation)} is new");
    }

    // Where all links and forms open that do not say so themselves (HTML standard, 4.2.3: the first that has the attribute counts).
    private static IEnumerable<SemanticChange> OfBase(PagePairMarkup pages)
    {
        var (before, after) = (Opening(pages.Before.Page), Opening(pages.After.Page));
        if (before?.GetAttribute("target")?.Trim() == after?.GetAttribute("target")?.Trim() || !pages.After.Page.Elements.Any(element => IsLink(element) || element.LocalName == "form"))
            yield break;
        var what = $"links and forms that do not say where they open: {ValueText.Of("target", before?.GetAttribute("target"), after?.GetAttribute("target"))}";
        yield return after is not null ? pages.New(Severity.Warn, after, what) : pages.Gone(Severity.Warn, before!, what);
    }

    private static IElement? Opening(ParsedPage page) => page.BaseWith("target");

    private static string Targets(PageSideMarkup side, IElement animation) => !LinkMotion.IsOfAddress(animation) ? "nothing"
        : string.Join(", ", LinkMotion.Addresses(animation).Select(target => ValueText.Quoted(side.Shown(target.Address))).DefaultIfEmpty("nothing"));

    private static IEnumerable<SemanticChange> OfTarget(PagePairMarkup pages, ElementPair pair, LinkStanding standing)
    {
        var (before, after) = (pair.Before.GetAttribute("href"), pair.After.GetAttribute("href"));
        if (before is not null && after is null)
            yield return pages.Changed(Severity.Fail, pair, "href", $"led to {ValueText.Quoted(pages.Before.Shown(before))}, is no link any more");
        else if (before is null && after is not null)
            yield return pages.Changed(Severity.Warn, pair, "href", $"is a link now, to {ValueText.Quoted(pages.After.Shown(after))}");
        if (before is null || after is null)
            yield break;
        if (before == after && pages.MayMoveNames && pages.Before.TargetOfLink(before) is { } target && pages.After.TargetOfLink(after) is { } targetNow && pages.Identity.IsElsewhere(target, targetNow))
            yield return pages.Changed(Severity.Fail, pair, "href", $"led to {ElementLabel.Of(target)}, leads to {ElementLabel.Of(targetNow)}, where {ValueText.Quoted(pages.After.Shown(after))} is now");
        if (before == after && pages.Before.Base == pages.After.Base)
            yield break;
        var (was, now) = (pages.Before.Shown(before), pages.After.Shown(after));
        if (pages.Renames.Was(before, pages.Before) == pages.Renames.Now(after, pages.After) || IsBroken(pages, pair.After))
            yield break;
        var what = $"led to {ValueText.Quoted(was, now)}, leads to {ValueText.Quoted(now, was)}";
        switch (standing.Of(pair))
        {
            case LinkStanding.Kind.Redirected:
                yield return pages.Changed(Severity.Fail, pair, "href", what);
                break;
            case LinkStanding.Kind.Replaced:
                yield return pages.Changed(Severity.Warn, pair, "href", $"{what}, and is called {ValueText.Quoted(ElementText.Of(pair.After))}");
                break;
            case LinkStanding.Kind.Gone:
                yield return pages.Gone(Severity.Warn, pair.Before, $"the link to {ValueText.Quoted(was)} is gone");
                break;
            case LinkStanding.Kind.New:
                yield return pages.New(Severity.Warn, pair.After, $"a link to {ValueText.Quoted(now)} is new");
                break;
        }
    }

    // Nothing else reads the links of a document in a document.
    private static bool IsBroken(PagePairMarkup pages, IElement link) => pages.Depth == 0
        && link.GetAttribute("href") is { } href && pages.After.Resolve(href) is { } uri && pages.After.Site.WhyBroken(uri) is not null;

    // The text of a page that is in no link: a text that was one and now stands here was unwrapped, whatever other links are called.
    private static string Unlinked(ParsedPage page)
    {
        var text = new StringBuilder();
        var links = 0;
        foreach (var (node, isEnd) in TreeWalk.Steps(page.Document.DocumentElement))
        {
            if (node is IElement element && IsLink(element))
                links += isEnd ? -1 : 1;
            else if (links == 0 && node is IText { ParentElement.LocalName: not ("script" or "style" or "template") } data)
                text.Append(data.Data);
            else if (isEnd)
                text.Append(' ');
        }

        return SpaceText.CollapseKinds(text.ToString());
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static bool IsLink(IElement element) => element.LocalName is "a" or "area" && element.HasAttribute("href");

    private static string? Words(IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : name is "rel" or "ping" ? string.Join(' ', value.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) : value.Trim();
}
