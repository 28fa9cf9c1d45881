using Gate.Core.Explain;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Which custom properties a declared value takes, and for which of its parts.</summary>
internal sealed class VariableUseTests
{
    [TestCase("var(--dark)", true)]
    [TestCase("rgb(var(--dark-rgb))", false, TestName = "A_name_that_begins_as_another_is_another")]
    [TestCase("var(--darkly)", false)]
    [TestCase("var(--dark\\:hover)", false)]
    [TestCase("var(--Dark)", false, TestName = "Names_are_told_apart_by_case")]
    [TestCase("VAR( --dark )", true)]
    [TestCase("var(--dark,red)", true)]
    [TestCase("var(--light, var(--dark))", true)]
    [TestCase("rgb(var(--dark-rgb)) var(--dark)", true)]
    [TestCase("url(var)", false)]
    public void A_value_takes_a_property_by_its_whole_name(string value, bool takes) => Assert.That(VariableUse.Takes(value, "--dark"), Is.EqualTo(takes));

    [TestCase("var(--x) solid red", "0.125rem", "border-top-color", false)]
    [TestCase("var(--x) solid red", "0.125rem", "border-top-width", true)]
    [TestCase("1px solid var(--x)", "#ff0000", "border-top-color", true)]
    [TestCase("1px solid var(--x)", "#ff0000", "border-top-width", false)]
    [TestCase("1px solid rgba(var(--x), 1)", "33, 37, 41", "border-top-color", true, TestName = "Numbers_of_a_colour")]
    [TestCase("1px solid rgba(0, 0, 0, var(--x))", "0.5", "border-top-color", true, TestName = "An_alpha_is_of_the_colour")]
    [TestCase("1px solid rgba(0, 0, 0, var(--x))", "0.5", "border-top-width", false)]
    [TestCase("calc(var(--x) * 2) solid red", "2", "border-top-color", false)]
    [TestCase("var(--y, var(--x)) solid red", "2px", "border-top-color", false, TestName = "A_fallback_is_of_what_is_around_it")]
    [TestCase("1px var(--x) red", "dashed", "border-top-style", true)]
    [TestCase("1px var(--x) red", "dashed", "border-top-color", false)]
    [TestCase("var(--x)", "1px solid red", "border-top-color", true, TestName = "All_of_it_is_behind_each_part")]
    [TestCase("1px solid var(--x)", "red", "border-top-color", true)]
    [TestCase("1px solid var(--x)", null, "border-top-width", true, TestName = "What_is_not_known_may_be_anything")]
    public void A_part_of_a_shorthand_is_behind_what_it_can_be(string value, string? content, string longhand, bool may) =>
        Assert.That(VariableUse.MayGive(value, "--x", content, longhand), Is.EqualTo(may));
}
