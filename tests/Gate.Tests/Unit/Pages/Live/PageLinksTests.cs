using System.Text;
using Gate.Core.Pages.Live;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages.Live;

/// <summary>Links of a live page lead where they lead browsers.</summary>
[TestFixture]
internal sealed class PageLinksTests
{
    [TestCase("<a href='b.html#c'>", "http://a.example/d/b.html")]
    [TestCase("<a href='\\\\b.example\\x'>", "http://b.example/x")]
    [TestCase("<a href='/\\b.example/x'>", "http://b.example/x")]
    [TestCase("<a href='http:b.html'>", "http://a.example/d/b.html")]
    [TestCase("<a href='https:b.example/x'>", "https://b.example/x")]
    [TestCase("<a href='ht&#10;tps://b.example/x'>", "https://b.example/x")]
    [TestCase("<a href='https://bücher.example/'><a href='https://xn--bcher-kva.example/'>", "https://xn--bcher-kva.example/")]
    [TestCase("<base href='javascript:0'><a href='b.html'>", "http://a.example/d/b.html")]
    [TestCase("<base href='\\e\\'><a href='b.html'>", "http://a.example/e/b.html")]
    [TestCase("<a href='mailto:a@b.example'><a href='javascript:0'><a href='#c'><a href='https://'>", "")]
    public void Browsers_and_links_agree(string markup, string expected) => Assert.That(
        PageLinks.Of(Encoding.UTF8.GetBytes("<!DOCTYPE html><meta charset=utf-8>" + markup), new Uri("http://a.example/d/a.html")).Select(link => link.AbsoluteUri),
        Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
