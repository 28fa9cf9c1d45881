using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

internal sealed class PageAllowanceTests
{
    private static readonly PageLimits Limits = new() { Requests = 2, Redirects = 3, Frames = 2, ConsoleLines = 2, Megabytes = 1, Elements = 5 };

    private static IEnumerable<TestCaseData> Bounds() =>
    [
        Case("requests", Times(2, page => page.Request()), page => page.Request(), "more than 2 requests; the bound is gate.limits.requests"),
        Case("redirects", page => page.Redirected(3), page => page.Redirected(4), "more than 3 redirects in a row; the bound is gate.limits.redirects"),
        Case("frames", Times(2, page => page.FrameCame()), page => page.FrameCame(), "more than 2 frames at one time; the bound is gate.limits.frames"),
        Case("frames that went", Times(9, ComeAndGo), Times(3, page => page.FrameCame()), "more than 2 frames at one time; the bound is gate.limits.frames"),
        Case("console", Times(2, page => page.ConsoleLine()), page => page.ConsoleLine(), "more than 2 lines on the console; the bound is gate.limits.consoleLines"),
        Case("bytes", Times(2, page => page.Received(1 << 19)), page => page.Received(1), "more than 1 MiB of answers; the bound is gate.limits.megabytes"),
        Case("elements", page => page.Elements(5), page => page.Elements(6), "more than 5 elements; the bound is gate.limits.elements"),
    ];

    [TestCaseSource(nameof(Bounds))]
    public void A_page_may_use_up_what_it_has_and_ends_with_the_bound_named(Action<PageAllowance> fill, Action<PageAllowance> pass, string message)
    {
        var ends = new List<Failure>();
        var page = new PageAllowance(Limits, ends.Add);

        fill(page);
        Assert.That(ends, Is.Empty);

        pass(page);
        Assert.That(ends, Is.EqualTo(new[] { new Failure(FailureKind.Limit, message) }));
    }

    private static TestCaseData Case(string name, Action<PageAllowance> fill, Action<PageAllowance> pass, string message) => new TestCaseData(fill, pass, message).SetArgDisplayNames(name);

    private static void ComeAndGo(PageAllowance page)
    {
        page.FrameCame();
        page.FrameWent();
    }

    private static Action<PageAllowance> Times(int count, Action<PageAllowance> action) => page =>
    {
        for (var i = 0; i < count; i++)
            action(page);
    };
}
