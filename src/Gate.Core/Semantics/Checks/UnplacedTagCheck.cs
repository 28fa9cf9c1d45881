using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary>
/// <c>unplaced-tags</c>: start tags of which the tree here has no element, so that no other check sees them. Browsers may have one: what
/// stands in a <c>select</c> is such a thing, and the content of <c>noscript</c> in XML.
/// </summary>
internal sealed class UnplacedTagCheck : IPageCheck
{
    public string Id => "unplaced-tags";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        var (before, after) = (Tags(pages.Before.Page), Tags(pages.After.Page));
        foreach (var (written, places) in after)
        {
            foreach (var place in places.Skip(before.GetValueOrDefault(written, []).Count))
                yield return new SemanticChange(SeverityOf(written), $"{ValueText.Quoted(written)} is new, and its place in the page is not known", null, place);
        }

        foreach (var (written, places) in before)
        {
            foreach (var place in places.Skip(after.GetValueOrDefault(written, []).Count))
                yield return new SemanticChange(Severity.Warn, $"{ValueText.Quoted(written)} is gone, and its place in the page was not known", place, null);
        }
    }

    // A bare one that every parser ignores says nothing; with an attribute it may be in a table that the parser here did not see.
    private static Severity SeverityOf(string written) => HtmlNames.IgnoredElsewhere.Contains(written[1..^1]) ? Severity.Warn : Severity.Fail;

    /// <summary>As written but for what means nothing, and with the text of a script or the like behind it.</summary>
    private static Dictionary<string, List<SourcePlace>> Tags(ParsedPage page)
    {
        var tags = new Dictionary<string, List<SourcePlace>>(StringComparer.Ordinal);
        for (var i = 0; i < page.Lexemes.Count; i++)
        {
            var lexeme = page.Lexemes[i];
            if (lexeme.Kind != LexemeKind.Open || page.ElementOf(lexeme) is not null)
                continue;
            var attributes = lexeme.Attributes.DistinctBy(attribute => attribute.Name).Select(attribute => $" {attribute.Name}=\"{AttributeFormat.Normalize(attribute.Name, attribute.Value)}\"").Order(StringComparer.Ordinal);
            var raw = i + 1 < page.Lexemes.Count && page.Lexemes[i + 1] is { Kind: LexemeKind.Raw } content ? content.Text : "";
            var written = $"<{lexeme.Name}{string.Concat(attributes)}>{raw}";
            if (!tags.TryGetValue(written, out var places))
                tags[written] = places = [];
            places.Add(page.Source.PlaceOf(lexeme.Start));
        }

        return tags;
    }
}
