using System.Diagnostics;
using System.Text.Json.Nodes;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate check</c> as a process with a real browser: one test a verdict.</summary>
[Category("Browser")]
internal sealed class CheckBrowserTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task Pages_that_render_the_same_pass_with_0()
    {
        _folders.Write("before/index.html", "<!doctype html><title>t</title><p>one&nbsp;two");
        _folders.Write("after/index.html", "<!DOCTYPE html><title>t</title>\n<!-- note --><p>one\u00a0two</p>");

        var run = await CheckAsync();

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("pass: 1 page: all identical; 5 textual differences, all inert, no pixel moved.\nreport: gate-out").And.Contain("\nnext: gate report gate-out"));
        Assert.That(_folders.At("gate-out/report.json"), Does.Exist);
        Assert.That(_folders.At("gate-out/index.html"), Does.Exist);
    }

    [Test]
    public async Task A_changed_page_fails_with_1_and_json_is_the_report()
    {
        _folders.Write("before/index.html", "<!doctype html><body style='margin:0'><p style='background:#000;height:10px;margin:0'>");
        _folders.Write("after/index.html", "<!doctype html><body style='margin:0'><p style='background:#010000;height:10px;margin:0'>");

        var run = await CheckAsync("--json", "--viewport", "desktop");
        var report = ReportJson.Read(run.Out);

        Assert.That((run.Exit, report.ExitCode, report.Verdict), Is.EqualTo((1, 1, Verdict.Fail)), run.Error);
        Assert.That((report.Shots[0].Ae, report.Shots[0].MaxChannelDelta), Is.EqualTo((1280 * 10L, 1)));
        Assert.That(ReportJson.Write(report), Is.EqualTo(await File.ReadAllTextAsync(_folders.At("gate-out/report.json"))));
        Assert.That(run.Error, Does.Contain("gate: 1 page, 1 shot\n"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_page_whose_name_is_no_UTF_8_is_rendered_decided_on_and_reported()
    {
        foreach (var (side, colour) in new[] { ("before", "red"), ("after", "blue") })
        {
            _folders.Write($"{side}/index.html", "<!doctype html><title>t</title><a href='caf%E9.html'>it</a>");
            RawFiles.Write(_folders.At(side), @"caf\351.html", $"<!doctype html><title>t</title><body style='margin:0'><p style='height:10px;margin:0;background:{colour}'>");
        }

        using var raw = new Cleared(_folders.Root);
        var run = await CheckAsync("--viewport", "desktop");
        var report = ReportJson.Read(await File.ReadAllTextAsync(_folders.At("gate-out/report.json")));
        var only = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--viewport", "desktop", "--include", @"caf\xE9.html", "--dry-run");
        var explained = await GateProcess.RunAsync(_folders.Root, "explain", "gate-out", @"caf\xE9.html@desktop");
        var approved = await GateProcess.RunAsync(_folders.Root, "approve", "gate-out", "--shot", @"caf\xE9.html@desktop", "--reason", "blue is wanted now", "--by", "anna");
        var again = await CheckAsync("--viewport", "desktop");
        var recorded = await GateProcess.RunAsync(_folders.Root, "baseline", "record", "before", "--to", "base", "--viewport", "desktop");
        var based = await GateProcess.RunAsync(_folders.Root, "check", "--before", "baseline:base", "--after", "before", "--viewport", "desktop", "--out", "other-out");

        Assert.Multiple(() =>
        {
            Assert.That(run.Exit, Is.EqualTo(1), run.Error);
            Assert.That(run.Out, Does.Contain(@"caf\xE9.html"));
            Assert.That(report.Shots.Select(shot => (shot.Id, shot.Ae)), Is.EqualTo(new[] { (@"caf\xE9.html@desktop", (long?)12_800), ("index.html@desktop", null) }).Or.EqualTo(new[] { (@"caf\xE9.html@desktop", (long?)12_800), ("index.html@desktop", (long?)0) }));
            Assert.That(only.Exit, Is.Zero, only.Error + only.Out);
            Assert.That((explained.Exit, explained.Out), Is.EqualTo((0, explained.Out)), explained.Error);
            Assert.That(explained.Out, Does.Contain(@"after/caf\xE9.html:1:"));
            Assert.That(approved.Exit, Is.Zero, approved.Error + approved.Out);
            Assert.That(again.Exit, Is.Zero, again.Error + again.Out);
            Assert.That(recorded.Exit, Is.Zero, recorded.Error + recorded.Out);
            Assert.That(based.Exit, Is.Zero, based.Error + based.Out);
        });
    }

    [Test]
    [Platform("Linux")]
    public async Task A_picture_whose_name_is_no_UTF_8_is_seen_to_change()
    {
        foreach (var (side, colour) in new[] { ("before", "red"), ("after", "blue") })
        {
            _folders.Write($"{side}/index.html", "<!doctype html><title>t</title><img src='caf%E9.svg'>");
            RawFiles.Write(_folders.At(side), @"caf\351.svg", $"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='10' height='10' fill='{colour}'/></svg>");
            RawFiles.Write(_folders.At(side), @"no page asks\351.txt", "same");
        }

        var run = await CheckAsync("--json", "--viewport", "desktop");
        var report = ReportJson.Read(run.Out);
        RawFiles.Clear(_folders.Root);

        Assert.That((run.Exit, report.Shots.Single().Ae), Is.EqualTo((1, 100L)), run.Error);
        Assert.That(run.Out, Does.Not.Contain("xE9"), "a picture that a page shows is none that no page asked for");
    }

    [Test]
    public async Task A_host_that_is_not_declared_makes_it_incomplete_with_3_until_it_is()
    {
        const string page = "<!doctype html><link rel=stylesheet href='https://fonts.example.com/a.css'><p>x";
        _folders.Write("before/index.html", page);
        _folders.Write("after/index.html", page);

        var undeclared = await CheckAsync("--quiet");
        _folders.Write("playwright.config.json", "{ \"gate\": { \"externals\": { \"fonts.example.com\": \"block\" } } }");
        var declared = await CheckAsync("--quiet");

        Assert.That(undeclared.Exit, Is.EqualTo(3), undeclared.Error);
        Assert.That(undeclared.Out, Does.Contain("\nincomplete: ").Or.StartWith("open      fonts.example.com"));
        Assert.That(undeclared.Out, Does.Contain("\"externals\": { \"fonts.example.com\": \"replay\" }"));
        Assert.That(undeclared.Error, Is.Empty);
        Assert.That(declared.Exit, Is.Zero, declared.Error);
        Assert.That(declared.Out, Does.Contain("compared without fonts.example.com"));
    }

    [Test]
    public async Task A_replayed_host_is_asked_once_answers_both_sides_alike_and_need_not_be_there_again()
    {
        var asked = 0;
        var host = new ScriptedServer((_, stream, stop) =>
        {
            // Another picture for every request: asked twice, the sides would differ.
            var body = $"body {{ margin: 0; height: {600 + (100 * Interlocked.Increment(ref asked))}px }}";
            return ScriptedServer.SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}", stop);
        });
        var page = $"<!doctype html><link rel=stylesheet href='{host.Address}a.css'><link rel=stylesheet crossorigin href='https://fonts.example.com/b.css'><p>x";
        _folders.Write("before/index.html", page);
        _folders.Write("after/index.html", page);
        _folders.Write("site.har", """
            { "log": { "entries": [ { "request": { "method": "GET", "url": "https://fonts.example.com/b.css", "headers": [] }, "response": { "status": 200,
              "headers": [ { "name": "content-type", "value": "text/css" }, { "name": "access-control-allow-origin", "value": "*" } ],
              "content": { "size": 31, "text": "p { margin: 0; background: red }" } } } ] } }
            """);
        _folders.Write("playwright.config.json", "{ \"gate\": { \"externals\": { \"localhost\": \"replay\", \"fonts.example.com\": \"replay\" }, \"replay\": { \"har\": [\"site.har\"] } } }");

        var first = await CheckAsync("--quiet");
        await host.DisposeAsync();
        _folders.Write("playwright.config.json", "{ \"gate\": { \"externals\": { \"localhost\": \"replay\", \"fonts.example.com\": \"replay\" }, \"replay\": { \"record\": false } } }");
        var second = await CheckAsync("--json", "--viewport", "desktop");

        Assert.That((first.Exit, asked), Is.EqualTo((0, 1)), first.Out + first.Error);
        var report = ReportJson.Read(second.Out);
        Assert.That(second.Exit, Is.Zero, second.Out);
        Assert.That(report.Findings.Select(finding => (finding.Check, finding.Location)), Is.EquivalentTo(new[] { ("external-replayed", "fonts.example.com"), ("external-replayed", "localhost") }));
        Assert.That(report.Shots[0].Before!.Requests["answered"]!.GetValue<int>(), Is.EqualTo(3));
    }

    [Test]
    public async Task An_interrupted_run_ends_with_130_and_a_partial_report()
    {
        for (var page = 0; page < 60; page++)
            _folders.Write($"before/{page}.html", $"<p>{page}");
        foreach (var file in Directory.GetFiles(_folders.Before))
            File.Copy(file, Path.Combine(_folders.After, Path.GetFileName(file)), overwrite: true);

        using var process = GateProcess.Start(_folders.Root, "check", "--before", "before", "--after", "after", "--verbose", "--workers", "1");
        var rest = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("gate: identical ", StringComparison.Ordinal))
            TestContext.Out.WriteLine(line);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        _ = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(await rest, Does.Contain("\ncancelled: "));
        var report = JsonNode.Parse(await File.ReadAllTextAsync(_folders.At("gate-out/report.json")))!;
        Assert.That(report["run"]!["complete"]!.GetValue<bool>(), Is.False);
        Assert.That(report["counts"]!["pending"]!.GetValue<int>(), Is.GreaterThan(0));
        Assert.That((await GateProcess.RunAsync(_folders.Root, "report", "gate-out")).Exit, Is.EqualTo(130));
    }

    [Test]
    public async Task Trouble_is_found_in_copies_of_the_users_own_pages()
    {
        _folders.Write("before/blog/a b.html", "<!doctype html><link rel=stylesheet href='../site.css'><body><h1>Title</h1></body>");
        _folders.Write("before/site.css", "body { background: #101010; color: white } * { width: 100% }");

        var run = await GateProcess.RunAsync(_folders.Root, "doctor", "--prove", "before", "--json");
        var proof = JsonNode.Parse(run.Out)!["proof"]!.AsArray();

        Assert.That(run.Exit, Is.Zero, run.Out + run.Error);
        Assert.That(proof.Select(line => line!["found"]!.GetValue<bool>()), Is.All.True);
        Assert.That(proof.Select(line => line!["planted"]!.GetValue<string>()).Distinct(), Is.EquivalentTo(new[] { "untouched", "pixel", "missing", "broken" }));
        Assert.That(
            proof.Where(line => line!["planted"]!.GetValue<string>() == "pixel").SelectMany(line => line!["shots"]!.AsArray()).Select(shot => shot!["ae"]!.GetValue<long>()),
            Is.All.EqualTo(1));
    }

    [Test]
    public async Task The_demo_comes_out_as_expected()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "demo", "--quiet");

        Assert.That(run.Exit, Is.Zero, run.Out + run.Error);
        Assert.That(run.Out, Does.Contain("demo fieldnotes: as expected").And.Contain("demo harbour: as expected"));
        Assert.That(_folders.At("gate-demo/harbour/index.html"), Does.Exist);
    }

    private Task<GateProcess> CheckAsync(params string[] more) => GateProcess.RunAsync(_folders.Root, ["check", "--before", "before", "--after", "after", .. more]);

    private sealed record Cleared(string Folder) : IDisposable
    {
        public void Dispose() => RawFiles.Clear(Folder);
    }
}
