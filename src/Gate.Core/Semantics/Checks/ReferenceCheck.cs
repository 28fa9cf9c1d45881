using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary>
/// <c>references</c>: an attribute names an element of the page, and that element is no longer there, or the name stands on another one. An id or a class
/// that a script names and that stands on another element warns, and so does an element that a script's selector no longer means.
/// </summary>
internal sealed class ReferenceCheck : IPageCheck
{
    private static readonly string[] Names =
        ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "aria-flowto", "headers", "form", "list", "popovertarget", "commandfor", "itemref", "usemap", "href", "target", "formtarget"];

    private static readonly char[] Blanks = [' ', '\t', '\n', '\f', '\r'];

    public string Id => "references";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            foreach (var name in Names)
            {
                if (pair.After.GetAttribute(name) is not { } value || !IsRead(pair.After, name))
                    continue;
                var were = Named(name, pair.Before.GetAttribute(name) ?? "").ToHashSet(StringComparer.Ordinal);
                foreach (var id in Named(name, value).Where(were.Contains))
                {
                    if (Find(pages.Before, pair.Before, name, id) is not { } was)
                        continue;
                    var now = Find(pages.After, pair.After, name, id);
                    // A field's form is told with what the form sends.
                    if (now is null || (name != "form" && pages.MayMoveNames && pages.Identity.IsAnother(was, now)))
                    {
                        yield return new SemanticChange(
                            Severity.Fail,
                            $"{ElementLabel.Of(pair.Before)}: {name} names \"{id}\", which {(now is null ? "the page no longer has" : $"was {ElementLabel.Of(was)}, is {ElementLabel.Of(now)}")}",
                            pages.Before.Page.PlaceOf(was, name is "usemap" or "target" or "formtarget" ? "name" : "id"),
                            pages.After.Page.PlaceOf(pair.After, name));
                    }
                }
            }
        }

        foreach (var change in Anchors(pages))
            yield return change;
        if (!pages.MayMoveNames)
            yield break;
        foreach (var change in OfScripts(pages, "id", side => side.ById).Concat(OfScripts(pages, "class", side => side.ByClass)).Concat(SoughtElements.Lost(pages)))
            yield return change;
    }

    // Nothing of the site need lead there: addresses that others keep do.
    private static IEnumerable<SemanticChange> Anchors(PagePairMarkup pages)
    {
        foreach (var pair in pages.Differing.Where(pair => IsAnchor(pair.Before) && !pages.Before.Page.IsInert(pair.Before)))
        {
            foreach (var name in PageSideMarkup.FragmentsOf(pair.Before).Except(PageSideMarkup.FragmentsOf(pair.After), StringComparer.Ordinal).Where(name => pages.After.TargetOf(name) is null))
            {
                var attribute = pair.Before.Id == name ? "id" : "name";
                yield return pages.Changed(Severity.Warn, pair, attribute, $"{ValueText.Of(attribute, name, pair.After.GetAttribute(attribute))}; addresses from elsewhere that end in {ValueText.Quoted($"#{name}")} lead to it no more");
            }
        }
    }

    private static bool IsAnchor(IElement element) => element.LocalName is "section" or "article" or "dt" or "figure" || (element.LocalName == "a" && !element.HasAttribute("href")) || AriaRole.Of(element) == "heading";

    private static IEnumerable<SemanticChange> OfScripts(PagePairMarkup pages, string kind, Func<PageSideMarkup, ILookup<string, IElement>> all)
    {
        foreach (var group in all(pages.Before).Where(group => IsNamed(pages.Before, kind, group.Key) && IsNamed(pages.After, kind, group.Key)))
        {
            List<IElement> had = [.. group.Where(element => !pages.Before.Page.IsInert(element))], have = [.. all(pages.After)[group.Key].Where(element => !pages.After.Page.IsInert(element))];
            var moves = had.Count == 1 && have.Count == 1
                ? pages.Identity.IsAnother(had[0], have[0]) ? [new ElementPair(had[0], have[0])] : []
                : pages.Identity.Moves(had, have);
            foreach (var (was, now) in moves)
            {
                yield return new SemanticChange(
                    Severity.Warn,
                    $"the {kind} {ValueText.Quoted(group.Key)}, which a script names, stood on {ElementLabel.Of(was)}, stands on {ElementLabel.Of(now)}",
                    pages.Before.Page.PlaceOf(was, kind),
                    pages.After.Page.PlaceOf(now, kind));
            }

            if (had.Count > 0 && have.Count == 0 && had.Find(element => pages.Identity.HeirOf(element) is not null) is { } left)
            {
                yield return new SemanticChange(
                    Severity.Warn,
                    $"{ElementLabel.Of(left)}: the {kind} {ValueText.Quoted(group.Key)}, which a script names, is on no element any more",
                    pages.Before.Page.PlaceOf(left, kind),
                    pages.After.Page.PlaceOf(pages.Identity.HeirOf(left)!));
            }
        }
    }

    private static bool IsNamed(PageSideMarkup side, string kind, string name) => side.ScriptNames.Contains(name) || (kind == "id" && side.BareNames.Contains(name));

    private static bool IsRead(IElement element, string name) => name switch
    {
        "for" => element.LocalName != "label",
        "href" => element.LocalName == "use",
        "usemap" => element.LocalName is "img" or "object",
        _ => true,
    };

    private static string[] Named(string name, string value) => name switch
    {
        "href" or "usemap" => value.Trim() is ['#', _, ..] local ? [local[1..]] : [],
        "target" or "formtarget" => [value],
        _ => value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries),
    };

    private static IElement? Find(PageSideMarkup side, IElement near, string name, string id) => name switch
    {
        "usemap" => side.MapOf(id, near),
        "target" or "formtarget" => side.FrameOf(id),
        _ => side.FirstOf(id, near),
    };
}
