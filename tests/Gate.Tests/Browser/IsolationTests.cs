using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Capturing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>
/// One live server answers both sides at one origin, so that whatever one side leaves behind would be seen by the other: the
/// trap is in the page's height, which a leak changes.
/// </summary>
[TestFixture]
[Category("Browser")]
public sealed class IsolationTests
{
    private ChromiumRenderer _renderer = null!;
    private ChromiumRenderer _busy = null!;
    private HeaderServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _renderer = await Plans.StartAsync(1);
        _busy = await Plans.StartAsync(4);
        _server = await HeaderServer.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _renderer.DisposeAsync();
        await _busy.DisposeAsync();
        await _server.DisposeAsync();
    }

    // style.css?name is 700 px tall for the page low.html and 900 for high.html, at one and the same address.
    [TestCase("immutable")]
    [TestCase("etag")]
    public async Task A_cached_answer_of_one_side_is_not_seen_by_the_other(string name)
    {
        await ExpectHeights($"low.html?cached={name}", $"high.html?cached={name}", 700, 900);
        await ExpectHeights($"high.html?cached={name}", $"low.html?cached={name}", 900, 700);
    }

    [TestCase("localStorage.n = +(localStorage.n || 0) + 1; n = localStorage.n")]
    [TestCase("sessionStorage.n = +(sessionStorage.n || 0) + 1; n = sessionStorage.n")]
    [TestCase("n = document.cookie ? 2 : 1; document.cookie = 'n=1; max-age=9999; path=/'")]
    [TestCase("n = window.name ? 2 : 1; window.name = 'x'")]
    [TestCase("n = document.referrer ? 2 : 1")]
    [TestCase("n = navigator.serviceWorker.controller ? 2 : 1; navigator.serviceWorker.register('worker.js').catch(() => 0)")]
    [TestCase("n = globalThis.left ? 2 : 1; globalThis.left = Object.prototype.left = 1")]
    [TestCase("n = history.state || scrollY ? 2 : 1; history.pushState({ left: 1 }, ''); addEventListener('pagehide', () => { sessionStorage.n = 1; scrollTo(0, 50) })")]
    [TestCase("n = sessionStorage.late ? 2 : 1; addEventListener('pagehide', () => { sessionStorage.late = localStorage.late = 1 })")]
    [TestCase("n = Notification.permission === 'granted' ? 2 : 1; Notification.requestPermission()")]
    [TestCase("n = visualViewport.scale !== 1 || devicePixelRatio !== 1 ? 2 : 1; dispatchEvent(new WheelEvent('wheel', { ctrlKey: true, deltaY: -500 }))")]
    public async Task What_a_page_leaves_behind_is_not_seen_by_the_next(string script)
    {
        var page = $"first.html?script={Uri.EscapeDataString($"let n; {script}; document.body.style.height = n * 500 + 'px'")}";
        await ExpectHeights(page, page, 500, 500);
        await ExpectHeights(page, page, 500, 500);
    }

    [Test]
    public async Task What_a_page_leaves_behind_later_is_not_seen_by_the_next()
    {
        const string Script = """
            let n = 1;
            const done = () => document.body.style.height = n * 500 + 'px';
            const open = indexedDB.open('d', 1);
            open.onupgradeneeded = () => open.result.createObjectStore('s');
            open.onsuccess = async () => {
              if ((await caches.keys()).length) n = 2;
              await caches.open('c');
              const t = open.result.transaction('s', 'readwrite').objectStore('s');
              const c = t.count();
              c.onsuccess = () => { if (c.result) n = 2; t.put(1, 1).onsuccess = done; };
            };
            """;
        var page = $"first.html?script={Uri.EscapeDataString(Script)}";
        await ExpectHeights(page, page, 500, 500);
        await ExpectHeights(page, page, 500, 500);
    }

    // Both sides are open at the same time, in one browser; the control hears a frame of its own page.
    [TestCase("const c = new BroadcastChannel('x'); c.onmessage = () => n = 2; setInterval(() => c.postMessage(1), 50)", 500u)]
    [TestCase("let i = 0; addEventListener('storage', () => n = 2); setInterval(() => localStorage.x = ++i, 50)", 500u)]
    [TestCase("navigator.locks.request('x', { ifAvailable: true }, lock => { if (!lock) n = 2; return new Promise(() => 0) })", 500u)]
    [TestCase("setInterval(() => { if (!document.hasFocus() || document.hidden) n = 2 }, 50); addEventListener('blur', () => n = 2)", 500u)]
    [TestCase("const c = new BroadcastChannel('x'); c.onmessage = () => n = 2; setInterval(() => c.postMessage(1), 50); const f = document.createElement('iframe'); f.srcdoc = '<script>setInterval(() => new BroadcastChannel(`x`).postMessage(1), 50)</' + 'script>'; document.body.append(f)", 1000u)]
    public async Task What_a_page_does_is_not_seen_by_the_one_beside_it(string script, uint height)
    {
        var page = $"first.html?script={Uri.EscapeDataString($"let n = 1; {script}; setTimeout(() => document.body.style.height = n * 500 + 'px', 8000)")}";
        await ExpectHeights(page, page, height, height, _busy);
    }

    private async Task ExpectHeights(string before, string after, uint beforeHeight, uint afterHeight, ChromiumRenderer? renderer = null)
    {
        var site = new Site.Live(_server.Address);
        var id = PageId.Create("page");
        var shot = new Shot(new PagePair(id, new PageEntry(id, before), new PageEntry(id, after)), new Viewport("flat", 400, 100));
        var settings = new RenderSettings { PageTimeout = TimeSpan.FromSeconds(20) };

        var rendered = (await (renderer ?? _renderer).RenderAllAsync(new RenderPlan(site, site, [shot], settings, Confirm: 2))).Single();

        Assert.That(rendered.Before!.Attempts.Select(HeightOf), Is.All.EqualTo(beforeHeight));
        Assert.That(rendered.After!.Attempts.Select(HeightOf), Is.All.EqualTo(afterHeight));
    }

    private static uint? HeightOf(RenderOutcome outcome)
    {
        if (outcome is RenderOutcome.NotCaptured lost)
            Assert.Fail(lost.Failure.ToString());
        return PngHeader.TryRead(((RenderOutcome.Captured)outcome).Capture.Png.Span)?.Height;
    }
}
