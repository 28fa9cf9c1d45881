using System.Net;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Remote;
using NUnit.Framework;

namespace Gate.Tests.Unit.Remote;

/// <summary>The command line that a remote browser tells, against the one that it was to have.</summary>
internal sealed class RemoteFlagsTests
{
    private static readonly string[] Wanted = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 10.0.0.1", "--disable-gpu", "--gate-browser=1f"];

    private const string Whole = "/usr/lib/chromium/chromium --no-first-run --host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 10.0.0.1 --disable-gpu --gate-browser=1f --user-data-dir=/tmp/x --no-startup-window --use-angle=swiftshader-webgl";

    [Test]
    public void All_there_is_nothing_missing() => Assert.That(RemoteFlags.Missing(Whole, Wanted, sandbox: true), Is.Empty);

    [TestCase(" --disable-gpu", "", "--disable-gpu")]
    [TestCase("EXCLUDE 10.0.0.1 ", "EXCLUDE 10.0.0.1,EXCLUDE * ", "--host-resolver-rules")]
    [TestCase("=1f", "=2f", "--gate-browser")]
    [TestCase("--gate-browser=1f", "--gate-browser=1f --host-resolver-rules=MAP a b", "--host-resolver-rules")]
    [TestCase("--disable-gpu", "--disable-gpu-compositing", "--disable-gpu")]
    [TestCase("--no-first-run", "--no-sandbox", "not --no-sandbox")]
    [TestCase("--no-first-run", "--disable-popup-blocking", "not --disable-popup-blocking")]
    public void What_is_not_in_force_is_named(string there, string instead, string missing) =>
        Assert.That(RemoteFlags.Missing(Whole.Replace(there, instead, StringComparison.Ordinal), Wanted, sandbox: true), Is.EqualTo(new[] { missing }));

    [Test]
    public void Without_a_sandbox_asked_for_none_is_missed() =>
        Assert.That(RemoteFlags.Missing(Whole.Replace("--no-first-run", "--no-sandbox", StringComparison.Ordinal), Wanted, sandbox: false), Is.Empty);

    [Test]
    public void What_Chromium_adds_by_itself_was_not_given() =>
        Assert.That(RemoteFlags.Given(Whole), Is.EqualTo((string[])["--no-first-run", .. Wanted, "--user-data-dir=/tmp/x", "--no-startup-window"]));

    [Test]
    public void The_proxies_address_is_the_one_host_that_is_left()
    {
        var flags = RemoteFlags.Reaching(BrowserFlags.For(new BrowserSettings()), IPAddress.Parse("10.0.0.1"));

        Assert.That(flags, Has.Member(Wanted[0]).And.None.Contains("127.0.0.1"));
        Assert.That(flags, Has.Count.EqualTo(BrowserFlags.For(new BrowserSettings()).Count));
    }

    [Test]
    public void Two_marks_differ()
    {
        var first = RemoteFlags.NewMark();

        Assert.That(RemoteFlags.NewMark(), Is.Not.EqualTo(first));
    }
}
