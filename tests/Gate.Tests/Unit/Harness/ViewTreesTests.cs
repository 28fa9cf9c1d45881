using Gate.Core.Explain;
using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>What the picture shows below the page, as a part of the layout.</summary>
internal sealed class ViewTreesTests
{
    [Test]
    public void A_view_is_a_copy_of_the_tree_moved_to_where_it_stands_in_the_picture()
    {
        var page = Facts(40);
        // The scroller of 100×50 at (20, 30) is scrolled by 40; its view begins at row 416, at two device px a CSS px.
        var facts = ViewTrees.Add(page, [new ViewLayout(new PageBox(20, 30, 100, 50), 416, 100, Facts(0))], 2, 1000);

        Assert.That(facts.Nodes.Select(node => node.Name), Is.EqualTo(new[] { "#document", "div", "p", "#gap", "#view", "#document", "div", "p" }));
        Assert.That((facts.Nodes[3].Box, facts.Nodes[4].Box), Is.EqualTo((new LayoutBox(0, 204, 800, 4), new LayoutBox(0, 208, 100, 50))));
        Assert.That((facts.Nodes[6].Box, facts.Nodes[7].Box), Is.EqualTo((new LayoutBox(0, 208, 100, 50), new LayoutBox(0, 208, 100, 10))));
        Assert.That((facts.Nodes[5].Parent, facts.Nodes[6].Parent, facts.Nodes[7].Parent), Is.EqualTo((4, 5, 6)));
        Assert.That(new LayoutTree(facts).Selector(7), Is.EqualTo(new LayoutTree(page).Selector(2)), "it is the same element");
    }

    [Test]
    public void What_is_out_of_sight_keeps_its_place_without_a_box() =>
        Assert.That(ViewTrees.Add(Facts(0), [new ViewLayout(new PageBox(20, 30, 100, 50), 208, 50, Facts(400))], 1, 1000).Nodes[7].Box, Is.Null);

    [Test]
    public void Beyond_the_limit_views_are_left_out() =>
        Assert.That(ViewTrees.Add(Facts(0), [new ViewLayout(new PageBox(0, 0, 1, 1), 9, 1, Facts(0))], 1, 5).Nodes, Has.Count.EqualTo(3));

    private static LayoutFacts Facts(double down) => new(
    [
        Node(-1, "#document", new LayoutBox(0, 0, 800, 200)), Node(0, "div", new LayoutBox(20, 30, 100, 50)), Node(1, "p", new LayoutBox(20, 30 + down, 100, 10)),
    ]);

    private static LayoutNode Node(int parent, string name, LayoutBox box) => new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name, Box = box };
}
