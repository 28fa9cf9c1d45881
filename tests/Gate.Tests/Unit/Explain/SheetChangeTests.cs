using Gate.Core.Explain;
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

    private static SheetChange Between(string before, string after) => new SheetEdits().Between(Read("before", before), Read("after", after));

    private static SheetText Read(string side, string text) => new("s.css", text, StyleText.Parts(text, $"{side}/s.css"));
}
