using AngleSharp.Html.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>An edit of a list's options, none of which has a box: what shows of it is what is chosen.</summary>
internal static class ChosenOption
{
    /// <summary>As an edit of the list; null where something differs beside its options, or the same is chosen.</summary>
    /// <param name="before">The source before, with its markup.</param>
    /// <param name="after">The source after, with its markup.</param>
    /// <param name="places">All pieces of both pages that differ, [From, End).</param>
    public static MarkupEdit? Of(SideText before, SideText after, IReadOnlyList<(int From, int End, int OtherFrom, int OtherEnd)> places)
    {
        var (one, other) = (before.Markup!, after.Markup!);
        if (ListOf(one, places.Select(place => (place.From, place.End))) is not { } was || ListOf(other, places.Select(place => (place.OtherFrom, place.OtherEnd))) is not { } now)
            return null;
        var (chosen, chosenNow) = (Chosen(was), Chosen(now));
        return chosen == chosenNow ? null : new MarkupEdit("attribute", MarkupEdit.SelectorOf(now), before.PlaceOf(was), after.PlaceOf(now)) { Name = "selected", Before = chosen, After = chosenNow };
    }

    private static IHtmlSelectElement? ListOf(ParsedPage page, IEnumerable<(int From, int End)> places)
    {
        var lists = places.SelectMany(place => Enumerable.Range(place.From, place.End - place.From)).Select(at => ListAround(page, at)).Distinct().ToList();
        return lists is [>= 0 and var list] ? page.ElementOf(page.Lexemes[list]) as IHtmlSelectElement : null;
    }

    private static int ListAround(ParsedPage page, int at)
    {
        for (at = page.Lexemes[at].Parent; at >= 0 && page.Lexemes[at].Name != "select"; at = page.Lexemes[at].Parent)
        {
        }

        return at;
    }

    private static string Chosen(IHtmlSelectElement list) => TextEdit.Short(string.Join(", ", list.SelectedOptions.Select(option => option.Label ?? option.Text)));
}
