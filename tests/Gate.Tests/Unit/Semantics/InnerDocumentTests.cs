using Gate.Core.Run;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Links in documents that stand in the markup of a page: a visitor meets them as those of the page itself.</summary>
internal sealed class InnerDocumentTests
{
    private const string Page = "<!DOCTYPE html><meta charset=utf-8><title>T</title>";

    [TestCase("{0}", TestName = "In_the_page_itself")]
    [TestCase("<noscript>{0}</noscript>", TestName = "Where_there_are_no_scripts")]
    [TestCase("<iframe title=F srcdoc='{0}'></iframe>", TestName = "In_a_document_of_a_frame")]
    [TestCase("<iframe title=F srcdoc='<noscript>{0}</noscript>'></iframe>", TestName = "In_a_document_in_a_document")]
    [TestCase("<div><template shadowrootmode=open>{0}</template></div>", TestName = "In_a_declared_shadow_tree")]
    public async Task A_link_that_leads_elsewhere_fails(string around)
    {
        var found = await FindingsAsync(Page + Around("ok.html"), Page + Around("https://evil.example/x"));

        Assert.That(found.Where(finding => finding.Severity == Severity.Fail).Select(finding => (finding.Check, finding.Message.EndsWith("<a> \"Terms\": led to \"ok.html\", leads to \"https://evil.example/x\"", StringComparison.Ordinal))), Is.EqualTo(new[] { ("link-target", true) }), string.Join('\n', found.Select(finding => finding.Message)));
        Assert.That(found[^1].Location, Does.Contain("after/a.html:1:"));

        string Around(string href) => around.Replace("{0}", $"<p><a href={href}>Terms</a></p>", StringComparison.Ordinal);
    }

    [TestCase("<noscript>{0}</noscript>", TestName = "New_where_there_are_no_scripts")]
    [TestCase("<iframe title=F srcdoc='{0}'></iframe>", TestName = "New_in_a_document_of_a_frame")]
    [TestCase("<div><template shadowrootmode=open>{0}</template></div>", TestName = "New_in_a_declared_shadow_tree")]
    public async Task A_link_that_is_new_is_told(string around)
    {
        var found = await FindingsAsync(Page + around.Replace("{0}", "<p>A</p>", StringComparison.Ordinal), Page + around.Replace("{0}", "<p>A</p><a href=https://evil.example/x>Terms</a>", StringComparison.Ordinal));

        Assert.That(found.Select(finding => finding.Severity), Has.Member(Severity.Warn), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("<noscript><p><a  href='ok.html'>Terms</a></noscript>", TestName = "Written_otherwise_where_there_are_no_scripts")]
    [TestCase("<noscript><p><a href=./ok.html>Terms</a></p></noscript>", TestName = "The_same_address_where_there_are_no_scripts")]
    [TestCase("<noscript><p>More</p><p><a href=ok.html>Terms</a></p></noscript>", TestName = "Another_line_where_there_are_no_scripts")]
    public async Task A_link_that_leads_where_it_led_is_no_finding_that_fails(string now) =>
        Assert.That((await FindingsAsync(Page + "<noscript><p><a href=ok.html>Terms</a></p></noscript>", Page + now)).Where(finding => finding.Check == "link-target" || finding.Severity == Severity.Fail).Select(finding => finding.Message), Is.Empty);
}
