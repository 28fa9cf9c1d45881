using Gate.Core.Explain;
using Gate.Core.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>An edit after which the same rules stand in other blocks is one edit, at its own place.</summary>
[TestFixture]
public sealed class NestingEditTests
{
    private const string Sheet = ".nav { top: 1px }\n/* cards */\n.card {\n  color: red;\n  margin: 0 }\n.card::before { content: \"*\"; top: 2px }\n@media (width < 9px) {\n.card { top: 0 }\n}\n.foot { color: blue; top: 3px }\n.foot a { color: green }\n";

    [TestCase(".nav {", "@media print {\n.nav {", "@media print|block|closed|not closed, with 6 rules below it|after/s.css:1:1")]
    [TestCase("margin: 0 }", "margin: 0", ".card|block|closed|not closed, with 3 rules below it|after/s.css:5:3")]
    [TestCase("/* cards */", "/* cards", "/* cards|comment|closed|not closed, with 4 rules below it|after/s.css:2:1")]
    [TestCase("\"*\"", "\"*", ".card::before|string|closed|not closed, with 3 rules below it|after/s.css:6:17")]
    [TestCase("top: 0 }\n}", "top: 0 }", "@media (width < 9px)|block|closed|not closed, with 2 rules below it|after/s.css:9:1")]
    [TestCase("top: 1px }", "top: 1px }}", "}|block||an end too many|after/s.css:1:18")]
    [TestCase("\n.foot {", "\n@media print {\n.foot {", "@media print|block|closed|not closed, with 2 rules below it|after/s.css:10:1")]
    [TestCase("margin: 0 }", "margin: 0 }\n@supports (top: 1px) {", "@supports (top: 1px)|block|closed|not closed, with 4 rules below it|after/s.css:6:1")]
    public void What_is_left_open_is_told_where_it_was_edited_and_mended_where_it_was_mended(string old, string shown, string told)
    {
        var edited = Sheet.Replace(old, shown, StringComparison.Ordinal);
        var change = Between(Sheet, edited);
        Assert.That(string.Join(" ", change.Edits.Select(edit => edit.Nesting).Distinct().Select(edit => edit is null ? "none" : $"{edit.Subject}|{edit.Name}|{edit.Before}|{edit.After}|{edit.Source}")), Is.EqualTo(told));
        Assert.That(change.IsWhole, Is.True);

        var mended = Between(edited, Sheet);
        Assert.That((mended.Edits.Select(edit => edit.Nesting).Distinct().Count(), mended.Edits[0].Nesting!.Before, mended.IsWhole), Is.EqualTo((1, told.Split('|')[3], true)));
    }

    [Test]
    public void What_else_was_edited_keeps_its_own_place()
    {
        var change = Between(Sheet, Sheet.Replace(".nav {", "@media print {\n.nav {", StringComparison.Ordinal).Replace("blue", "navy", StringComparison.Ordinal));
        Assert.That(change.Edits.Where(edit => edit.Nesting is null).Select(edit => $"{edit.Before?.Source} {edit.After?.Source} {edit.Known.Value}"), Is.EqualTo(new[] { "before/s.css:10:9 after/s.css:11:9 navy" }));
        Assert.That(change.IsWhole, Is.True);
    }

    [Test]
    public void A_condition_around_rules_is_one_edit_and_around_one_rule_says_what_it_says()
    {
        var many = Between(Sheet, Sheet.Replace(".foot {", "@media print {\n.foot {", StringComparison.Ordinal) + "}");
        Assert.That(many.Edits.Select(edit => edit.Nesting).Distinct().Select(edit => $"{edit?.Subject} {edit?.Name} {edit?.Before} {edit?.After}"), Is.EqualTo(new[] { "@media print block  around 2 rules" }));
        Assert.That(many.IsWhole, Is.True);
        var one = Between(Sheet, Sheet.Replace(".nav { top: 1px }", "@media print { .nav { top: 1px } }", StringComparison.Ordinal));
        Assert.That(one.Edits.Select(edit => (edit.Nesting is null, edit.IsOfContext)), Is.EqualTo(new[] { (true, true) }));
    }

    [TestCase("\n.foot a { color: green }", "")]
    [TestCase("(width < 9px)", "(width < 8px)")]
    [TestCase(".foot a { color: green }", ".foot a { color: green")]
    [TestCase("@media (width < 9px) {\n.card { top: 0 }\n}", "")]
    [TestCase("  color: red;\n  margin: 0 }\n.card::before {", "")]
    public void Where_the_same_rules_stand_in_the_same_blocks_nothing_is_nested_otherwise(string old, string shown) =>
        Assert.That(Between(Sheet, Sheet.Replace(old, shown, StringComparison.Ordinal)).Edits.All(edit => edit.Nesting is null), Is.True);

    private static SheetChange Between(string before, string after) => new SheetEdits().Between(Read("before", before), Read("after", after));

    private static SheetText Read(string side, string text) => SheetText.Of("s.css", new StyleBlock(text, $"{side}/s.css", new SourcePlace(1, 1)));
}
