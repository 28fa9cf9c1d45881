using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Capturing;
using Gate.Harness.Machine;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

public sealed class CaptureRulesTests
{
    [TestCase("http://h/a", "http://h/a/", false, true)]
    [TestCase("http://h/a/index.html", "http://h/a/", false, true)]
    [TestCase("http://h/a/index.html", "http://h/a", false, true)]
    [TestCase("http://h/a.html", "http://h/a.html", false, true)]
    [TestCase("http://h/a.html#x", "http://h/a.html#y", false, true)]
    [TestCase("http://h/a.html", "http://h/a", false, false)]
    [TestCase("http://h/a.html", "http://h/a", true, true)]
    [TestCase("http://h/a.html", "https://h/a.html", true, true)]
    [TestCase("http://h/a.html", "https://h/a.html", false, false)]
    [TestCase("https://h/a.html", "http://h/a.html", true, false)]
    [TestCase("http://h/a.html", "http://i/a.html", true, false)]
    [TestCase("http://h/a.html", "http://h:81/a.html", true, false)]
    [TestCase("http://h/a.html", "http://h/b.html", true, false)]
    [TestCase("http://h/a.html", "http://h/A.html", true, false)]
    [TestCase("http://h/a.html?x", "http://h/a.html", true, false)]
    [TestCase("http://h/a.html", "http://h/404.html", true, false)]
    public void Only_spellings_of_a_page_are_the_page(string asked, string got, bool byServer, bool same)
        => Assert.That(PageNavigation.SamePage(new Uri(asked), new Uri(got), byServer), Is.EqualTo(same));

    [TestCase(null, 4, 24L << 30, 8)]
    [TestCase(null, 32, 64L << 30, 16)]
    [TestCase(null, 4, 1500L << 20, 3)]
    [TestCase(null, 1, 100L << 20, 1)]
    [TestCase(12, 1, 100L << 20, 12)]
    public void Workers_come_from_cores_and_memory(int? asked, int cores, long memory, int expected)
        => Assert.That(WorkerCount.For(asked, cores, memory), Is.EqualTo(expected));

    [Test]
    public void A_png_says_its_size_and_nothing_else_does()
    {
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 2, 0, 0, 3, 4];

        Assert.That(PngHeader.TryRead(head), Is.EqualTo((258u, 772u)));
        Assert.That(PngHeader.TryRead(head.AsSpan(0, 23)), Is.Null);
        for (var index = 0; index < 16; index++)
        {
            var other = head.ToArray();
            other[index] ^= 1;
            Assert.That(PngHeader.TryRead(other), Is.Null, $"byte {index}");
        }
    }

    [Test]
    public void Flags_of_the_user_win_and_lists_are_joined()
    {
        var flags = BrowserFlags.For(new BrowserSettings { Arguments = ["--blink-settings=a=1", "--font-render-hinting=full", "--new", "--js-flags=--jitless"] });

        Assert.That(flags, Does.Contain("--new").And.Contain("--font-render-hinting=full").And.Not.Contain("--font-render-hinting=none"));
        Assert.That(flags.Count(flag => flag.StartsWith("--blink-settings=", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(flags.Single(flag => flag.StartsWith("--blink-settings=", StringComparison.Ordinal)), Does.StartWith("--blink-settings=primaryHoverType=2,").And.EndWith(",a=1"));
        Assert.That(flags.Single(flag => flag.StartsWith("--js-flags=", StringComparison.Ordinal)), Does.Contain("--random-seed=").And.EndWith(" --jitless"));
    }

    [Test]
    public void Two_failures_are_no_agreement()
    {
        var failed = new RenderOutcome.NotCaptured(new Failure(FailureKind.HttpStatus, "HTTP 404 for /x"));
        var away = new RenderOutcome.Redirected("/a");

        Assert.That(SameOutcome.Of(failed, failed), Is.False);
        Assert.That(SameOutcome.Of(away, new RenderOutcome.Redirected("/a")), Is.True);
        Assert.That(SameOutcome.Of(away, new RenderOutcome.Redirected("/b")), Is.False);
        Assert.That(SameOutcome.Of(away, failed), Is.False);
        Assert.That(SameOutcome.Of(Captured(1, 2), Captured(1, 2)), Is.True);
        Assert.That(SameOutcome.Of(Captured(1, 2), Captured(1, 3)), Is.False);
    }

    private static RenderOutcome.Captured Captured(params byte[] png) => new(new Capture
    {
        Png = png,
        Settle = new SettleRecord("virtual", new Dictionary<string, int>(), []),
        Process = 0,
    });
}
