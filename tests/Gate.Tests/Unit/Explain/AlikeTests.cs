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
    public void Where_it_is_not_one_script_each_is_told_by_itself()
    {
        var told = Explain(ScriptEdits.None, Lines);
        Assert.That(told.Count(each => CauseWords.Of(each.Causes[0]) == "8 × svg > line stroke #999 → #aaa"), Is.Zero);
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
