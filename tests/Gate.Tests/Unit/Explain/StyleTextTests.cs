using Gate.Core.Explain;
using Gate.Core.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Declarations are read with the conditions around them and the place that they stand at.</summary>
[TestFixture]
public sealed class StyleTextTests
{
    [Test]
    public void Conditions_and_places_are_kept()
    {
        const string Sheet = "/* { */ a, b { color : red; --x:1px }\n@media (max-width: 9px) {\n  .c::before { content: \"};\"; MARGIN-TOP: 2px !important }\n}\n@font-face { src: url(a;b) }";
        var found = StyleText.Read(Sheet, "after/s.css", new SourcePlace(5, 1));
        Assert.That(found.Select(each => $"{each.Context}|{each.Selector}|{each.Property}|{each.Value}|{each.Source}"), Is.EqualTo(new[]
        {
            "|a, b|color|red|after/s.css:5:16",
            "|a, b|--x|1px|after/s.css:5:29",
            "@media (max-width: 9px)|.c::before|content|\"};\"|after/s.css:7:16",
            "@media (max-width: 9px)|.c::before|margin-top|2px !important|after/s.css:7:31",
            "|@font-face|src|url(a;b)|after/s.css:9:14",
        }));
    }

    [TestCase("a{b:c;d:e", "b c, d e", TestName = "The_end_of_the_sheet_ends_its_blocks")]
    [TestCase("a{b:c}} d{e:f} g{h:i}", "b c, h i", TestName = "An_end_too_many_costs_the_next_rule_alone")]
    [TestCase("a{b:\"c;}\nd:e}\nf{g:h}", "g h", TestName = "The_end_of_the_line_ends_a_string")]
    public void What_is_broken_is_read_as_browsers_do(string sheet, string told)
    {
        Assert.That(string.Join(", ", StyleText.Read(sheet, "x").Where(each => each.Property != "b" || !each.Value.Contains('"', StringComparison.Ordinal)).Select(each => $"{each.Property} {each.Value}")), Is.EqualTo(told));
        Assert.That(StyleText.Parts(sheet, "x")[^1].Text, Is.EqualTo(StylePart.End));
    }

    [TestCase("a { b: c")]
    [TestCase("a { b: \"")]
    [TestCase("@media {{{{{{{{{{{{{{{{{{{{{{")]
    [TestCase("}}}} a:b; ( ")]
    public void A_broken_sheet_ends(string sheet) => Assert.That(() => StyleText.Read(sheet, "x"), Throws.Nothing);
}
