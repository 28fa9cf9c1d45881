using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gate.Fixtures;
using Gate.Fixtures.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>The edits that must not show: each changes the text of a fragment as it says, and no real parser sees another document.</summary>
[TestFixture]
public sealed class InertRewriteTests
{
    [Test]
    public void Spaces_become_the_characters_that_they_name() =>
        Assert.That(InertRewrite.SpacesAsLiterals("<p title=\"&nbsp;\">12&nbsp;m&ensp;x</p>"), Is.EqualTo("<p title=\"&nbsp;\">12\u00A0m\u2002x</p>"));

    [Test]
    public void Entities_become_numbers_but_for_those_of_the_syntax() =>
        Assert.That(InertRewrite.EntitiesAsNumbers("<p>&pound;&nbsp;1 &amp; &lt;</p>"), Is.EqualTo("<p>&#163;&#xA0;1 &amp; &lt;</p>"));

    [Test]
    public void Attributes_are_respelled() =>
        Assert.That(InertRewrite.AttributesRestyled("<a class=\"x\" href=\"a b\" hidden>t</a>"), Is.EqualTo("<A HIDDEN HREF='a b' CLASS=x>t</a>"));

    [Test]
    public void Optional_end_tags_go_and_the_others_stay() =>
        Assert.That(InertRewrite.OptionalEndTagsDropped("<ul><li><p>a</p></li><li><a>b</a></li></ul><p>c</p>d"), Is.EqualTo("<ul><li><p>a<li><a>b</a></ul><p>c</p>d"));

    [Test]
    public void Style_and_script_are_left_alone() =>
        Assert.That(InertRewrite.SpacesAsLiterals("<script>var a=\"&nbsp;<b>\"</script>"), Is.EqualTo("<script>var a=\"&nbsp;<b>\"</script>"));

    [TestCaseSource(nameof(InertPages))]
    public void Inert_pages_of_the_stories_parse_to_the_same_document(string before, string after) =>
        Assert.That(Shape(after), Is.EqualTo(Shape(before)));

    private static IEnumerable<TestCaseData> InertPages() =>
        from story in DemoSites.Stories(1)
        from page in story.Pages
        where page.Trap.Kind == "inert" && !page.Path.EndsWith(".xhtml", StringComparison.Ordinal)
        select new TestCaseData(page.Before, page.After).SetArgDisplayNames(story.Name, page.Path);

    /// <summary>The tree as text: attributes sorted, comments and the white space between elements left out.</summary>
    private static string Shape(string html)
    {
        var text = new StringBuilder();
        Append(text, new HtmlParser().ParseDocument(html).DocumentElement);
        return text.ToString();
    }

    private static void Append(StringBuilder text, INode node)
    {
        if (node is IText { Data: var data }) text.Append('"').Append(data.Trim(' ', '\n')).Append('"');
        if (node is not IElement element) return;
        text.Append('\n').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)) text.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value == attribute.Name ? "" : attribute.Value);
        text.Append('(');
        foreach (var child in element.ChildNodes.Where(child => child is not IText { Data: var data } || data.Trim(' ', '\n').Length > 0)) Append(text, child);
        text.Append(')');
    }
}
