using Gate.Core.Explain;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

[TestFixture]
public sealed class TreeAlignmentTests
{
    [Test]
    public void An_element_that_was_put_in_leaves_its_brothers_matched()
    {
        var alignment = TreeAlignment.Of(Tree("a", "b", "c"), Tree("a", "new", "b", "c"));
        Assert.That(Enumerable.Range(0, 4).Select(alignment.AfterOf), Is.EqualTo(new[] { 0, 1, 3, 4 }));
        Assert.That(alignment.BeforeOf(2), Is.EqualTo(-1));
    }

    [Test]
    public void An_element_that_jumped_is_found_by_its_id()
    {
        var alignment = TreeAlignment.Of(Tree("a", "b", "c", "d"), Tree("d", "a", "b", "c"));
        Assert.That(Enumerable.Range(0, 5).Select(alignment.AfterOf), Is.EqualTo(new[] { 0, 2, 3, 4, 1 }));
    }

    [Test]
    public void A_wrapped_element_is_found_again_and_its_wrapper_is_new()
    {
        var wrapped = new LayoutTree(new LayoutFacts([Node(-1, "html"), Node(0, "div"), Node(1, "p", ("id", "a")), Node(0, "p", ("id", "b"))]));
        var alignment = TreeAlignment.Of(Tree("a", "b"), wrapped);
        Assert.That((alignment.AfterOf(1), alignment.AfterOf(2), alignment.BeforeOf(1)), Is.EqualTo((2, 3, -1)));
    }

    // Columns of a table that changed places: the same text stands in many rows.
    [Test]
    public void What_stands_elsewhere_in_the_same_element_is_found_again_though_others_are_like_it()
    {
        var alignment = TreeAlignment.Of(Rows(row => [$"{row}", "Ops", $"{row % 2}"]), Rows(row => [$"{row}", $"{row % 2}", "Ops"]));
        int[] row = [1, 2, 4, 3];
        Assert.That(Enumerable.Range(1, 16).Select(alignment.AfterOf), Is.EqualTo(Enumerable.Range(0, 4).SelectMany(at => row.Select(node => node + (at * 4)))));

        static LayoutTree Rows(Func<int, string[]> cells) => new(new LayoutFacts([Node(-1, "html"), .. Enumerable.Range(0, 4).SelectMany(row =>
            cells(row).Select(title => Node(1 + (row * 4), "td", ("title", title))).Prepend(Node(0, "tr")))]));
    }

    // More children than the table of likenesses takes: matched in their order, not left out.
    [Test]
    public void A_thousand_brothers_that_all_changed_are_matched_in_order()
    {
        var (one, other) = (Many("x"), Many("y"));
        var alignment = TreeAlignment.Of(one, other);
        Assert.That(Enumerable.Range(1, 1000).All(node => alignment.AfterOf(node) == node));

        static LayoutTree Many(string text) => new(new LayoutFacts([Node(-1, "html"), .. Enumerable.Range(0, 1000).Select(index => Node(0, "p", ("title", $"{text}{index}")))]));
    }

    private static LayoutTree Tree(params string[] ids) => new(new LayoutFacts([Node(-1, "html"), .. ids.Select(id => Node(0, "p", ("id", id)))]));

    private static LayoutNode Node(int parent, string name, params (string Name, string Value)[] attributes) =>
        new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name, Attributes = attributes.ToDictionary(pair => pair.Name, pair => pair.Value) };
}
