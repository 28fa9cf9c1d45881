using Gate.Core.Pages;
using Gate.Core.Pages.Live;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages.Live;

internal sealed class LiveAddressTests
{
    private static readonly LiveAddress Docs = new(new Site.Live(new Uri("https://www.example.com/docs/")) { Reached = new Uri("http://user:secret@staging:8080/") });

    [TestCase("https://www.example.com/docs/", "index.html", "")]
    [TestCase("https://www.example.com/docs", "index.html", "")]
    [TestCase("http://staging:8080/", "index.html", "")]
    [TestCase("http://staging:8080/a/", "a/index.html", "a/")]
    [TestCase("https://www.example.com/docs/a%20b.html", "a b.html", "a%20b.html")]
    [TestCase("https://WWW.example.com:443/docs/x/../y.html#part", "y.html", "y.html")]
    [TestCase("https://www.example.com/docs/p?b=2&a=1", "p?a=1&b=2", "p?b=2&a=1")]
    [TestCase("https://www.example.com/docs/p?", "p", "p")]
    [TestCase("https://www.example.com/docs/caf%e9?a=1", @"caf\xE9?a=1", "caf%E9?a=1")]
    public void One_page_has_one_name(string address, string id, string asked)
    {
        var page = Docs.PageAt(new Uri(address))!;

        Assert.That((page.Id.Value, page.Address), Is.EqualTo((id, asked)));
        Assert.That(Docs.Reach(page).AbsoluteUri, Is.EqualTo($"http://staging:8080/{asked}"));
    }

    [TestCase("https://www.example.com/docsearch")]
    [TestCase("https://www.example.com/")]
    [TestCase("https://example.com/docs/")]
    [TestCase("http://staging/docs/")]
    [TestCase("mailto:a@example.com")]
    [TestCase("https://www.example.com/docs/%00")]
    [TestCase("https://www.example.com/docs//evil.example/")]
    public void What_is_no_page_of_the_site_is_none(string address) => Assert.That(Docs.PageAt(new Uri(address)), Is.Null);
}
