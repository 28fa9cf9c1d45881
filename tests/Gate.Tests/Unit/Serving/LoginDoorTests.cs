using System.Net;
using System.Text;
using Gate.Core.Pages;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

/// <summary>A proxy that others can reach: who does not know the password learns nothing and leaves no trace.</summary>
internal sealed class LoginDoorTests
{
    private readonly ProxyLogin _login = new();
    private SiteProxy _proxy = null!;

    [OneTimeSetUp]
    public async Task Start() => _proxy = await Proxies.StartAsync(new Site.Served(new MemorySite().With("index.html", "<title>inside</title>")), place: new ProxyPlace(IPAddress.Loopback, _login));

    [OneTimeTearDown]
    public async Task Stop() => await _proxy.DisposeAsync();

    private static IEnumerable<TestCaseData> Strangers()
    {
        foreach (var (name, header) in new[] { ("without a password", ""), ("with another one", Header("gate", "guess")), ("with one for the site", "Authorization: Basic Z2F0ZTo=\r\n"), ("with no scheme", "Proxy-Authorization: \r\n") })
        {
            yield return new TestCaseData($"GET http://site.localhost/ HTTP/1.1\r\nHost: site.localhost\r\n{header}\r\n").SetArgDisplayNames($"a request {name}");
            yield return new TestCaseData($"CONNECT site.localhost:443 HTTP/1.1\r\nHost: site.localhost:443\r\n{header}\r\n").SetArgDisplayNames($"a tunnel {name}");
        }
    }

    [TestCaseSource(nameof(Strangers))]
    public async Task A_stranger_is_asked_for_the_password(string request)
    {
        var log = _proxy.BeginShot();

        var answer = await RawClient.ExchangeAsync(_proxy.Address, request);

        Assert.That(answer, Does.StartWith("HTTP/1.1 407 ").And.Contain("Proxy-Authenticate: Basic").And.Not.Contain("inside"));
        Assert.That(log.Records, Is.Empty);
    }

    [Test]
    public async Task Who_knows_it_is_served()
    {
        var log = _proxy.BeginShot();

        var answer = await RawClient.ExchangeAsync(_proxy.Address, $"GET http://site.localhost/index.html HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n{Header(ProxyLogin.User, _login.Password)}\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 200 ").And.Contain("inside"));
        Assert.That(log.Records, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_greeting_is_answered_to_who_knows_the_password_and_not_logged()
    {
        var log = _proxy.BeginShot();
        var greeting = $"GET {_login.Greeting.AbsoluteUri} HTTP/1.1\r\nHost: {_login.Greeting.Host}\r\n";

        Assert.That(await RawClient.ExchangeAsync(_proxy.Address, $"{greeting}\r\n"), Does.StartWith("HTTP/1.1 407 "));
        Assert.That(await RawClient.ExchangeAsync(_proxy.Address, $"{greeting}{Header(ProxyLogin.User, _login.Password)}\r\n"), Does.StartWith("HTTP/1.1 204 "));
        Assert.That(log.Records, Is.Empty);
    }

    [Test]
    public void Two_runs_have_two_passwords() => Assert.That((new ProxyLogin().Password, new ProxyLogin().Greeting), Is.Not.EqualTo((_login.Password, _login.Greeting)));

    private static string Header(string user, string password) => $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.Latin1.GetBytes($"{user}:{password}"))}\r\n";
}
