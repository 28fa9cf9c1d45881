using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>remote-origins</c>: a host that the page takes something from or sends something to, and did not before.</summary>
internal sealed partial class RemoteOriginCheck : IPageCheck
{
    private static readonly string[] Sources = ["src", "srcset", "imagesrcset", "data", "poster", "action", "formaction", "background", "manifest", "archive", "codebase"];

    private static readonly char[] Blanks = [' ', '\t', '\n', '\f', '\r'];

    public string Id => "remote-origins";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        // A template's are used by nobody yet: what is one there is new beside it, and not the other way round.
        var all = Origins(pages.Before).ToLookup(found => pages.Before.Page.IsInert(found.Element), found => found.Origin);
        var live = all[false].ToHashSet(StringComparer.Ordinal);
        var known = all[true].Concat(live).ToHashSet(StringComparer.Ordinal);
        foreach (var (origin, element, name) in Origins(pages.After).OrderBy(found => pages.After.Page.IsInert(found.Element)))
        {
            var isNew = !pages.After.Page.IsInert(element) && live.Add(origin);
            if (known.Add(origin) || isNew)
                yield return new SemanticChange(Severity.Fail, $"{ElementLabel.Of(element)}: the page did not use {origin} before", null, pages.After.Page.PlaceOf(element, name));
        }
    }

    private static IEnumerable<(string Origin, IElement Element, string Name)> Origins(PageSideMarkup side)
    {
        foreach (var element in side.Page.Elements)
        {
            foreach (var (name, address) in Addresses(element))
            {
                if (side.Resolve(address) is { IsAbsoluteUri: true } uri && uri.Scheme is "http" or "https" or "ws" or "wss" && !SiteIndex.IsInside(uri))
                    yield return ($"{uri.Scheme}://{uri.Authority}", element, name);
            }
        }
    }

    private static IEnumerable<(string Name, string Address)> Addresses(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name is "srcset" or "imagesrcset")
            {
                foreach (var candidate in attribute.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    yield return (attribute.Name, candidate.Split(Blanks)[0]);
            }
            else if (attribute.Name == "ping")
            {
                foreach (var address in attribute.Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
                    yield return (attribute.Name, address);
            }
            else if (Sources.Contains(attribute.Name) || (attribute.Name is "href" or "xlink:href" && element.LocalName is not ("a" or "area" or "base") && IsFetched(element)))
            {
                yield return (attribute.Name, attribute.Value);
            }
            else if (attribute.Name == "style")
            {
                foreach (var address in StyleAddresses.Read(attribute.Value))
                    yield return ("style", address);
            }
            else if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) || AttributeFormat.IsHandler(attribute.Name) || OtherAttributeCheck.IsOther(element, attribute.Name))
            {
                foreach (Match match in CodeAddress().Matches(attribute.Value))
                    yield return (attribute.Name, match.Value);
            }
        }

        if (LinkMotion.IsOfAddress(element))
        {
            foreach (var target in LinkMotion.Addresses(element))
                yield return target;
        }

        if (element.LocalName is "style")
        {
            foreach (var address in StyleAddresses.Read(element.TextContent))
                yield return ("", address);
        }
        else if (element.LocalName is "noscript" || element.HasAttribute("srcdoc"))
        {
            foreach (Match match in MarkupAddress().Matches(element.GetAttribute("srcdoc") ?? element.TextContent))
                yield return ("", match.Groups[1].Value);
        }
    }

    private static bool IsFetched(IElement element) => element.LocalName != "link" || !(element.GetAttribute("rel") ?? "").Split(' ').Any(rel => rel.ToLowerInvariant() is "canonical" or "alternate" or "author" or "license" or "me" or "next" or "prev");

    // A scheme and a host, or two slashes and a host with a dot: a comment has a blank there.
    [GeneratedRegex("""(?:https?|wss?)://[^\s"'`<>/\\?#)]+|(?<![:\w/.])//[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?""", RegexOptions.IgnoreCase)]
    private static partial Regex CodeAddress();

    [GeneratedRegex("""(?:src|action|data|href)\s*=\s*["']?\s*([^"'\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex MarkupAddress();
}
