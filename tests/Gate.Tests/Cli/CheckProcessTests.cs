using System.Text.Json.Nodes;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Requests that cannot be carried out end in 2 before any browser starts; <c>--dry-run</c> needs none.</summary>
internal sealed class CheckProcessTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create()
    {
        _folders = new Folders();
        _folders.Write("empty/readme.txt", "no page");
        _folders.Write("full/notes.txt", "mine");
        _folders.Write("unknown.json", "{\n  \"toleranses\": []\n}\n");
        _folders.Write("broken.json", "{\n  \"use\": {\n");
        _folders.Write("pages.txt", "index.html\nno-such.html\n");
    }

    [TearDown]
    public void Remove() => _folders.Dispose();

    [TestCase("source-missing", "--before", "nowhere", "--after", "after")]
    [TestCase("source-not-a-page", "--before", "before", "--after", "full/notes.txt")]
    [TestCase("git-repository-missing", "--before", "git:main", "--after", "after")]
    [TestCase("source-not-given", "--before", "before")]
    [TestCase("page-set-empty", "--before", "empty", "--after", "empty")]
    [TestCase("page-set-empty", "--before", "before", "--after", "after", "--exclude", "**")]
    [TestCase("page-listed-missing", "--before", "before", "--after", "after", "--pages", "pages.txt")]
    [TestCase("option-unknown", "--before", "before", "--after", "after", "--fast")]
    [TestCase("option-range", "--before", "before", "--after", "after", "--workers", "65")]
    [TestCase("config-key-unknown", "--before", "before", "--after", "after", "--config", "unknown.json")]
    [TestCase("config-malformed", "--before", "before", "--after", "after", "--config", "broken.json")]
    [TestCase("config-missing", "--before", "before", "--after", "after", "--config", "no-such.json")]
    [TestCase("out-not-empty", "--before", "before", "--after", "after", "--out", "full")]
    [TestCase("out-inside-source", "--before", "before", "--after", "after", "--out", "after/report")]
    [TestCase("viewport-unknown", "--before", "before", "--after", "after", "--viewport", "tablet")]
    public async Task A_bad_request_is_one_clear_error_and_exit_2(string code, params string[] arguments)
    {
        var run = await GateProcess.RunAsync(_folders.Root, ["check", .. arguments]);

        Assert.That((run.Exit, run.Out), Is.EqualTo((2, "")), run.Error);
        Assert.That(run.Error, Does.StartWith($"gate: {code}: "));
        Assert.That(run.Error.Split('\n'), Has.Length.LessThanOrEqualTo(4), "code and message, place, next step");
        Assert.That(Directory.Exists(_folders.At("gate-out")), Is.False);
    }

    [Test]
    public async Task An_unknown_setting_is_shown_where_it_stands()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--config", "unknown.json");

        Assert.That(run.Error, Is.EqualTo("gate: config-key-unknown: \"toleranses\" is not a setting\n  at  unknown.json:2:3\n  every setting is listed in harness/README.md\n"));
    }

    [Test]
    public async Task A_dry_run_lists_pages_shots_and_what_rules_left_out()
    {
        _folders.Write("after/new.html", "x");
        _folders.Write("before/drafts/a.html", "x");

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--exclude", "drafts/**", "--dry-run");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Is.EqualTo("both      index.html\nadded     new.html\nexcluded  1 page by --exclude drafts/**\nviewports desktop 1280×800 and mobile 375×812\n2 pages, 4 shots; nothing was rendered\n"));
        Assert.That(Directory.Exists(_folders.At("gate-out")), Is.False);
    }

    [Test]
    public async Task A_dry_run_as_json_is_pure_json()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--dry-run", "--json");
        var json = JsonNode.Parse(run.Out)!;

        Assert.That((json["schema"]!.GetValue<string>(), json["shots"]!.GetValue<int>()), Is.EqualTo(("gate-plan/1", 2)));
    }

    [Test]
    public async Task A_name_cannot_begin_a_line_or_carry_a_command()
    {
        _folders.Write("after/::error::##vso[task.complete].html", "x");

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--dry-run");

        Assert.That(run.Out, Does.Contain(@"added     ::error::\x23#vso[task.complete].html"));
        Assert.That(run.Out.Split('\n'), Has.None.StartsWith("::"));
    }
}
