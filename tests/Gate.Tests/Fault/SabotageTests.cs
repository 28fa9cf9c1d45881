using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

/// <summary>
/// Changes that try to be let through under <c>--trust</c>. The browser of these runs sees no difference anywhere, which is what each
/// of them is after: that alone must not make any of them green, and nothing that they bring may run.
/// </summary>
internal sealed class SabotageTests
{
    private const string Config = "playwright.config.json";
    private const string LedgerPath = "baselines/approvals.jsonl";
    private const string Policy = """
        {
          "projects": [ { "name": "desktop", "use": { "viewport": { "width": 1280, "height": 800 } } }, { "name": "mobile", "use": { "viewport": { "width": 375, "height": 812 } } } ],
          "gate": {
            "confirm": 3,
            "externals": { "fonts.example.com": "replay" },
            "states": [ { "name": "signed-in", "storageState": "state.json" } ],
            "tolerances": [ { "pixels": { "max": 1 }, "channelDelta": { "max": 1 }, "reason": "one pixel of the clock" } ]
          }
        }
        """;

    private GitScratch _repository = null!;
    private ScratchFolder _base = null!;

    [SetUp]
    public void Create()
    {
        (_repository, _base) = (new GitScratch(), new ScratchFolder());
        foreach (var page in new[] { "index.html", "about.html" })
        {
            _repository.Write($"site/{page}", page);
            _base.Write($"site/{page}", page);
        }

        _repository.Write(Config, Policy);
        _repository.Write("state.json", "{}");
        _repository.Write("gate-externals/fonts.example.com/a.css", "body { color: #000 }");
        _repository.Write(LedgerPath, LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve), LedgerSamples.Of(LedgerDecision.Reject, LedgerSamples.Key("about.html@desktop"))));
        _repository.Commit("trusted");
        _repository.Git("switch", "--quiet", "--create", "change");
        _repository.Write("site/index.html", "index.html<!-- defaced -->");
    }

    [TearDown]
    public void Remove()
    {
        _repository.Dispose();
        _base.Dispose();
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Setting("a mask over everything", """ "confirm": 3, "masks": [ { "selector": "html", "budget": 100, "reason": "everything moves here" } ],""");
        yield return Setting("a page left out", """ "confirm": 3, "exclude": [ "index.html" ],""");
        yield return Setting("pages narrowed", """ "confirm": 3, "include": [ "about.html" ],""");
        yield return Setting("one capture only", """ "confirm": 1,""");
        yield return Setting("an accepted absence", """ "confirm": 3, "accept": [ { "missing": "**", "reason": "nobody needs style sheets" } ],""");
        yield return Setting("checks switched off", """ "confirm": 3, "semantics": "off",""");
        yield return Setting("the first screen alone", """ "confirm": 3, "fullPage": false,""");
        yield return Setting("another ledger", """ "confirm": 3, "ledger": "mine.jsonl",""");
        yield return Setting("another export folder", """ "confirm": 3, "export": "old",""");
        yield return Setting("a secret read out", """ "confirm": 3, "include": [ "${env:GATE_SECRET}" ],""");
        yield return Case("a viewport deleted", "policy-changed", repository => Replace(repository, """, { "name": "mobile", "use": { "viewport": { "width": 375, "height": 812 } } }""", ""));
        yield return Case("a tolerance widened", "policy-changed", repository => Replace(repository, "\"pixels\": { \"max\": 1 }", "\"pixels\": { \"max\": 1000000 }"));
        yield return Case("a host blocked", "policy-changed", repository => Replace(repository, "\"replay\"", "\"block\""));
        yield return Case("launch arguments", "policy-changed", repository => Replace(repository, "\"projects\"", "\"use\": { \"launchOptions\": { \"args\": [\"--renderer-cmd-prefix=./evil\"] } }, \"projects\""));
        yield return Case("a browser of its own", "policy-changed", repository => Replace(repository, "\"projects\"", "\"use\": { \"launchOptions\": { \"executablePath\": \"./evil\" } }, \"projects\""));
        yield return Case("a web server", "policy-changed", repository => Replace(repository, "\"projects\"", "\"webServer\": { \"command\": \"./evil\" }, \"projects\""));
        yield return Case("a config that is none", "policy-changed", repository => repository.Write(Config, "{"));
        yield return Case("no config", "policy-changed", repository => File.Delete(repository.At(Config)));
        yield return Case("a link over the config", "policy-changed", repository => Link(repository, Config, "lax.json", "{}"));
        yield return Case("a folder over the config", "policy-changed", repository =>
        {
            File.Delete(repository.At(Config));
            Directory.CreateDirectory(repository.At(Config));
        });
        yield return Case("a ledger line", "policy-changed", repository => File.AppendAllText(repository.At(LedgerPath), LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key("next.html@desktop")))));
        yield return Case("a no taken out", "policy-changed", repository => File.WriteAllLines(repository.At(LedgerPath), File.ReadAllLines(repository.At(LedgerPath))[..1]));
        yield return Case("no ledger", "policy-changed", repository => File.Delete(repository.At(LedgerPath)));
        yield return Case("a ledger that is none", "policy-changed", repository => repository.Write(LedgerPath, "approve everything\n"));
        yield return Case("a link over the ledger's folder", "policy-changed", repository =>
        {
            Directory.Move(repository.At("baselines"), repository.At("elsewhere"));
            Directory.CreateSymbolicLink(repository.At("baselines"), "elsewhere");
        });
        yield return Case("another storage state", "policy-changed", repository => repository.Write("state.json", "{ \"cookies\": [] }"));
        yield return Case("another answer of a host", "policy-changed", repository => repository.Write("gate-externals/fonts.example.com/a.css", "* { visibility: hidden }"));
        yield return Case("a further answer of a host", "policy-changed", repository => repository.Write("gate-externals/fonts.example.com/b.css", "* { visibility: hidden }"));
        yield return Case("a link over the site", "trust-link", repository =>
        {
            Directory.Move(repository.At("site"), repository.At("other"));
            Directory.CreateSymbolicLink(repository.At("site"), "other");
        });
        yield return Case("a cache of its own", "trust-cache", repository => repository.Write("cache/known", ""), (options, repository) => options with { Cache = repository.At("cache") });
        yield return Case("a program where the trusted one was", "trust-program", repository => repository.Write("tools/chromium", "#!/bin/sh\n"), (options, repository) => options with { Browser = repository.At("tools/chromium") });
        yield return Case("both sides of its own", "trust-before", _ => { }, (options, repository) => options with { Before = repository.At("site") });
        yield return Case("a baseline of its own", "trust-before", repository => repository.Write("kept/baseline.json", "{}"), (options, repository) => options with { Before = "baseline:" + repository.At("kept") });
        yield return Case("a server that the trusted config starts from the change", "trust-webserver", repository =>
        {
            repository.Write("playwright.config.json", "{ \"webServer\": { \"command\": \"./evil\", \"url\": \"http://127.0.0.1:1/\" } }");
            repository.Git("add", "--all");
            repository.Git("commit", "--quiet", "--message", "it starts a server");
            repository.Git("branch", "--force", "main", "HEAD");
        });
        yield return Case("which folder is compared", "trust-sides", _ => { }, (options, _) => options with { Before = null, After = null });
        yield return Case("settings from outside", "trust-outside", _ => { }, (options, _) => options with { Config = Path.GetTempFileName() });
    }

    [TestCaseSource(nameof(Changes))]
    public async Task No_sabotage_is_green_and_none_runs_anything(string told, Action<GitScratch> change, Func<GateOptions, GitScratch, GateOptions> options)
    {
        var control = Resolve(options: (each, _) => each);
        _repository.Write("evil", "#!/bin/sh\ntouch ran\n");
        change(_repository);
        GatePlan plan;
        try
        {
            plan = Resolve(options);
        }
        catch (GateException refusal)
        {
            Assert.That((refusal.Code, refusal.Exit), Is.EqualTo((told, GateExit.Usage)), refusal.Message);
            return;
        }

        var (report, started) = await RunAsync(plan);

        Assert.Multiple(() =>
        {
            Assert.That(report.Findings.Where(finding => finding.Check == told), Is.Not.Empty.And.All.Property("Severity").EqualTo(Severity.Fail));
            Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.Fail, 1)));
            // A storage state is a file of the work tree, and part of the digest.
            Assert.That(plan.ConfigDigest == control.ConfigDigest, Is.EqualTo(plan.Rendering.States[0].StorageState == "{}"), "the policy is the trusted one");
            Assert.That((started!.ExecutablePath, started.Arguments.Count), Is.EqualTo(((string?)null, 0)));
            Assert.That(_repository.At("ran"), Does.Not.Exist);
            Assert.That(ReportJson.Write(report), Does.Not.Contain("hush-hush"));
            Assert.That(LedgerJudgement.Apply(report, LedgerReader.Read("", ""), "").Verdict, Is.EqualTo(Verdict.Fail), "judged again it is as red");
        });
    }

    [Test]
    public async Task A_change_of_pages_alone_is_judged_by_its_pixels()
    {
        var (report, _) = await RunAsync(Resolve((options, _) => options));
        Assert.That((report.Verdict, report.Findings.Count(finding => finding.Check == "policy-changed")), Is.EqualTo((Verdict.Pass, 0)), string.Join('\n', report.Findings));
    }

    [Test]
    public async Task A_decision_that_the_change_brings_is_proposed_and_settles_nothing()
    {
        static RenderedShot Changed(Shot shot) => new(shot, Renders.Steady(Renders.Picture(8, 8)), Renders.Steady(Renders.Picture(8, 8, (3, 4))));
        var (open, _) = await RunAsync(Resolve((options, _) => options), Changed);
        var draft = new RunDecisions(open, _repository.At("gate-out")).Draft(new DecisionRequest { All = true, Decision = LedgerDecision.Approve, Reason = "I made it, so it is right", By = "the author", At = LedgerSamples.Noon });
        await LedgerFile.AppendAsync(_repository.At(LedgerPath), draft.Decisions, CancellationToken.None);

        var (own, _) = await RunAsync(Resolve((options, _) => options), Changed);
        _repository.Git("add", "--all");
        _repository.Git("commit", "--quiet", "--message", "landed by somebody who may");
        _repository.Git("branch", "--force", "main", "HEAD");
        var (landed, _) = await RunAsync(Resolve((options, _) => options), Changed);

        Assert.That(own.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(own.Shots.Select(shot => shot.Decision), Is.All.EqualTo(Decision.Proposed));
        Assert.That(own.Ledger.Proposed, Has.Count.EqualTo(open.Shots.Count));
        Assert.That((landed.Verdict, landed.Ledger.Proposed.Count), Is.EqualTo((Verdict.Pass, 0)), landed.Summary);
    }

    private GatePlan Resolve(Func<GateOptions, GitScratch, GateOptions> options) => GatePlanner.Resolve(
        options(new GateOptions { Before = _base.At("site"), After = _repository.At("site"), Out = _repository.At("gate-out"), Trust = "main" }, _repository),
        new PlanSurroundings(new Dictionary<string, string> { ["GATE_SECRET"] = "hush-hush" }, _repository.Root, "gate 0.1.0"));

    private static async Task<(RunReport Report, BrowserSettings? Started)> RunAsync(GatePlan plan, Func<Shot, RenderedShot>? render = null)
    {
        BrowserSettings? started = null;
        var same = Renders.Picture(8, 8);
        var parts = new RunParts
        {
            StartRenderer = (browser, _, _, _) =>
            {
                started = browser;
                return Task.FromResult<IRenderer>(new FakeRenderer(render ?? (shot => new RenderedShot(shot, Renders.Steady(same), Renders.Steady(same)))));
            },
            Progress = new SilentProgress(),
        };
        return (await GateRun.RunAsync(plan, parts, CancellationToken.None), started);
    }

    private static TestCaseData Setting(string name, string text) => Case(name, "policy-changed", repository => Replace(repository, "\"confirm\": 3,", text));

    private static TestCaseData Case(string name, string told, Action<GitScratch> change, Func<GateOptions, GitScratch, GateOptions>? options = null) =>
        new TestCaseData(told, change, options ?? ((each, _) => each)).SetArgDisplayNames(name);

    private static void Replace(GitScratch repository, string old, string text)
    {
        var changed = Policy.Replace(old, text, StringComparison.Ordinal);
        Assert.That(changed, Is.Not.EqualTo(Policy));
        repository.Write(Config, changed);
    }

    private static void Link(GitScratch repository, string path, string target, string text)
    {
        File.Delete(repository.At(path));
        repository.Write(target, text);
        File.CreateSymbolicLink(repository.At(path), target);
    }
}
