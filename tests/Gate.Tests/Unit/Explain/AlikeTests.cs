using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>What one edit of a script made of many elements: told once, and looked at once.</summary>
internal sealed class AlikeTests
{
    private const int Lines = 8;

    private static readonly LayoutChange Script = new MarkupEdit("text", "html > body > script", "before/a.html:1:9", "after/a.html:1:9") { Before = "'#999'", After = "'#aaa'" }.ToChange();

    [Test]
    public void Elements_that_changed_alike_are_one_cause_and_the_script_is_the_next()
    {
        var told = Explain(new ScriptEdits([Script], true), Lines);
        Assert.That(told.SelectMany(each => each.Causes).Select(CauseWords.Of).Distinct(), Is.EqualTo(new[] { "8 × svg > line stroke #999 → #aaa", "8 × svg > line background-color rgb(153, 153, 153) → rgb(170, 170, 170)", "html > body > script text “'#999'” → “'#aaa'”" }));
    }

    [Test]
    public void All_that_one_script_of_the_page_made_is_one_group()
    {
        var told = Explain(new ScriptEdits([Script], true), 2);
        Assert.That(told.Select(each => each.Causes.Count), Is.All.EqualTo(3), "both that became of each line, and the script");
        Assert.That(told.SelectMany(each => each.Groups).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Several_edits_of_scripts_are_no_one_group()
    {
        var told = Explain(new ScriptEdits([Script, Script with { Markup = Script.Markup! with { Selector = "html > head > script" } }], true), 2);
        Assert.That(told.SelectMany(each => each.Groups).Distinct().ToList(), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_file_of_scripts_may_hold_many_edits_and_is_no_one_group()
    {
        var told = Explain(new ScriptEdits([new LayoutChange { Kind = "resource", Name = "http://site.localhost/app.js", Before = "a", After = "b", BeforeNode = -1, AfterNode = -1 }], true), 2);
        Assert.That(told.SelectMany(each => each.Groups).Distinct().ToList(), Has.Count.EqualTo(2));
    }

    [Test]
    public void What_the_markup_says_of_each_of_them_is_one_cause_too_and_how_they_look_is_none_by_itself()
    {
        var told = Explain(ScriptEdits.None, Lines);
        Assert.That(told.Select(each => CauseWords.Of(each.Causes[0])), Is.All.EqualTo("8 × svg > line stroke #999 → #aaa"));
        Assert.That(told.SelectMany(each => each.Groups).Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(told.SelectMany(each => each.Causes).Where(cause => cause.Name == "background-color").Select(cause => cause.Elements), Is.All.EqualTo(1));
    }

    [TestCase(4, 1, "4 × table > tr > td text “a 3” → “a 4”")]
    [TestCase(3, 3, "table > tr:nth-of-type(1) > td text “a 3” → “a 4”")]
    public void Cells_of_a_column_that_say_the_same_anew_are_one_change(int rows, int groups, string words)
    {
        var told = Explain(Column(rows, "a 3", "rgb(0, 0, 0)"), Column(rows, "a\n  4", "rgb(0, 0, 9)"));
        Assert.That(told.SelectMany(each => each.Groups).Distinct().ToList(), Has.Count.EqualTo(groups));
        Assert.That(CauseWords.Of(told[0].Causes[0]), Is.EqualTo(words));
    }

    private static SyntheticPage Column(int rows, string text, string colour)
    {
        var page = new SyntheticPage(200, 400);
        var table = page.Add(0, "table", new LayoutBox(0, 0, 200, 400));
        for (var row = 0; row < rows; row++)
        {
            var cell = page.Add(page.Add(table, "tr", new LayoutBox(0, row * 60, 200, 60)), "td", new LayoutBox(0, row * 60, 200, 20));
            page.AddText(cell, text, colour);
        }

        return page;
    }

    private static IReadOnlyList<RegionExplanation> Explain(SyntheticPage was, SyntheticPage now)
    {
        using var before = was.Paint();
        using var after = now.Paint();
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var sides = new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], []));
        return ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!;
    }

    private static IReadOnlyList<RegionExplanation> Explain(ScriptEdits scripts, int lines)
    {
        var (was, now) = (Page("rgb(153, 153, 153)", lines), Page("rgb(170, 170, 170)", lines));
        using var before = was.Paint();
        using var after = now.Paint();
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var sides = new ExplainedSides(Facts(was, "#999"), Facts(now, "#aaa"), 1, new RequestChanges([], [])) { Scripts = scripts };
        return ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!;

        // Two alone are not alike: each has a stroke of its own.
        LayoutFacts Facts(SyntheticPage page, string stroke) => new([.. page.Facts.Nodes.Select((node, index) => node.Name != "line" ? node
            : node with { Attributes = new Dictionary<string, string> { ["stroke"] = lines == Lines ? stroke : $"{stroke}{index}" } })]);
    }

    private static SyntheticPage Page(string colour, int lines)
    {
        var page = new SyntheticPage(400, 100);
        var drawing = page.Add(0, "svg", new LayoutBox(0, 0, 400, 100));
        for (var line = 0; line < lines; line++)
            page.Add(drawing, "line", new LayoutBox(5 + (line * (390 / lines)), 10, 8, 8), ("background-color", colour));
        return page;
    }
}
