using System.Text;
using Gate.Cli.Commands;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate init</c>: writes the defaults once, and never over anything.</summary>
internal sealed class InitProcessTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task It_writes_the_defaults_and_lists_the_pages()
    {
        _folders.Write("dist/blog/a.html", "x");

        var run = await GateProcess.RunAsync(_folders.Root, "init");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.StartWith("wrote playwright.config.json\n1 page in dist:\n  blog/a.html\nnext: "));
        Assert.That(File.ReadAllText(_folders.At("playwright.config.json")), Is.EqualTo(InitCommand.Defaults));
    }

    [Test]
    public async Task It_takes_over_what_BackstopJS_was_told_and_the_next_command_can_be_typed()
    {
        _folders.Write("backstop.json", """
            { "viewports": [ { "label": "phone", "width": 320, "height": 480 } ],
              "scenarios": [ { "label": "Home", "url": "index.html", "hideSelectors": [".clock"], "onReadyScript": "puppet/onReady.js" } ] }
            """);

        var run = await GateProcess.RunAsync(_folders.Root, "init", "--from", "backstop.json");
        var next = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--pages", "gate-pages.txt", "--dry-run");
        var again = await GateProcess.RunAsync(_folders.Root, "init", "--from", "backstop.json");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Is.EqualTo("""
            wrote playwright.config.json and gate-pages.txt: 1 page, 1 viewport, 1 mask, 0 states
            left  backstop.json:2:87  the engine script puppet/onReady.js is not taken over: what it does to a page is a step of gate.states, and headers and cookies stand in use
            next: gate check --before OLD --after NEW --pages gate-pages.txt

            """));
        Assert.That(next.Exit, Is.Zero, next.Error);
        Assert.That(next.Out, Does.Contain("both      index.html\nviewports phone 320×480\n"));
        Assert.That(again.Exit, Is.EqualTo(2));
        Assert.That(again.Error, Does.StartWith("gate: config-exists: "));
    }

    [Test]
    public async Task It_lists_the_hosts_that_pages_ask_for_and_writes_their_lines()
    {
        _folders.Write("dist/a.html", "<link rel=stylesheet href='https://fonts.example/a.css'><script src='//cdn.example/x.js'></script><img src=own.png><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><a href='https://elsewhere.example/'>x</a>");
        _folders.Write("dist/b.html", "<link rel=stylesheet href='https://fonts.example/b.css'>");

        var run = await GateProcess.RunAsync(_folders.Root, "init");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Contain("\nasks cdn.example for 1 script: replay\nasks fonts.example for 2 stylesheet: replay\nnext: "));
        var config = ConfigReader.Read("c.json", File.ReadAllBytes(_folders.At("playwright.config.json")), new Dictionary<string, string>());
        Assert.That(config.Externals.Select(entry => $"{entry.Key} {entry.Value}"), Is.EqualTo(new[] { "cdn.example Replay", "fonts.example Replay" }));
    }

    [Test]
    public async Task It_never_overwrites()
    {
        _folders.Write("playwright.config.json", "mine");

        var run = await GateProcess.RunAsync(_folders.Root, "init");

        Assert.That(run.Exit, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("gate: config-exists: "));
        Assert.That(File.ReadAllText(_folders.At("playwright.config.json")), Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_wrong_folder_is_told_before_anything_is_written()
    {
        var run = await GateProcess.RunAsync(_folders.Root, "init", "nowhere");

        Assert.That(run.Exit, Is.EqualTo(2));
        Assert.That(File.Exists(_folders.At("playwright.config.json")), Is.False);
    }

    [Test]
    public void What_it_writes_is_what_holds_without_it()
    {
        var none = new Dictionary<string, string>();
        var options = new GateOptions { Before = _folders.Before, After = _folders.After, Out = _folders.At("out") };
        var surroundings = new PlanSurroundings(none, _folders.Root, "gate test");

        var written = GatePlanner.Resolve(options, ConfigReader.Read("c.json", Encoding.UTF8.GetBytes(InitCommand.Defaults), none), surroundings);

        Assert.That(written.ConfigDigest, Is.EqualTo(GatePlanner.Resolve(options, GateConfig.Empty, surroundings).ConfigDigest));
    }
}
