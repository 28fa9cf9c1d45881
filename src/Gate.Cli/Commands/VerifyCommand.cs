using System.CommandLine;
using System.Text.Json;
using Gate.Cli.Terminal;
using Gate.Core.Run;
using Gate.Core.Trust;
using Gate.Harness.Discovery;
using Gate.Harness.Serving;

namespace Gate.Cli.Commands;

/// <summary><c>gate verify RUN</c>: the last look before a promotion.</summary>
internal sealed class VerifyCommand : Command, IHasFurtherHelp
{
    private readonly IConsole _console;
    private readonly Argument<string> _run = new("RUN") { Description = "A folder written by gate check." };
    private readonly CheckOptions _options = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the findings as JSON." };

    public VerifyCommand(IConsole console)
        : base("verify", "Say in seconds, without a browser, whether what a run judged is still what is about to be promoted.")
    {
        _console = console;
        Arguments.Add(_run);
        _options.AddJudgedTo(this);
        Options.Add(_json);
        SetAction(VerifyAsync);
    }

    public string FurtherHelp => """
        Give the options that gate check was given. Exit code 0: the files of both sides, the settings, the pages, the
        decisions and the verdict are as they were judged, and the verdict is pass; 1: something moved; 3: something
        cannot be seen, as the files of a live site or what an incomplete run left open, whatever
        else moved.

        Examples:
          gate verify gate-out
          gate verify gate-out --before git:origin/main:site --after site --trust origin/main

        """;

    private async Task<int> VerifyAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var run = result.GetRequiredValue(_run);
        var report = RunAgain.Judge(RunFolder.Read(run), run);
        var options = GateVariables.Fill(_options.Read(result), _console.Variables) with { Out = GatePlanner.OutOf(run, _console.WorkingDirectory) };
        var plan = GatePlanner.Resolve(options, new PlanSurroundings(_console.Variables, _console.WorkingDirectory, ToolVersion.Text) { Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var server = await WebServer.StartAsync(plan, _console.WorkingDirectory, static _ => { }, cancellationToken);
        plan = await LivePages.FindAsync(plan, static _ => { }, cancellationToken);
        using var before = plan.Before as IDisposable;
        using var after = plan.After as IDisposable;
        var things = RunVerification.Of(report, plan, cancellationToken);
        var exit = RunVerification.ExitOf(things);
        _console.Out.Write(result.GetValue(_json)
            ? Printable.OfJson(JsonSerializer.Serialize(new { exitCode = (int)exit, things }, ReportJson.Options)) + "\n"
            : string.Concat(things.Select(thing => $"{Word(thing),-8} {thing.Name,-8} {Printable.Of(thing.Says)}\n")));
        return (int)exit;
    }

    private static string Word(VerifiedThing thing) => thing.Holds switch { true => "holds", false => "moved", null => "unknown" };
}
