using System.Text;
using System.Text.Json.Nodes;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>Options, variables, file and defaults become one plan; a plan that cannot be carried out is none.</summary>
internal sealed class GatePlannerTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    private static IEnumerable<TestCaseData> Options()
    {
        yield return Option("--before", (options, folders) => options with { Before = folders.After }, plan => plan.Before.Description);
        yield return Option("--after", (options, folders) => options with { After = folders.Before }, plan => plan.After.Description);
        yield return Option("--config", (options, folders) => options with { Config = folders.Write("other.json", "{ \"gate\": { \"confirm\": 9 } }") }, plan => plan.Confirm);
        yield return Option("--out", (options, folders) => options with { Out = folders.At("elsewhere") }, plan => plan.OutFolder);
        yield return Option("--include", (options, _) => options with { Include = ["blog/**"] }, plan => plan.Rules.Include.Count);
        yield return Option("--exclude", (options, _) => options with { Exclude = ["blog/**"] }, plan => plan.Rules.Exclude.Count);
        yield return Option("--pages", (options, folders) => options with { Pages = folders.Write("pages.txt", "index.html\n") }, plan => plan.Rules.Listed?.Lines.Count);
        yield return Option("--sitemap", (options, _) => options with { Before = "http://127.0.0.1:1/", Sitemap = "" }, plan => plan.Search);
        yield return Option("--crawl", (options, _) => options with { Before = "http://127.0.0.1:1/", Crawl = true }, plan => plan.Search);
        yield return Option("--crawl DEPTH", (options, _) => options with { Before = "http://127.0.0.1:1/", Crawl = true, CrawlDepth = 3 }, plan => plan.Search);
        yield return Option("--viewport", (options, _) => options with { Viewports = ["mobile"] }, plan => plan.Viewports.Count);
        yield return Option("--workers", (options, _) => options with { Workers = 2 }, plan => plan.Browser.Workers);
        yield return Option("--confirm", (options, _) => options with { Confirm = 1 }, plan => plan.Confirm);
        yield return Option("--repeat", (options, _) => options with { Repeat = 5 }, plan => (plan.Repeat, plan.Confirm, plan.Reuse));
        yield return Option("--semantics", (options, _) => options with { Semantics = "warn" }, plan => plan.Semantics.Mode);
        yield return Option("--no-reuse", (options, _) => options with { NoReuse = true }, plan => plan.Reuse);
        yield return Option("--shard", (options, _) => options with { Shard = "2/3" }, plan => plan.Shard);
        yield return Option("--timings", (options, folders) => options with { Timings = Timed(folders) }, plan => plan.Timings?.Count);
        yield return Option("--resume", (options, folders) => options with { Resume = folders.At("run") }, plan => plan.Resume);
        yield return Option("--cache", (options, folders) => options with { Cache = folders.At("cache") }, plan => plan.Cache);
        yield return Option("--externals", (options, _) => options with { Externals = "block" }, plan => plan.Rendering.OtherExternals);
        yield return Option("--ledger", (options, folders) => options with { Ledger = folders.At("decisions.jsonl") }, plan => plan.Ledger);
        yield return Option("--require-signed", (options, folders) => options with { RequireSigned = folders.Write("signers", "") }, plan => plan.Ledger.Signers?.Source);
        yield return Option("--trust", (options, folders) => options with { Trust = Committed(folders) }, plan => plan.Trust?.Reference);
        yield return Option("--browser", (options, _) => options with { Browser = "/opt/chromium" }, plan => plan.Browser.ExecutablePath);
        yield return Option("--connect", (options, _) => options with { Connect = "ws://10.0.0.5:3000/" }, plan => plan.Browser.Remote?.Name);
    }

    [TestCaseSource(nameof(Options))]
    public void An_option_changes_the_plan(Func<GateOptions, Folders, GateOptions> set, Func<GatePlan, object?> shows) =>
        Assert.That(shows(Resolve(set(Typed(), _folders))), Is.Not.EqualTo(shows(Resolve(Typed()))));

    [Test]
    public void Every_option_has_a_case() =>
        Assert.That(Options().Count(), Is.EqualTo(typeof(GateOptions).GetProperties().Length), "a new option needs a case above");

    private static IEnumerable<TestCaseData> Variables()
    {
        yield return Variable("GATE_BEFORE", folders => folders.After, (options, _) => options with { Before = null }, plan => plan.Before.Description);
        yield return Variable("GATE_AFTER", folders => folders.Before, (options, _) => options with { After = null }, plan => plan.After.Description);
        yield return Variable("GATE_OUT", folders => folders.At("elsewhere"), (options, _) => options with { Out = null }, plan => plan.OutFolder);
        yield return Variable("GATE_CONFIG", folders => folders.Write("other.json", "{ \"gate\": { \"confirm\": 9 } }"), (options, _) => options, plan => plan.Confirm);
        yield return Variable("GATE_PAGES", folders => folders.Write("pages.txt", "index.html\n"), (options, _) => options, plan => plan.Rules.Listed?.Lines.Count);
        yield return Variable("GATE_WORKERS", _ => "3", (options, _) => options, plan => plan.Browser.Workers);
        yield return Variable("GATE_CONFIRM", _ => "5", (options, _) => options, plan => plan.Confirm);
        yield return Variable("GATE_EXTERNALS", _ => "block", (options, _) => options, plan => plan.Rendering.OtherExternals);
        yield return Variable("GATE_SEMANTICS", _ => "warn", (options, _) => options, plan => plan.Semantics.Mode);
        yield return Variable("GATE_TRUST", Committed, (options, _) => options, plan => plan.Trust?.Reference);
        yield return Variable("GATE_LEDGER", folders => folders.At("decisions.jsonl"), (options, _) => options, plan => plan.Ledger);
        yield return Variable("GATE_SHARD", _ => "2/3", (options, _) => options, plan => plan.Shard);
        yield return Variable("GATE_BROWSER", _ => "/opt/chromium", (options, _) => options, plan => plan.Browser.ExecutablePath);
        yield return Variable("GATE_CONNECT", _ => "ws://10.0.0.5:3000/", (options, _) => options, plan => plan.Browser.Remote?.Name);
    }

    [TestCaseSource(nameof(Variables))]
    public void A_variable_changes_the_plan(string name, Func<Folders, string> value, Func<GateOptions, Folders, GateOptions> leaveOut, Func<GatePlan, object?> shows)
    {
        var without = shows(Resolve(Typed()));

        Assert.That(shows(Resolve(leaveOut(Typed(), _folders), (name, value(_folders)))), Is.Not.EqualTo(without));
    }

    [Test]
    public void Every_variable_has_a_case() =>
        Assert.That(Variables().Select(test => (string)test.Arguments[0]!), Is.EquivalentTo(GateVariables.All.Select(variable => variable.Name)));

    [Test]
    public void The_command_line_counts_over_the_environment_over_the_file_over_the_defaults()
    {
        Assert.That(Resolve(Typed()).Confirm, Is.EqualTo(3));
        _folders.Write(ConfigReader.DefaultFile, "{ \"gate\": { \"confirm\": 4, \"include\": [\"a/**\"] } }");
        Assert.That(Resolve(Typed()).Confirm, Is.EqualTo(4));
        Assert.That(Resolve(Typed(), ("GATE_CONFIRM", "5")).Confirm, Is.EqualTo(5));
        Assert.That(Resolve(Typed() with { Confirm = 6 }, ("GATE_CONFIRM", "5")).Confirm, Is.EqualTo(6));
        Assert.That(Resolve(Typed()).Rules.Include, Is.EqualTo(new[] { new PageRule("gate.include", "a/**") }));
        Assert.That(Resolve(Typed() with { Include = ["b/**"] }).Rules.Include, Is.EqualTo(new[] { new PageRule("--include", "b/**") }));
    }

    [Test]
    public void An_empty_variable_counts_as_not_set() => Assert.That(Resolve(Typed(), ("GATE_CONFIRM", "")).Confirm, Is.EqualTo(3));

    [Test]
    public void Viewports_keep_the_order_of_the_config_and_take_the_rest_from_use()
    {
        var config = Read("""
            { "use": { "deviceScaleFactor": 2, "isMobile": true, "viewport": { "width": 640, "height": 480 } },
              "projects": [ { "name": "b" }, { "name": "a", "use": { "viewport": { "width": 320, "height": 200 }, "isMobile": false } } ] }
            """);

        Assert.That(Resolve(Typed() with { Viewports = ["a", "b"] }, config).Viewports, Is.EqualTo(new[] { new Viewport("b", 640, 480, 2, true), new Viewport("a", 320, 200, 2) }));
    }

    [TestCase("GATE_WORKERS", "65", "GATE_WORKERS is 65, outside 1 to 64")]
    [TestCase("GATE_EXTERNALS", "let", "\"let\" is not a policy for all hosts at once")]
    [TestCase("GATE_SEMANTICS", "some", null)]
    [TestCase("GATE_CONFIG", "nowhere.json", null)]
    public void A_setting_of_the_environment_is_told_by_its_name(string name, string value, string? message)
    {
        var error = Assert.Throws<GateException>(() => Resolve(GateVariables.Fill(Typed(), new Dictionary<string, string> { [name] = value }), (name, value)))!;

        Assert.That($"{error.Place} {error.Message} {error.NextStep}", Does.Not.Contain("--"));
        Assert.That(error.Place is { } place && (place == name || place.EndsWith(value, StringComparison.Ordinal)), error.Place);
        Assert.That(message is null || error.Message == message, error.Message);
    }

    [Test]
    public void What_was_typed_is_told_as_typed_whatever_the_environment_says() =>
        Assert.That(Assert.Throws<GateException>(() => Resolve(Typed() with { Workers = 65 }, ("GATE_WORKERS", "2")))!.Place, Is.EqualTo("--workers"));

    private static IEnumerable<TestCaseData> BadRequests()
    {
        yield return Bad("source-not-given", "--before", (options, _) => options with { Before = null });
        yield return Bad("source-not-given", "--after", (options, _) => options with { After = "" });
        yield return Bad("source-missing", "--after", (options, folders) => options with { After = folders.At("nowhere") });
        yield return Bad("source-not-a-page", "--before", (options, folders) => options with { Before = folders.Write("before/notes.txt", "x") });
        yield return Bad("viewport-unknown", "--viewport", (options, _) => options with { Viewports = ["desktop", "mobil"] });
        yield return Bad("option-range", "--workers", (options, _) => options with { Workers = 0 });
        yield return Bad("option-range", "--workers", (options, _) => options with { Workers = 65 });
        yield return Bad("option-range", "--confirm", (options, _) => options with { Confirm = 0 });
        yield return Bad("option-range", "--repeat", (options, _) => options with { Repeat = 1 });
        yield return Bad("option-value", "--semantics", (options, _) => options with { Semantics = "perhaps" });
        yield return Bad("option-value", "--externals", (options, _) => options with { Externals = "allow" });
        yield return Bad("config-missing", "--config", (options, _) => options with { Config = "no-such.json" });
        yield return Bad("page-list-unreadable", "--pages", (options, folders) => options with { Pages = folders.At("no-such.txt") });
        yield return Bad("out-invalid", "--out", (options, _) => options with { Out = "" });
        yield return Bad("out-not-a-folder", "--out", (options, folders) => options with { Out = folders.Write("file", "x") });
        yield return Bad("out-not-empty", "--out", (options, folders) => options with { Out = Path.GetDirectoryName(folders.Write("full/notes.txt", "x")) });
        yield return Bad("out-not-empty", "--out", (options, folders) => options with { Out = Path.GetDirectoryName(folders.Write("other/report.json", "{ \"schema\": \"someone-else/1\" }")) });
        yield return Bad("out-inside-source", "--out", (options, folders) => options with { Out = folders.At("before") });
        yield return Bad("out-inside-source", "--out", (options, folders) => options with { Out = folders.At("after/gate-out") });
        yield return Bad("source-inside-out", "--out", (options, folders) => options with { Out = folders.Root });
    }

    [TestCaseSource(nameof(BadRequests))]
    public void A_bad_request_is_refused(string code, string place, Func<GateOptions, Folders, GateOptions> set)
    {
        var error = Assert.Throws<GateException>(() => Resolve(set(Typed(), _folders)));

        Assert.That((error!.Code, error.Place, error.Exit), Is.EqualTo((code, place, GateExit.Usage)), error.Message);
        Assert.That(error.NextStep, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public void The_nearest_viewport_is_offered() =>
        Assert.That(
            Assert.Throws<GateException>(() => Resolve(Typed() with { Viewports = ["mobil"] }))!.NextStep,
            Is.EqualTo("try \"mobile\"; there are desktop and mobile"));

    [Test]
    public void A_viewport_in_each_range_of_the_sites_own_widths()
    {
        _folders.Write("after/index.html", "<style>@media (min-width: 900px) and (max-width: 1199px) { p { top: 0 } }</style>");

        Assert.That(Resolve(Typed() with { Viewports = ["auto"] }).Viewports.Select(viewport => viewport.Name), Is.EqualTo(new[] { "desktop", "mobile", "w900" }));
        Assert.That(Resolve(Typed() with { Viewports = ["mobile", "auto"] }).Viewports.Select(viewport => viewport.Name), Is.EqualTo(new[] { "mobile", "w900", "w1200" }));
    }

    [Test]
    public void A_variable_that_is_no_number_is_named() =>
        Assert.That(Assert.Throws<GateException>(() => Resolve(Typed(), ("GATE_WORKERS", "many")))!.Place, Is.EqualTo("GATE_WORKERS"));

    [Test]
    public void A_project_without_a_viewport_is_refused_where_it_stands() =>
        Assert.That(
            Assert.Throws<GateException>(() => Resolve(Typed(), Read("{ \"projects\": [\n  { \"name\": \"a\" } ] }")))!.Place,
            Is.EqualTo("c.json:2:3"));

    [Test]
    public void A_live_site_is_shown_at_the_published_address_where_there_is_one()
    {
        var options = Typed() with { Before = "http://user:secret@127.0.0.1:1/site/", Pages = _folders.Write("pages.txt", "a.html\n") };

        var own = (Site.Live)Resolve(options, Read("{ \"use\": { \"baseURL\": \"http://127.0.0.1:1/site/\" } }")).Before.Site;
        var mapped = (Site.Live)Resolve(options, Read("{ \"use\": { \"baseURL\": \"https://www.example.com/\" } }")).Before.Site;

        Assert.That((own.IsMapped, own.Base.UserInfo), Is.EqualTo((false, "user:secret")));
        Assert.That((mapped.IsMapped, mapped.Base.AbsoluteUri, mapped.Reached.Port), Is.EqualTo((true, "https://www.example.com/", 1)));
    }

    [Test]
    public void A_search_for_pages_needs_a_live_site_and_no_list()
    {
        Assert.That(Assert.Throws<GateException>(() => Resolve(Typed() with { Crawl = true }))!.Code, Is.EqualTo("search-not-live"));
        var listed = Typed() with { Before = "http://127.0.0.1:1/", Sitemap = "", Pages = _folders.Write("pages.txt", "a.html\n") };
        Assert.That(Assert.Throws<GateException>(() => Resolve(listed))!.Code, Is.EqualTo("option-conflict"));
        Assert.That(Assert.Throws<GateException>(() => Resolve(Typed() with { Before = "http://127.0.0.1:1/", Crawl = true, CrawlDepth = -1 }))!.Code, Is.EqualTo("option-range"));
    }

    [Test]
    public void A_folder_with_a_report_of_gate_or_the_rest_of_a_killed_run_may_be_written()
    {
        _folders.Write("report/report.json", "{\n  \"schema\": \"gate-report/1\",\n");
        _folders.Write("report/index.html", "x");
        _folders.Write("killed/.gate-next/shots.jsonl", "x");
        _folders.Write("killed/.gate-lock", "");

        Assert.That(Resolve(Typed() with { Out = _folders.At("report") }).OutFolder, Is.EqualTo(_folders.At("report")));
        Assert.That(Resolve(Typed() with { Out = _folders.At("killed/") }).OutFolder, Is.EqualTo(_folders.At("killed")));
        Assert.That(Resolve(Typed() with { Out = null }).OutFolder, Is.EqualTo(_folders.At("gate-out")));
    }

    [Test]
    public void A_folder_whose_name_only_begins_like_a_page_set_lies_apart() =>
        Assert.That(Resolve(Typed() with { Out = _folders.At("before-report") }).OutFolder, Is.EqualTo(_folders.At("before-report")));

    [Test]
    public void A_link_into_a_page_set_is_inside_it()
    {
        Directory.CreateSymbolicLink(_folders.At("link"), _folders.At("after"));

        Assert.That(Assert.Throws<GateException>(() => Resolve(Typed() with { Out = _folders.At("link/out") }))!.Code, Is.EqualTo("out-inside-source"));
    }

    [Test]
    public void The_digest_does_not_depend_on_what_does_not_change_the_judgement()
    {
        var digest = Resolve(Typed()).ConfigDigest;

        Assert.That(digest, Does.Match("^sha256:[0-9a-f]{64}$"));
        Assert.That(Resolve(Typed() with { Workers = 7, Out = _folders.At("x"), Browser = "/opt/chromium" }).ConfigDigest, Is.EqualTo(digest));
        Assert.That(Resolve(Typed() with { Confirm = 7 }).ConfigDigest, Is.Not.EqualTo(digest));
        Assert.That(Resolve(Typed() with { Viewports = ["mobile"] }).ConfigDigest, Is.Not.EqualTo(digest));
        Assert.That(Resolve(Typed() with { Exclude = ["x"] }).ConfigDigest, Is.Not.EqualTo(digest));
    }

    private static TestCaseData Option(string name, Func<GateOptions, Folders, GateOptions> set, Func<GatePlan, object?> shows) =>
        new TestCaseData(set, shows).SetArgDisplayNames(name);

    private static TestCaseData Variable(string name, Func<Folders, string> value, Func<GateOptions, Folders, GateOptions> leaveOut, Func<GatePlan, object?> shows) =>
        new TestCaseData(name, value, leaveOut, shows).SetArgDisplayNames(name);

    private static TestCaseData Bad(string code, string place, Func<GateOptions, Folders, GateOptions> set) =>
        new TestCaseData(code, place, set).SetArgDisplayNames($"{code} {place}");

    private GateOptions Typed() => new() { Before = _folders.Before, After = _folders.After, Out = _folders.At("out") };

    /// <summary>Makes a repository of the folder, with one commit that holds nothing of it.</summary>
    private static string Timed(Folders folders)
    {
        folders.Write("earlier/report.json", ReportJson.Write(SampleReports.Rich() with { Timings = new JsonObject { ["shotsMs"] = new JsonObject { ["pricing.html@desktop"] = 12.5 } } }));
        return folders.At("earlier");
    }

    private static string Committed(Folders folders)
    {
        var git = new GitCommand(folders.Root);
        git.Run("init", "--quiet", "--initial-branch=main");
        git.Run("commit", "--quiet", "--allow-empty", "--message", "nothing yet");
        return "main";
    }

    private GatePlan Resolve(GateOptions options, params (string Name, string Value)[] variables) =>
        GatePlanner.Resolve(options, new PlanSurroundings(variables.ToDictionary(variable => variable.Name, variable => variable.Value), _folders.Root, "gate test"));

    private GatePlan Resolve(GateOptions options, GateConfig config) =>
        GatePlanner.Resolve(options, config, new PlanSurroundings(new Dictionary<string, string>(), _folders.Root, "gate test"));

    private static GateConfig Read(string file) => ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(file), new Dictionary<string, string>());
}
