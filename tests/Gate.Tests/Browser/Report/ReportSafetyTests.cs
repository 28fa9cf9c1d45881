using Gate.Tests.Support;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>Text of pages stays text: names, titles, selectors and reasons that are made to be more, and the policy behind them.</summary>
[TestFixture, Category("Browser")]
internal sealed class ReportSafetyTests : ReportFixture
{
    [Test]
    public async Task Each_hostile_page_can_be_looked_at_and_stays_text()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich());
        foreach (var name in SampleReports.HostileNames)
        {
            await report.Page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString($"{name}@desktop")}");
            await Expect(report.Page.Locator("#shot-title .place")).ToHaveTextAsync("desktop");
            await Expect(report.Page.Locator("#viewer script, #viewer bdi img")).ToHaveCountAsync(0);
            await Expect(report.Page.Locator("#stage img").First).ToBeVisibleAsync();
        }

        Assert.That(report.Troubles, Is.Empty);
    }

    [TestCase("<img src=x onerror=\"alert(1)\"><script>alert(2)</script>")]
    [TestCase("javascript:alert(1)")]
    [TestCase("\u202Etxt.exe\u2066\u200B\u0007")]
    [TestCase("' onmouseover=alert(1) x='</script></title></style>")]
    [TestCase("${alert(1)}{{alert(1)}}%3Cscript%3E")]
    [TestCase("long")]
    public async Task Hostile_titles_selectors_values_messages_and_reasons_are_text(string text)
    {
        if (text == "long")
            text = new string('w', 10_240);
        var rich = SampleReports.Rich();
        var hostile = new Core.Run.Facts.CauseFacts(text, "attribute", text, text, text, text) { Rule = text, SourceBefore = text };
        var report = rich with
        {
            Summary = $"21 pages: {text}",
            Shots = [.. rich.Shots.Select(shot => shot with
            {
                Summary = text,
                Regions = [.. shot.Regions.Select(region => region with { Causes = [hostile], Explanation = "whole", Remainder = 0 })],
                Masks = [.. shot.Masks.Select(mask => mask with { Selector = text, Reason = text, Owner = text })],
                Alignment = shot.Alignment is null ? null : shot.Alignment with { Sentence = text },
                Before = shot.Before is null ? null : shot.Before with { Redirect = text },
            })],
            Groups = [.. rich.Groups.Select(group => group with { Title = text, Causes = [hostile], Pages = ["blog/index.html"], Viewports = [text], Representative = new Core.Run.Facts.GroupPlace("blog/index.html@desktop", 0) })],
            Findings = [.. rich.Findings.Select(finding => finding with { Message = text, Location = text })],
        };
        await using var opened = await Browser.OpenAsync(report, BlogDesktop);
        await Expect(opened.Page.Locator("#facts")).ToContainTextAsync("regions");
        await Expect(opened.Page.Locator("#facts :is(img, script, [onerror], [onmouseover], a[href^=javascript])")).ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(1440), "viewer");
        await opened.Page.Locator("#reason").FillAsync(text.Length < 12 ? $"{text}, as agreed" : text);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Locator("#approve").ClickAsync();
        await opened.Page.Keyboard.PressAsync("u");
        await Expect(opened.Page.Locator(".card")).Not.ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(1440), "overview");
        await Expect(opened.Page.Locator("main :is(script, [onerror], [onmouseover], a[href^=javascript], img[src=x])")).ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<string>("() => document.body.innerText"), Does.Not.Match("[\u202E\u2066\u200B\u0007]"));
        Assert.That(opened.Troubles, Is.Empty);
    }

    [TestCase("<script>window.canary = 1</script>")]
    [TestCase("<img src=x onerror='window.canary = 1'>")]
    [TestCase("<iframe srcdoc='<script>parent.canary = 1</script>'></iframe>")]
    [TestCase("<svg onload='window.canary = 1'></svg>")]
    public async Task The_policy_stops_script_even_where_markup_got_in(string markup)
    {
        await using var report = await Browser.OpenAsync(SampleReports.AllIdentical());
        var text = await File.ReadAllTextAsync(report.IndexFile);
        await File.WriteAllTextAsync(report.IndexFile, text.Replace("</body>", $"{markup}</body>", StringComparison.Ordinal));
        await report.Page.ReloadAsync();
        Assert.That(report.Troubles, Has.Some.Contains("Content Security Policy"));
        Assert.That(await report.Page.EvaluateAsync<bool>("() => 'canary' in window"), Is.False);
    }

    [TestCase("document.body.innerHTML = '<b>x</b>'")]
    [TestCase("document.body.setAttribute('onclick', 'x')")]
    [TestCase("document.createElement('script').text = 'x'")]
    public async Task Text_cannot_become_markup_or_script(string way)
    {
        await using var report = await Browser.OpenAsync(SampleReports.AllIdentical());
        var refused = await report.Page.EvaluateAsync<bool>($"() => {{ try {{ {way}; return false; }} catch (error) {{ return error instanceof TypeError; }} }}");
        Assert.That(refused, Is.True);
    }
}
