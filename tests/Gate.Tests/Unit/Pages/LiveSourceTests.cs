using Gate.Core;
using Gate.Core.Pages;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class LiveSourceTests
{
    [TestCase("http://localhost:3000", "http://localhost:3000/")]
    [TestCase("https://www.example.com/docs", "https://www.example.com/docs/")]
    [TestCase("HTTPS://www.example.com/docs/", "https://www.example.com/docs/")]
    [TestCase("https://user:secret@www.example.com/", "https://www.example.com/")]
    [TestCase("https://token@www.example.com/", "https://www.example.com/")]
    public void Describes_itself_without_credentials(string typed, string description)
    {
        var source = PageSources.Open(typed, "--before");
        Assert.That(source.Description, Is.EqualTo(description));
        Assert.That(((Site.Live)source.Site).Base.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), Is.EqualTo(description));
        Assert.That(source.FindPages(PageRules.Everything), Is.Null);
    }

    [TestCase("http://")]
    [TestCase("https://:secret@/")]
    [TestCase("https://user:secret@host:notaport/")]
    [TestCase("https://user:secret@www.example.com/?q=1")]
    [TestCase("https://user:secret@www.example.com/#part")]
    public void Refuses_what_is_no_root_and_keeps_the_password_to_itself(string typed)
    {
        var error = Assert.Throws<GateException>(() => PageSources.Open(typed, "--before"))!;
        Assert.That((error.Code, error.Place), Is.EqualTo(("source-not-an-address", "--before")));
        Assert.That(error.Message, Does.Not.Contain("secret"));
    }
}
