using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>
/// What became of a link whose counterpart leads elsewhere. In a list that gained or lost a line the matched links may be neighbours: the
/// same words in the same words around them, with another address, are one link redirected; where the words differ, what the page has as a
/// whole decides.
/// </summary>
internal sealed class LinkStanding(PagePairMarkup pages)
{
    private readonly Lazy<Dictionary<(string Text, string Target), int>> _before = new(() => Links(pages.Before, pages.Renames.Was));
    private readonly Lazy<Dictionary<(string Text, string Target), int>> _after = new(() => Links(pages.After, pages.Renames.Now));

    public enum Kind
    {
        /// <summary>The link leads elsewhere.</summary>
        Redirected,

        /// <summary>Another link stands there: other words, another address.</summary>
        Replaced,

        /// <summary>It is gone, and what stands there stood elsewhere.</summary>
        Gone,

        /// <summary>It stands elsewhere, and what stands there is new.</summary>
        New,

        /// <summary>Both stand elsewhere.</summary>
        Moved,
    }

    public Kind Of(ElementPair pair)
    {
        var (text, other) = (ElementText.Of(pair.Before), ElementText.Of(pair.After));
        if (text == other && Around(pair.Before) == Around(pair.After))
            return Kind.Redirected;
        var isThere = Rises((text, pages.Renames.Was(pair.Before.GetAttribute("href")!, pages.Before)), _before.Value, _after.Value);
        var wasThere = Rises((other, pages.Renames.Now(pair.After.GetAttribute("href")!, pages.After)), _after.Value, _before.Value);
        return (isThere, wasThere) switch
        {
            (true, true) => Kind.Moved,
            (true, false) => Kind.New,
            (false, true) => Kind.Gone,
            _ => SharesWord(text, other) ? Kind.Redirected : Kind.Replaced,
        };
    }

    // As often on the other side, or more often.
    private static bool Rises((string Text, string Target) link, Dictionary<(string Text, string Target), int> here, Dictionary<(string Text, string Target), int> there) =>
        there.GetValueOrDefault(link) >= here.GetValueOrDefault(link);

    // Of a picture or an icon there are no words: then it is the same.
    private static bool SharesWord(string text, string other) =>
        text.Length == 0 || other.Length == 0 || text.Split(' ').Intersect(other.Split(' '), StringComparer.OrdinalIgnoreCase).Any();

    private static string Around(IElement link)
    {
        IElement? at = link.ParentElement;
        while (at is not null && !HtmlNames.Block.Contains(at.LocalName))
            at = at.ParentElement;
        return at is null ? "" : ElementText.Of(at);
    }

    private static Dictionary<(string Text, string Target), int> Links(PageSideMarkup side, Func<string, PageSideMarkup, string> targetOf)
    {
        var links = new Dictionary<(string Text, string Target), int>();
        foreach (var link in side.Page.Elements)
        {
            if (link.LocalName is not ("a" or "area") || link.GetAttribute("href") is not { } href)
                continue;
            var key = (ElementText.Of(link), targetOf(href, side));
            links[key] = links.GetValueOrDefault(key) + 1;
        }

        return links;
    }
}
