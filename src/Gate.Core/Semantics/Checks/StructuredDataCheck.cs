using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>structured-data</c>: JSON-LD and other data that scripts and search engines read, compared as data.</summary>
internal sealed class StructuredDataCheck : IPageCheck
{
    public string Id => "structured-data";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs.Where(pair => IsData(pair.Before) && IsData(pair.After)))
        {
            var (before, after) = (Meaning(pair.Before), Meaning(pair.After));
            if (before == after)
                continue;
            var at = before.AsSpan().CommonPrefixLength(after);
            yield return pages.Changed(Severity.Warn, pair, "", $"the data was …{ValueText.Quoted(Around(before, at))}, is …{ValueText.Quoted(Around(after, at))} (sha256 {ElementText.Digest(after)}…)");
        }

        foreach (var element in pages.Removed.Where(IsData))
            yield return pages.Gone(Severity.Warn, element, "the data is gone");
        foreach (var element in pages.Added.Where(IsData))
            yield return pages.New(Severity.Warn, element, "the data is new");
    }

    private static bool IsData(IElement element) => element.LocalName == "script" && !PageCode.IsScript(element);

    private static string Meaning(IElement element) => Markup.RawFormat.Normalize("script", element.GetAttribute("type"), element.TextContent);

    private static string Around(string text, int at)
    {
        var start = Math.Max(0, at - 24);
        return text[start..Math.Min(text.Length, start + 96)];
    }
}
