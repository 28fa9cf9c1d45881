using AngleSharp.Css.Parser;
using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>Elements that a script of the page finds before and does not after, though they are still there: their tag is another, or what is around them.</summary>
internal static class SoughtElements
{
    /// <summary>Questions a page, whether an element is meant by a selector; what is left is not asked.</summary>
    private const int Most = 200_000;

    // Each combinator may try every element around.
    private const int MostCombinators = 3;

    public static IEnumerable<SemanticChange> Lost(PagePairMarkup pages)
    {
        var (names, isNested) = Changed(pages);
        if (names.Count == 0 && !isNested)
            yield break;
        var texts = pages.Before.ScriptSelectors.Where(pages.After.ScriptSelectors.Contains)
            .Where(text => (isNested && text.Contains('>', StringComparison.Ordinal)) || names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal).ToList();
        if (texts.Count == 0)
            yield break;
        var touched = Touched(pages);
        var left = Most;
        foreach (var text in texts)
        {
            if (Parse(text) is not { } selector)
                continue;
            var lost = new List<ElementPair>();
            foreach (var pair in touched)
            {
                if (left-- <= 0)
                    yield break;
                if (selector.Match(pair.Before, null) && !selector.Match(pair.After, null))
                    lost.Add(pair);
            }

            if (lost.Count > 0)
                yield return pages.Changed(Severity.Warn, lost[0], "", $"a script looks for {ValueText.Quoted(text)}, which {(lost.Count == 1 ? "this is" : $"this and {Words.Count(lost.Count - 1, "other")} are")} no more");
        }
    }

    private static (List<string> Names, bool IsNested) Changed(PagePairMarkup pages)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (was, _) in pages.Renamed)
            names.Add(was.LocalName);
        foreach (var pair in pages.Differing)
        {
            names.UnionWith(pair.Before.ClassList.Except(pair.After.ClassList));
            if (pair.Before.Id is { Length: > 0 } id && id != pair.After.Id)
                names.Add(id);
        }

        foreach (var element in pages.Removed)
            names.UnionWith([element.LocalName, .. element.ClassList]);
        return ([.. names], pages.Added.Count > 0);
    }

    // The elements of another name or class, and all in those; and what stands in something else.
    private static List<ElementPair> Touched(PagePairMarkup pages)
    {
        var touched = new HashSet<IElement>(pages.Removed);
        var found = new List<ElementPair>();
        touched.UnionWith(pages.Differing.Where(pair => pair.Before.Id != pair.After.Id || pair.Before.ClassName != pair.After.ClassName).Select(pair => pair.Before));
        foreach (var pair in pages.Pairs.Concat(pages.Renamed).Where(pair => !pages.Before.Page.IsInert(pair.Before) && !pages.After.Page.IsInert(pair.After)))
        {
            if (touched.Contains(pair.Before) || (pair.Before.ParentElement is { } parent && (touched.Contains(parent) || pages.CounterpartOf(parent) != pair.After.ParentElement)))
            {
                touched.Add(pair.Before);
                found.Add(pair);
            }
        }

        return found;
    }

    private static ISelector? Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('(', '[') >= 0 || text.Split([' ', '>', '+', '~', ','], StringSplitOptions.RemoveEmptyEntries).Length > MostCombinators + 1)
            return null;
        try
        {
            return new CssSelectorParser().ParseSelector(text);
        }
        catch (DomException)
        {
            return null;
        }
    }
}
