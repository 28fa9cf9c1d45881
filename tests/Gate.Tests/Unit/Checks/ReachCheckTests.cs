using Gate.Core.Checks;
using Gate.Core.Rendering;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class ReachCheckTests
{
    [Test]
    public void What_was_out_of_reach_before_is_no_finding()
        => Assert.That(Compare([Target("Home", met: false)], [Target("Home", met: false)]), Is.Empty);

    [Test]
    public void Of_two_alike_the_one_that_lost_its_clicks_is_told_once()
        => Assert.That(Compare([Target("Home"), Target("Home")], [Target("Home"), Target("Home", met: false)]), Is.EqualTo(new[] { "Fail a click on <a> \"Home\" meets <div> instead" }));

    [Test]
    public void Where_one_of_them_is_gone_only_what_is_more_than_there_was_is_told()
    {
        Assert.That(Compare([Target("Home"), Target("Home", met: false)], [Target("Home", met: false)]), Is.Empty);
        Assert.That(Compare([Target("Home"), Target("Home")], [Target("Home", met: false)]), Has.Length.EqualTo(1));
    }

    [Test]
    public void What_is_new_or_gone_is_left_to_other_checks()
        => Assert.That(Compare([Target("Old")], [Target("New", met: false)]), Is.Empty);

    [Test]
    public void An_area_that_shrank_fails_and_one_that_grew_warns_where_the_pictures_are_one([Values] bool isIdentical)
    {
        var found = Compare([Target("More", points: 140), Target("Menu", points: 4), Target("Edge", points: 20)], [Target("More", points: 4), Target("Menu", points: 140), Target("Edge", points: 12)], isIdentical);

        Assert.That(found, Is.EqualTo(isIdentical
            ? ["Fail <a> \"More\" meets clicks on 1/35 of the area where it did", "Warn <a> \"Menu\" meets clicks where it did not: on an area 35 times as large"]
            : Array.Empty<string>()));
    }

    [Test]
    public void What_takes_many_is_one_finding_that_is_bound_to_all_of_them()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        var one = Compare([.. names.Select(name => Target(name))], [.. names.Select(name => Target(name, met: false))]);
        var other = Compare([.. names.Append("g").Select(name => Target(name))], [.. names.Skip(1).Append("g").Select(name => Target(name, met: false)).Prepend(Target("a"))]);

        Assert.That(one, Has.Length.EqualTo(1));
        Assert.That(one[0], Does.StartWith("Fail clicks on 6 links, buttons and fields meet <div> instead: <a> \"a\", <a> \"b\", <a> \"c\" and 3 more (sha256 "));
        Assert.That(other, Has.Length.EqualTo(1).And.Not.EqualTo(one));
    }

    [Test]
    public void What_lies_where_another_one_lay_and_does_something_else_fails()
    {
        ClickTarget[] two = [new("<a>", "leads to ok", true, 3, ""), new("<a>", "leads to evil", true, 3, "")];
        ClickTarget[] edited = [new("<a> \"Pay\"", "leads to ok", true, 3, "")], other = [new("<a> \"Pay\"", "leads to evil", true, 3, "")];

        Assert.That(Exchanged(two, [0, 3, -1, 5, 1, 3], two, [1, 3, -1, 5, 0, 3]), Has.Length.EqualTo(2));
        Assert.That(Exchanged(two, [0, 3, -1, 5, 1, 3], two, [1, 3, -1, 5, 0, 3])[0], Is.EqualTo("a click where <a> was meets another one: it leads to ok, and now it leads to evil"));
        Assert.That(Exchanged(two, [0, 3, 1, 3], two, [0, 2, 1, 4]), Is.Empty, "less than half of it");
        Assert.That(Exchanged(edited, [0, 3], other, [0, 3]), Is.Empty, "the check of links tells that");
    }

    private static string[] Exchanged(ClickTarget[] before, int[] oldGrid, ClickTarget[] after, int[] newGrid)
        => [.. ReachCheck.Compare(new PageReach(true, before, oldGrid), new PageReach(true, after, newGrid), isIdentical: true).Select(change => change.What)];

    private static ClickTarget Target(string name, bool met = true, int points = 1) => new($"<a> \"{name}\"", $"leads to {name}", met, points, met ? "" : "<div>");

    private static string[] Compare(IReadOnlyList<ClickTarget> before, IReadOnlyList<ClickTarget> after, bool isIdentical = true)
        => [.. ReachCheck.Compare(new PageReach(true, before, []), new PageReach(true, after, []), isIdentical).Select(change => $"{change.Severity} {change.What}")];
}
