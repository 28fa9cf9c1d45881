using Gate.Core;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class PageListReaderTests
{
    private static readonly Site Live = new Site.Live(new Uri("https://user:secret@www.example.com/docs/"));
    private static readonly Site Served = new Site.Served(new MemorySite());

    [TestCase("a.html", "a.html", "a.html")]
    [TestCase("/a.html", "a.html", "a.html")]
    [TestCase("  a.html  ", "a.html", "a.html")]
    [TestCase("a b.html", "a b.html", "a%20b.html")]
    [TestCase("a%20b.html", "a b.html", "a%20b.html")]
    [TestCase("ø.html", "ø.html", "%C3%B8.html")]
    [TestCase("%C3%B8.html", "ø.html", "%C3%B8.html")]
    [TestCase("100%.html", "100%.html", "100%25.html")]
    [TestCase("100%25.html", "100%.html", "100%25.html")]
    [TestCase("docs/", "docs/index.html", "docs/")]
    [TestCase("/", "index.html", "")]
    [TestCase("x?b=2&a=1", "x?a=1&b=2", "x?b=2&a=1")]
    [TestCase("x?q=ø y", "x?q=ø y", "x?q=%C3%B8%20y")]
    [TestCase("x?u=http://e.example/", "x?u=http://e.example/", "x?u=http://e.example/")]
    [TestCase("https://www.example.com/docs/a.html?x", "a.html?x", "a.html?x")]
    [TestCase("https://www.example.com/docs/", "index.html", "")]
    public void Reads_a_page(string line, string id, string address)
    {
        var read = PageListReader.Parse("list.txt", line, Live, Live).Lines.Single();
        Assert.That((read.Before.Id.Value, read.Before.Address, read.Number), Is.EqualTo((id, address, 1)));
        Assert.That(read.After, Is.EqualTo(read.Before));
    }

    [Test]
    public void Skips_blank_lines_comments_and_a_byte_order_mark()
    {
        var list = PageListReader.Parse("list.txt", "\uFEFFa.html\r\n\r\n# no\r\n \t \r\nb.html\tc.html\r\n", Served, Served);
        Assert.That(list.Lines.Select(line => (line.Number, line.Before.Address, line.After.Address)), Is.EqualTo(new[] { (1, "a.html", "a.html"), (5, "b.html", "c.html") }));
    }

    [TestCase("a\tb\tc")]
    [TestCase("a.html\t")]
    [TestCase("\ta.html")]
    [TestCase("a.html#part")]
    [TestCase("../a.html")]
    [TestCase("a/./b.html")]
    [TestCase("%2e%2e/a.html")]
    [TestCase("a\\b.html")]
    [TestCase("a%00.html")]
    [TestCase("https://elsewhere.example/a.html")]
    [TestCase("https://www.example.com/other/")]
    [TestCase("http://www.example.com/docs/")]
    [TestCase("https://www.example.com/docs/a\tb")]
    public void Refuses_a_line_with_its_number(string line)
    {
        var error = Assert.Throws<GateException>(() => PageListReader.Parse("list.txt", "ok.html\n" + line, line.Contains("/docs/a\t", StringComparison.Ordinal) ? Served : Live, Live))!;
        Assert.That((error.Code, error.Place, error.Exit), Is.EqualTo(("page-list-invalid", "list.txt:2", GateExit.Usage)));
        Assert.That(error.NextStep, Is.Not.Empty);
        Assert.That(error.Message, Does.Not.Contain("secret"));
    }

    [Test]
    public void A_file_that_cannot_be_read_is_an_error()
    {
        using var site = new SiteFolder();
        var latin = site.Add("list.txt", [0x61, 0xE9, 0x0A]);
        foreach (var file in new[] { site.Root + "/none.txt", site.Root, latin })
            Assert.That(Assert.Throws<GateException>(() => PageListReader.Read(file, Served, Served))!.Code, Is.EqualTo("page-list-unreadable"));
        Assert.That(PageListReader.Read(site.Add("good.txt", "a.html\n"), Served, Served).Lines, Has.Count.EqualTo(1));
    }
}
