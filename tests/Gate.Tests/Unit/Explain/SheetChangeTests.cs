using Gate.Core.Explain;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Whether a list of changed declarations is all that differs between two style sheets.</summary>
[TestFixture]
public sealed class SheetChangeTests
{
    private const string Sheet = "@import url(x.css);\na{color:red;margin:0}\n/* b */ b { padding: 1px }\n@media (max-width: 9px) { b { padding: 2px } }\n@keyframes k{from{top:0}to{top:1px}}";

    [TestCase("color:red", "color:blue", "a color")]
    [TestCase("margin:0", "margin:0;top:1px", "a top")]
    [TestCase("color:red;margin:0", "margin:0", "a color")]
    [TestCase("b { padding: 1px }", "b{\n  padding: 1px;\n}", "")]
    [TestCase("/* b */", "/* another */", "")]
    [TestCase("@keyframes", "c{top:0}@keyframes", "c top")]
    [TestCase("9px", "8px", "b padding")]
    public void Declarations_are_all(string old, string shown, string edits)
    {
        var change = Between(Sheet, Sheet.Replace(old, shown, StringComparison.Ordinal));
        Assert.That((change.IsWhole, string.Join(", ", change.Edits.Select(edit => $"{edit.Known.Selector} {edit.Known.Property}"))), Is.EqualTo((true, edits)));
    }

    [TestCase("to{top:1px}", "to{top:2px}", TestName = "A_frame_of_an_animation")]
    [TestCase("x.css", "y.css", TestName = "An_import")]
    [TestCase("a{color:red;margin:0}", "a{margin:0;color:red}", TestName = "The_order_of_declarations")]
    [TestCase("@media", "}@media", TestName = "An_end_too_many")]
    [TestCase("b { padding: 1px }", "b { padding: 1px; & c { top:0 } } }}}} d{", TestName = "What_nobody_understands")]
    public void Something_else_differs_too(string old, string shown) => Assert.That(Between(Sheet, Sheet.Replace(old, shown, StringComparison.Ordinal)).IsWhole, Is.False);

    [Test]
    public void A_string_within_a_value_is_kept_as_it_stands() =>
        Assert.That(Between("a::before{content:\"x  y\"}", "a::before{content:\"x y\"}").IsWhole, Is.False, "spaces of values are collapsed, so no declaration is told to differ");

    [Test]
    public void Rules_that_changed_places_are_another_cascade() =>
        Assert.That(Between(".a{top:0}.b{top:1px}", ".b{top:1px}.a{top:0}").IsWhole, Is.False);

    [TestCase(".x", "{color:red}", ".b{color:red}", ".b{color:blue}", TestName = "Behind_many_edits_for_others_the_edit_of_an_element_is_found")]
    [TestCase("--x", "", "body{--b:red}.b{color:var(--b)}", "body{--b:blue}.b{color:var(--b)}", TestName = "Behind_many_custom_properties_the_one_in_use_is_found")]
    public void Of_many_edits_the_one_that_matters_is_found(string many, string block, string before, string after)
    {
        var (was, now) = (Read("before", Many("red") + before), Read("after", Many("blue") + after));
        var pair = new LayoutPair(Page("rgb(255, 0, 0)"), Page("rgb(0, 0, 255)"));
        var edits = new StyleEdits(Between(was, now).Edits, was.Declarations.Concat(now.Declarations));
        var found = edits.For(pair, new LayoutChange { Kind = "style", Name = "color", BeforeNode = 1, AfterNode = 1 });
        Assert.That(found?.Known.Source, Does.StartWith("after/s.css:402:"));

        string Many(string colour) => string.Concat(Enumerable.Range(0, 401).Select(at => block.Length > 0 ? $"{many}{at}{block.Replace("red", colour, StringComparison.Ordinal)}\n" : $":root{{{many}{at}:{colour}}}\n"));
    }

    [TestCase("@media (max-width:9px){.b{color:red}}\n.b{color:red}", "@media (max-width:9px){.b{color:green}}\n.b{color:blue}", "2:4", TestName = "Under_a_condition_that_does_not_hold")]
    [TestCase(".b{color:red}\ndiv{color:black}", ".b{color:#fff}\ndiv{color:#00f !important}", "2:5", TestName = "Overridden_by_an_important_one")]
    [TestCase(".b{color:rgb(255 0 0)}\ndiv{color:black}", ".b{color:rgb(0 0 255)}\ndiv{color:white}", "1:4", TestName = "Where_no_value_says_more_the_first")]
    public void Of_two_edits_of_an_element_the_one_whose_value_is_seen_is_named(string before, string after, string place)
    {
        var (was, now) = (Read("before", before), Read("after", after));
        var pair = new LayoutPair(Page("rgb(255, 0, 0)"), Page("rgb(0, 0, 255)"));
        var found = new StyleEdits(Between(was, now).Edits, []).For(pair, new LayoutChange { Kind = "style", Name = "color", Before = "rgb(255, 0, 0)", After = "rgb(0, 0, 255)", BeforeNode = 1, AfterNode = 1 });
        Assert.That(found?.Known.Source, Is.EqualTo($"after/s.css:{place}"));
    }

    private static LayoutFacts Page(string colour)
    {
        var page = new SyntheticPage(20, 20);
        page.Add(0, "div.b", new LayoutBox(0, 0, 20, 20), ("color", colour));
        return page.Facts;
    }

    private static SheetChange Between(SheetText before, SheetText after) => new SheetEdits().Between(before, after);

    private static SheetChange Between(string before, string after) => new SheetEdits().Between(Read("before", before), Read("after", after));

    private static SheetText Read(string side, string text) => new("s.css", text, StyleText.Parts(text, $"{side}/s.css"));
}
