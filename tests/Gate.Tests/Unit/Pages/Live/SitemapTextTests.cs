using System.Text;
using Gate.Core.Pages.Live;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages.Live;

internal sealed class SitemapTextTests
{
    private static readonly Uri Here = new("https://www.example.com/sitemap.xml");

    [Test]
    public void Reads_pages_and_nothing_that_belongs_to_their_pictures()
    {
        var read = Read("""
            <?xml version="1.0"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> https://www.example.com/a?x=1&amp;y=2 </loc><lastmod>2026-01-01</lastmod>
                <image:image><image:loc>https://www.example.com/a.png</image:loc></image:image></url>
              <url><loc><![CDATA[https://www.example.com/b]]></loc></url>
            </urlset>
            """);

        Assert.That(read.Pages.Select(page => page.AbsoluteUri), Is.EqualTo(new[] { "https://www.example.com/a?x=1&y=2", "https://www.example.com/b" }));
        Assert.That(read.Sitemaps, Is.Empty);
    }

    [Test]
    public void Reads_an_index_and_the_plain_form()
    {
        Assert.That(Read("<sitemapindex xmlns='x'><sitemap><loc>https://www.example.com/1.xml.gz</loc></sitemap></sitemapindex>").Sitemaps.Single().AbsolutePath, Is.EqualTo("/1.xml.gz"));
        Assert.That(Read("https://www.example.com/a\r\n\r\nhttps://www.example.com/b\n").Pages, Has.Count.EqualTo(2));
    }

    [TestCase("<html><body>Not found</body></html>", "<html>")]
    [TestCase("<urlset><url><loc>javascript:alert(1)</loc></url></urlset>", "is no address")]
    [TestCase("<urlset><url><loc>https://www.example.com/", "XML that cannot be read")]
    [TestCase("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><urlset><url><loc>&a;</loc></url></urlset>", "XML that cannot be read")]
    [TestCase("Not found", "neither XML nor addresses")]
    public void What_is_no_sitemap_is_an_error(string text, string says) =>
        Assert.That(Assert.Throws<FormatException>(() => Read(text))!.Message, Does.Contain(says));

    private static SitemapText Read(string text) => SitemapText.Read(Encoding.UTF8.GetBytes(text), Here);
}
