using System.Text;
using Gate.Core.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit.Markup;

/// <summary>The hosts that a page asks for are those that a browser asks.</summary>
[TestFixture]
internal sealed class AskedHostsTests
{
    [TestCase("<img src='//b.example/x'>", "b.example")]
    [TestCase("<img src='\\\\b.example\\x'>", "b.example")]
    [TestCase("<img src='/\\b.example/x'>", "b.example")]
    [TestCase("<img src='https:b.example/x'>", "b.example")]
    [TestCase("<img src='ht&#10;tps://b.example/x'>", "b.example")]
    [TestCase("<img src='https://bücher.example/x'>", "xn--bcher-kva.example")]
    [TestCase("<img src='https://BÜCHER.example:8080/x'>", "xn--bcher-kva.example")]
    [TestCase("<img src='https://[2001:DB8::1]/x'>", "[2001:db8::1]")]
    [TestCase("<base href='https://b.example/'><img src=x>", "b.example")]
    [TestCase("<base href='javascript:0'><img src=x><img src='data:,x'><img src='http:x'><img>", "")]
    public void A_host_is_read_as_browsers_read_it(string markup, string expected)
    {
        var asked = new AskedHosts();
        asked.Add(new MemoryStream(Encoding.UTF8.GetBytes("<!DOCTYPE html><meta charset=utf-8>" + markup)));

        Assert.That(asked.Hosts.Keys, Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
