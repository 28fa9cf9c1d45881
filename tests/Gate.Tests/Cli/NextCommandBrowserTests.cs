using System.Text.Json.Nodes;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>The commands that a run prints, typed as they stand: on files that nobody touched they end as the run did, never better.</summary>
[Category("Browser")]
internal sealed class NextCommandBrowserTests
{
    private static readonly Dictionary<string, string> None = [];

    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [TestCase("--semantics", "fail")]
    [TestCase("--semantics", "fail", "--viewport", "mobile", "--exclude", "b.html", "--confirm", "2")]
    public async Task What_fails_by_a_rule_that_was_typed_fails_again(params string[] options)
    {
        // The title alone: no pixel of it, and nothing that fails unless asked for.
        _folders.Write("before/index.html", "<!doctype html><html lang=en><title>One</title><p>Hi");
        _folders.Write("after/index.html", "<!doctype html><html lang=en><title>Two</title><p>Hi");

        var lax = await CheckAsync();
        var strict = await CheckAsync(options);
        var text = await GateProcess.RunAsync(_folders.Root, ["check", "--before", "before", "--after", "after", .. options]);
        var typed = await TypeAsync(text.Out.Split('\n').Single(line => line.StartsWith("next: ", StringComparison.Ordinal)).Split("after a change: ")[1]);

        Assert.That((lax.Exit, strict.Exit, text.Exit), Is.EqualTo((0, 1, 1)), strict.Error + text.Out);
        Assert.That((await TypeAsync(strict.Next[^1])).Exit, Is.EqualTo(1), strict.Next[^1]);
        Assert.That(typed.Exit, Is.EqualTo(1), text.Out);
    }

    [Test]
    public async Task A_page_that_was_approved_leaves_what_fails_beside_it_in_the_command()
    {
        _folders.Write("before/index.html", "<!doctype html><html lang=en><title>t</title><p>Hi");
        _folders.Write("after/index.html", "<!doctype html><html lang=en><title>t</title><p>Hi there");
        _folders.Write("before/b.html", "<!doctype html><html lang=en><title>One</title><p>Hi");
        _folders.Write("after/b.html", "<!doctype html><html lang=en><title>Two</title><p>Hi");
        await CheckAsync("--viewport", "mobile");
        var approved = await GateProcess.RunAsync(_folders.Root, "approve", "gate-out", "--all", "--reason", "a greeting is wanted", "--by", "anna", "--ledger", "yes.jsonl");

        var run = await CheckAsync("--viewport", "mobile", "--semantics", "fail", "--ledger", "yes.jsonl");

        Assert.That((approved.Exit, run.Exit), Is.EqualTo((0, 1)), approved.Error + run.Error);
        Assert.That((await TypeAsync(run.Next[^1])).Exit, Is.EqualTo(1), run.Next[^1]);
    }

    [Test]
    public async Task What_a_trusted_policy_refuses_is_refused_again_also_by_the_command_of_explain()
    {
        using var repository = new GitScratch();
        repository.Write("site/index.html", "<!doctype html><title>t</title><p id=clock>one");
        repository.Write("playwright.config.json", """{ "projects": [ { "name": "small", "use": { "viewport": { "width": 320, "height": 200 } } } ], "gate": { "export": "site", "confirm": 2 } }""");
        repository.Write(".gitignore", "gate-out/\ntools/\n");
        repository.Commit("the site");
        repository.Git("switch", "--quiet", "--create", "change");
        repository.Write("site/index.html", "<!doctype html><title>t</title><p id=clock>two");
        repository.Write("playwright.config.json", """{ "projects": [ { "name": "small", "use": { "viewport": { "width": 320, "height": 200 } } } ], "gate": { "export": "site", "confirm": 2, "semantics": "off", "masks": [ { "selector": "p", "reason": "shows the time of day", "owner": "web" } ] } }""");
        repository.Commit("a mask over what changed");

        var without = await GateProcess.RunAsync(repository.Root, "check");
        var run = await GateProcess.RunAsync(repository.Root, "check", "--trust", "main", "--brief");
        var commands = JsonNode.Parse(run.Out)!["next"]!.AsArray().Select(each => (string)each!).ToList();
        var explained = await GateProcess.RunAsync(repository.Root, "explain", "gate-out", "index.html@small", "--json");
        var again = (string)JsonNode.Parse(explained.Out)!["again"]!;

        Assert.That((without.Exit, run.Exit), Is.EqualTo((0, 1)), without.Out + run.Error);
        Assert.That(commands[^1], Does.Contain(" --trust main").And.Not.Contain("--include"), "the policy is about no page");
        Assert.That((await ShellSteps.RunAsync(again, repository.Root, None)).Exit, Is.EqualTo(1), again);
        Assert.That((await ShellSteps.RunAsync(commands[^1], repository.Root, None)).Exit, Is.EqualTo(1), commands[^1]);
    }

    [Test]
    public async Task A_pass_is_given_again_by_the_ledger_that_gave_it()
    {
        _folders.Write("after/index.html", "<title>After</title><p>new");
        await CheckAsync("--viewport", "mobile");
        await GateProcess.RunAsync(_folders.Root, "approve", "gate-out", "--all", "--reason", "a greeting is wanted", "--by", "anna", "--ledger", "yes.jsonl");

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--viewport", "mobile", "--ledger", "yes.jsonl");
        var next = run.Out.Split('\n').Single(line => line.StartsWith("next: ", StringComparison.Ordinal))["next: ".Length..].Split(" gives ")[0];

        Assert.That((run.Exit, next), Is.EqualTo((0, "gate report gate-out --ledger yes.jsonl")), run.Out + run.Error);
        Assert.That((await TypeAsync(next)).Exit, Is.Zero);
    }

    private Task<GateProcess> TypeAsync(string command) => ShellSteps.RunAsync(command, _folders.Root, None);

    private async Task<(int Exit, IReadOnlyList<string> Next, string Error)> CheckAsync(params string[] options)
    {
        var run = await GateProcess.RunAsync(_folders.Root, ["check", "--before", "before", "--after", "after", "--brief", .. options]);
        return (run.Exit, run.Out.Length == 0 ? [] : [.. JsonNode.Parse(run.Out)!["next"]!.AsArray().Select(each => (string)each!)], run.Error);
    }
}
