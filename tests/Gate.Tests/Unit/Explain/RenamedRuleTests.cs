using System.Text;
using Gate.Core.Explain;
using Gate.Core.Markup;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>A class that was renamed in the style sheet and forgotten at an element of the page.</summary>
[TestFixture]
public sealed class RenamedRuleTests
{
    private const string Rule = "{ background-color: red; color: red }";

    [TestCase(".tile " + Rule, ".card|.tile, of which this element is none|after/a.html:1:23", TestName = "The_forgotten_element_is_named")]
    [TestCase(".tile { background-color: red; color: blue }", "background-color: red; color: red||before/s.css:1:9", TestName = "A_rule_that_says_something_else_is_no_new_name")]
    [TestCase(".tile " + Rule + " .pane " + Rule, "background-color: red; color: red||before/s.css:1:9", TestName = "Of_two_rules_neither_is_the_new_name")]
    public void The_element_that_still_goes_by_the_old_name(string shown, string told)
    {
        const string Old = ".card " + Rule;
        var (was, now) = (Page("rgb(255, 0, 0)"), Page("rgb(255, 255, 255)"));
        using var before = was.Paint();
        using var after = now.Paint();
        var (source, nowSource) = (Side("before", Old), Side("after", shown));
        var sides = new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])) { BeforeText = source, AfterText = nowSource, Edits = new SheetEdits().Between(source, nowSource) };
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var cause = ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!.Single().Causes[0];
        Assert.That($"{cause.Before}|{cause.After}|{cause.Source}", Is.EqualTo(told));
    }

    private static SideText Side(string side, string css) => new(side, ($"{side}/a.html", ParsedPage.Parse(MarkupSource.Read("a.html", Encoding.UTF8.GetBytes("<html><body><div><div class=\"card\"></div></div>")))), [SheetText.Of("s.css", new StyleBlock(css, $"{side}/s.css", new SourcePlace(1, 1)))]);

    private static SyntheticPage Page(string ground)
    {
        var page = new SyntheticPage(40, 40);
        var body = page.Add(page.Add(0, "html", new LayoutBox(0, 0, 40, 40)), "body", new LayoutBox(0, 0, 40, 40));
        page.Add(page.Add(body, "div", new LayoutBox(0, 0, 40, 40)), "div.card", new LayoutBox(5, 5, 20, 20), ("background-color", ground));
        return page;
    }
}
