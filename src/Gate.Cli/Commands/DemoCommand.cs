using System.CommandLine;
using Gate.Cli.Demo;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness.Doctor;

namespace Gate.Cli.Commands;

/// <summary><c>gate demo</c>: the main job on the page sets of the repository, held against what must come out.</summary>
internal sealed class DemoCommand : Command
{
    private readonly IConsole _console;
    private readonly Option<string?> _out = new("--out") { HelpName = "DIR", Description = "Folder for the reports, one a story; gate-demo unless given." };
    private readonly Option<string?> _browser = new("--browser") { HelpName = "PATH", Description = "The Chromium to use; found, or installed, unless given." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress." };

    public DemoCommand(IConsole console)
        : base("demo", "Check the demo page sets, and compare the outcome with the expected one: exit 0 when they agree.")
    {
        _console = console;
        foreach (var option in new Option[] { _out, _browser, _quiet })
            Options.Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var repository = DemoStories.Repository();
        var verbosity = result.GetValue(_quiet) ? Verbosity.Quiet : Verbosity.Normal;
        using var progress = new RunProgress(_console, verbosity, new Redaction([]), TimeProvider.System);
        var named = result.GetValue(_browser) ?? _console.Variables.GetValueOrDefault("GATE_BROWSER");
        var settings = new BrowserSettings { ExecutablePath = named is { Length: > 0 } ? named : null };
        var browser = await new BrowserInstaller(settings, progress.Note).EnsureAsync(cancellationToken);

        var exit = GateExit.Pass;
        foreach (var story in DemoStories.Find(repository))
        {
            var outcome = await CheckAsync(new DemoStory(story, repository, browser.Path, result.GetValue(_out) ?? "gate-demo"), progress, cancellationToken);
            if (outcome != GateExit.Pass)
                exit = outcome;
            if (outcome == GateExit.Cancelled)
                break;
        }

        return (int)exit;
    }

    private async Task<GateExit> CheckAsync(DemoStory story, RunProgress progress, CancellationToken cancellationToken)
    {
        var expected = ExpectedStory.Read(Path.Combine(story.Folder, "expected.json"));
        // Nothing of this machine's own settings counts: the outcome was foretold for the repository's.
        var surroundings = new PlanSurroundings(new Dictionary<string, string>(), _console.WorkingDirectory, ToolVersion.Text);
        var plan = GatePlanner.Resolve(story.Options, surroundings);
        progress.Note($"demo {story.Name}");
        var report = await GateRun.RunAsync(plan, BuiltIn.Parts(progress), cancellationToken);
        progress.Pause();

        await _console.Out.WriteAsync(new ReportText(new Paint(_console.HasColour)).Of(report, story.Options.Out!, $"open {Path.Combine(story.Options.Out!, "index.html")}"));
        if (report.ExitCode == (int)GateExit.Cancelled)
            return GateExit.Cancelled;
        var differences = StoryComparison.Differences(expected, report);
        foreach (var line in differences)
            await _console.Out.WriteAsync($"unexpected {Printable.Of(line)}\n");
        await _console.Out.WriteAsync(differences.Count == 0
            ? $"demo {story.Name}: as expected, {Words.Count(report.Shots.Count, "shot")} of {Words.Count(report.Pages.Count, "page")}\n\n"
            : $"demo {story.Name}: not as expected, in {Words.Count(differences.Count, "point")}\n\n");
        return differences.Count == 0 ? GateExit.Pass : report.Verdict == Verdict.Incomplete ? GateExit.Incomplete : GateExit.Fail;
    }
}
