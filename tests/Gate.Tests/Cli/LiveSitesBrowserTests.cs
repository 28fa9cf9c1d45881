using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Staging against production: two hosts, shown at the one published address.</summary>
[Category("Browser")]
internal sealed class LiveSitesBrowserTests
{
    private const string Config = """
        {
          "use": { "baseURL": "https://www.example.com/docs/", "httpCredentials": { "username": "reviewer", "password": "${env:STAGING_PASSWORD}" }, "extraHTTPHeaders": { "X-Preview": "yes" } },
          "gate": { "confirm": 1, "live": { "connections": 4 } }
        }
        """;

    [Test]
    public async Task The_same_pages_at_two_hosts_are_the_same_and_a_changed_one_is_found()
    {
        using var folders = new Folders();
        folders.Write("playwright.config.json", Config);
        await using var production = Site("the text");
        await using var staging = Site("the text");
        await using var changed = Site("another text");

        var same = await CheckAsync(folders, production, staging);
        var report = ReportJson.Read(File.ReadAllText(folders.At("gate-out/report.json")));
        var other = await CheckAsync(folders, production, changed);

        Assert.That(same.Exit, Is.Zero, same.Out + same.Error);
        Assert.That(report.Pages.Select(page => page.Page), Is.EqualTo(new[] { "about.html", "index.html" }));
        Assert.That(report.Excluded.Select(rule => $"{rule.Rule} {rule.Pages}"), Is.EqualTo(new[] { "--crawl (leads to another address) 1" }));
        Assert.That(report.Findings.Select(finding => finding.Check), Is.EqualTo(new[] { "semantics-skipped" }), "links, pictures and style sheets by the published address, by the host's own and by none are all the site's");
        Assert.That(staging.Requests.Where(request => request.Contains("/picture.svg", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(staging.Requests, Has.All.Contain("Authorization: Basic ").And.All.Contain("X-Preview: yes"));
        Assert.That(staging.Requests, Has.All.Contain($"Host: {staging.Address.Authority}"));
        Assert.That(File.ReadAllText(folders.At("gate-out/report.json")), Does.Not.Contain("hunter22"));
        Assert.That(other.Exit, Is.EqualTo(1), other.Out + other.Error);
        Assert.That(other.Out, Does.Contain("about.html").And.Not.Contain("changed    index.html"));
    }

    private static PageServer Site(string text)
    {
        PageServer server = new();
        // Served at the root, published below /docs/.
        return server
            .Add("/", $"<!doctype html><title>home</title><link rel=stylesheet href=https://www.example.com/docs/site.css><a href=https://www.example.com/docs/about.html>about</a><a href={server.Address}old.html>old</a><script>document.write(location.href + document.cookie)</script>")
            .Add("/about.html", $"<!doctype html><title>about</title><link rel=stylesheet href=/docs/site.css><p>{text}<img src={server.Address}picture.svg alt=''><img src=picture.svg alt=''>")
            .Add("/site.css", "body { background: #eef }", "text/css")
            .Add("/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='20' fill='teal'/></svg>", "image/svg+xml")
            .Lead("/old.html", $"{server.Address}about.html");
    }

    private static async Task<GateProcess> CheckAsync(Folders folders, PageServer before, PageServer after)
    {
        var start = GateProcess.StartInfo(folders.Root, "check", "--before", before.Address.AbsoluteUri, "--after", after.Address.AbsoluteUri, "--crawl", "--viewport", "desktop", "--quiet");
        start.Environment["STAGING_PASSWORD"] = "hunter22";
        using var process = System.Diagnostics.Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new GateProcess(process.ExitCode, await text, await error);
    }
}
