using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Workload;

/// <summary>The edits of a benchmark site, taken in turn.</summary>
internal static class WorkloadEdit
{
    private static readonly (Trap Trap, Func<string, string> Edit)[] Visible =
    [
        (new("text", "The number of the edition is another.", Shot.Changed), html => MarkupEdit.ReplaceOnce(html, "Edition 1", "Edition 2")),
        (new("shift", "A panel is one pixel taller.", Shot.Changed with { HeightDelta = 1 }), TallerPanel),
        (new("colour", "Leads are one step redder.", Shot.Changed with { MaxChannelDelta = 1, HeightDelta = 0 }), html => MarkupEdit.ReplaceOnce(html, "font-size:18px;color:#43595f", "font-size:18px;color:#44595f")),
        (new("weight", "Titles went from weight 680 to 700.", Shot.Changed), html => MarkupEdit.ReplaceOnce(html, "font-weight:680;margin-top:10px", "font-weight:700;margin-top:10px")),
        (new("removed", "The closing line at the end of the page is gone.", Shot.Changed), html => MarkupEdit.RemoveElement(html, "closing")),
    ];

    private static readonly (Trap Trap, Func<string, string> Edit)[] Unseen =
    [
        (new("inert", "Spaces as literals.", Shot.Identical), InertRewrite.SpacesAsLiterals),
        (new("inert", "Attributes and tags respelled.", Shot.Identical), InertRewrite.AttributesRestyled),
        (new("inert", "A line for each block, comments between.", Shot.Identical), html => InertRewrite.BlocksOnLines(InertRewrite.Commented(html))),
        (new("inert", "Optional end tags dropped.", Shot.Identical), InertRewrite.OptionalEndTagsDropped),
        (new("inert", "Attributes sorted, entities as numbers.", Shot.Identical), html => InertRewrite.EntitiesAsNumbers(InertRewrite.AttributesSorted(html))),
    ];

    public static StoryPage Changed(string path, string before, int turn) => Apply(path, before, Visible[turn % Visible.Length]);

    public static StoryPage Inert(string path, string before, int turn) => Apply(path, before, Unseen[turn % Unseen.Length]);

    private static StoryPage Apply(string path, string before, (Trap Trap, Func<string, string> Edit) change) =>
        StoryPage.Edited(path, before, change.Trap, change.Edit);

    private static string TallerPanel(string html)
    {
        const string Start = "style=\"height:";
        var at = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = html.IndexOf("px", at, StringComparison.Ordinal);
        return $"{html[..at]}{int.Parse(html[at..end], System.Globalization.CultureInfo.InvariantCulture) + 1}{html[end..]}";
    }

}
