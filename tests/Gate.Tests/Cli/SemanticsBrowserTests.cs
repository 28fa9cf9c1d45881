using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>What pixels cannot see, as a user is told it: losses that fail by default, and what a page does only after the change.</summary>
[Category("Browser")]
internal sealed class SemanticsBrowserTests
{
    private const string Head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title></head><body>";

    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task A_lost_state_and_a_broken_link_fail_although_no_pixel_moved()
    {
        Write("current.html", "<nav><a href=current.html aria-current=page>Here</a></nav>", "<nav><a href=current.html>Here</a></nav>");
        Write("link.html", "<p>\n<a href=current.html>There</a>", "<p>\n<a href=curent.html>There</a>");
        Write("inert.html", "<p>one&nbsp;two", "<p >one&#160;two");
        _folders.Write("playwright.config.json", """{ "projects": [ { "name": "desktop", "use": { "viewport": { "width": 800, "height": 600 } } } ] }""");

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--confirm", "1");

        Assert.That(run.Exit, Is.EqualTo(1), run.Error);
        Assert.That(run.Out, Does.Contain("finding   current.html:1:").And.Contain("<a> \"Here\": aria-current=\"page\" is gone\n"));
        Assert.That(run.Out, Does.Contain("finding   link.html:2:4  <a> \"There\": the link leads to \"curent.html\": there is no such page or file, it led to \"current.html\"\n"));
        Assert.That(run.Out, Does.Contain("fail: 4 pages: all identical; 2 findings beside the pixels; 2 warnings; 2 textual differences on 1 page, all inert, no pixel moved."));
    }

    [Test]
    public async Task What_a_page_does_only_after_the_change_is_told_kind_by_kind()
    {
        Write("throws.html", "<p>x", "<p>x<script>setTimeout(() => { throw new Error('torn sail') })</script>");
        Write("says.html", "<p>x", "<p>x<script>console.error('no wind')</script>");
        _folders.Write("before/policy.html", Head.Replace("</head>", "<meta name=x content=y></head>", StringComparison.Ordinal) + "<p>x");
        _folders.Write("after/policy.html", Head.Replace("</head>", "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"></head>", StringComparison.Ordinal) + "<p>x<img src=a.png alt>");
        Write("mixed.html", "<p>x", "<p>x<script src=http://plain.example.net/a.js></script>");
        Write("missing.html", "<p>x", "<p>x<script src=gone.js></script>");
        Write("asks.html", "<p>x", "<p>x<script>confirm('sure?')</script>");
        Write("opens.html", "<p>x", "<p>x<script>open('says.html')</script>");
        Write("saves.html", "<p>x", "<p>x<a id=a href='data:application/zip,x' download=a.zip></a><script>document.getElementById('a').click()</script>");
        _folders.Write("playwright.config.json", """
            { "use": { "baseURL": "https://www.example.com/" }, "projects": [ { "name": "desktop", "use": { "viewport": { "width": 800, "height": 600 } } } ],
              "gate": { "externals": { "plain.example.net": "block" } } }
            """);

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--json", "--confirm", "1");

        var told = ReportJson.Read(run.Out).Findings.Where(finding => finding.Check is "page-exception" or "console-error" or "page-dialog" or "page-window" or "page-download" or "resource-missing")
            .Select(finding => $"{finding.Check} {finding.Severity} {finding.Page}: {finding.Message}").ToList();
        var all = string.Join('\n', told);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Has.Some.StartsWith("page-exception Warn throws.html:").And.Contains("torn sail"), all);
            Assert.That(told, Has.Some.StartsWith("console-error Warn says.html:").And.Contains("no wind"), all);
            Assert.That(told, Has.Some.StartsWith("console-error Warn policy.html:").And.Contains("violates the following Content Security Policy"), all);
            Assert.That(told, Has.Some.StartsWith("console-error Warn mixed.html:").And.Contains("Mixed Content"), all);
            Assert.That(told, Has.Some.StartsWith("resource-missing Fail").And.Contains("gone.js"), all);
            Assert.That(told, Has.Some.StartsWith("page-dialog Warn asks.html:"), all);
            Assert.That(told, Has.Some.StartsWith("page-window Warn opens.html:"), all);
            Assert.That(told, Has.Some.StartsWith("page-download Warn saves.html:"), all);
        }
    }

    private void Write(string page, string before, string after)
    {
        _folders.Write($"before/{page}", Head + before);
        _folders.Write($"after/{page}", Head + after);
    }
}
