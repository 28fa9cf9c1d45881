using System.Globalization;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>10,000 shots opened from disk, with pictures of a full page beside those that are looked at: figures, printed and not judged.</summary>
[Category("Soak"), Category("Browser")]
internal sealed class LargeReportSoak
{
    private const int Shots = 10_000;
    private const int Looked = 24;

    // Pressed as a reader does; shown once the pictures are decoded and a frame with them was drawn.
    private const string Next = """
        async () => {
          const start = performance.now();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
          while (!document.querySelector('#stage img')) await new Promise(requestAnimationFrame);
          await Promise.all([...document.querySelectorAll('#stage img')].map(image => image.decode()));
          await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          return performance.now() - start;
        }
        """;

    [Test]
    public async Task Ten_thousand_shots_open_and_the_next_picture_comes()
    {
        await using var browser = await ReportBrowser.StartAsync();
        var report = SampleReports.Large(Shots);
        await using var opened = await browser.OpenAsync(report, withPictures: false);
        var page = opened.Page;
        var seen = Core.Report.ReviewOrder.Shots(report).Where(shot => shot.Status != ShotStatus.Identical).Take(Looked + 2);
        SampleEvidence.Write(report with { Shots = [.. seen] }, Path.GetDirectoryName(opened.IndexFile)!);
        Say($"index.html {new FileInfo(opened.IndexFile).Length / 1e6:0.0} MB, {Shots:N0} shots");
        for (var round = 0; round < 3; round++)
        {
            await page.ReloadAsync();
            await Expect(page.Locator("#fits")).ToContainTextAsync("shots");
            var times = await page.EvaluateAsync<double[]>("() => { const [at] = performance.getEntriesByType('navigation'); const paint = performance.getEntriesByType('paint').find(each => each.name === 'first-contentful-paint'); return [paint ? paint.startTime : -1, at.domContentLoadedEventEnd]; }");
            Say($"opened: first paint {times[0]:0} ms, ready for keys {times[1]:0} ms");
        }

        foreach (var view in new[] { "diff", "side", "delta" })
        {
            await page.GotoAsync($"{opened.Address}#status=all");
            await page.EvaluateAsync("view => { localStorage.setItem('gate view', view); }", view);
            await page.ReloadAsync();
            var taken = new List<double>();
            for (var i = 0; i < Looked; i++)
                taken.Add(await page.EvaluateAsync<double>(Next));
            taken.Sort();
            Say($"key to the next picture, {view}: median {taken[Looked / 2]:0} ms, 95 % {taken[Looked * 95 / 100]:0} ms, most {taken[^1]:0} ms");
        }

        await page.GotoAsync($"{opened.Address}#status=all");
        var typed = await page.EvaluateAsync<double>("async () => { const start = performance.now(); const search = document.querySelector('#search'); search.value = 'page-04'; search.dispatchEvent(new Event('input')); await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))); return performance.now() - start; }");
        Say($"a letter typed into the search: {typed:0} ms");
        Assert.That(await page.Locator(".pages tbody tr:visible").CountAsync(), Is.GreaterThan(100), "the search answers");
    }

    private static void Say(FormattableString line) => TestContext.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
