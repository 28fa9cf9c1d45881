using System.CommandLine;
using System.Text.Json;
using Gate.Cli.Proving;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness.Doctor;

namespace Gate.Cli.Commands;

/// <summary><c>gate doctor</c>: what is there, what is missing, what to do; and that the gate can fail.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly IConsole _console;
    private readonly Argument<string?> _folder = new("FOLDER") { Arity = ArgumentArity.ZeroOrOne, Description = "The pages for --prove; looked for in the usual places unless given." };
    private readonly Option<bool> _fix = new("--fix") { Description = "Install what is missing." };
    private readonly Option<bool> _prove = new("--prove") { Description = "Plant trouble in copies of your own pages, and show that it is found." };
    private readonly Option<string?> _config = new("--config") { HelpName = "FILE", Description = "Settings, as for check." };
    private readonly Option<string?> _browser = new("--browser") { HelpName = "PATH", Description = "The Chromium to use; found by itself unless given." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON on standard output, and nothing else." };

    public DoctorCommand(IConsole console)
        : base("doctor", "Say what is there and what is missing: exit 0 when a run can work here, 3 when not.")
    {
        _console = console;
        Arguments.Add(_folder);
        foreach (var option in new Option[] { _fix, _prove, _config, _browser, _json })
            Options.Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var named = result.GetValue(_browser) ?? _console.Variables.GetValueOrDefault("GATE_BROWSER");
        var browser = new BrowserSettings { ExecutablePath = named is { Length: > 0 } ? named : null };
        using var progress = new RunProgress(_console, Verbosity.Normal, new Redaction([]), TimeProvider.System);
        if (result.GetValue(_fix))
            await new BrowserInstaller(browser, progress.Note).EnsureAsync(cancellationToken);
        var facts = await EnvironmentProbe.ProbeAsync(browser, BuiltIn.WitnessName(BuiltIn.Parts(progress)), cancellationToken);
        if (!result.GetValue(_json))
            await _console.Out.WriteAsync(Text(facts));

        var isFit = facts.All(fact => fact.State != FactState.Missing);
        var proof = isFit && result.GetValue(_prove) ? await ProveAsync(result, progress, cancellationToken) : null;
        progress.Pause();
        if (result.GetValue(_json))
            await _console.Out.WriteAsync(Json(facts, proof));
        else if (proof is not null)
            await _console.Out.WriteAsync(Text(proof));
        return (int)(isFit && (proof is null || proof.All(line => line.IsFound)) ? GateExit.Pass : GateExit.Incomplete);
    }

    private async Task<IReadOnlyList<ProofLine>> ProveAsync(ParseResult result, RunProgress progress, CancellationToken cancellationToken)
    {
        var (folder, pages) = ExportFolder.Find(result.GetValue(_folder), "FOLDER");
        var scratch = Directory.CreateTempSubdirectory("gate-proof-");
        try
        {
            var options = new GateOptions { Before = folder, After = folder, Out = scratch.FullName, Config = result.GetValue(_config), Browser = result.GetValue(_browser) };
            var own = GatePlanner.Resolve(options, new PlanSurroundings(_console.Variables, _console.WorkingDirectory, ToolVersion.Text) { Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
            var plants = GateProof.Prepare(own.Before, pages);
            var report = await GateRun.RunAsync(GateProof.Plan(own, plants), BuiltIn.Parts(progress), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return GateProof.Judge(plants, report);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static string Text(IReadOnlyList<MachineFact> facts)
    {
        var column = facts.Max(fact => fact.Name.Length) + 2;
        return string.Concat(facts.Select(fact =>
            $"{Mark(fact.State),-8}{fact.Name.PadRight(column)}{Printable.Of(fact.Value)}\n{(fact.Advice is { } advice ? $"{new string(' ', 8 + column)}{Printable.Of(advice)}\n" : "")}"));
    }

    private static string Text(IReadOnlyList<ProofLine> proof) =>
        string.Concat(proof.Select(line => $"{Printable.Of(line.ToString())}\n"))
        + (proof.All(line => line.IsFound) ? "proved: the gate finds what is planted in these pages on this machine\n" : "not proved: do not trust a pass on this machine\n");

    private static string Mark(FactState state) => state switch
    {
        FactState.Ok => "ok",
        FactState.Warn => "warn",
        FactState.Missing => "MISSING",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static string Json(IReadOnlyList<MachineFact> facts, IReadOnlyList<ProofLine>? proof) => Printable.OfJson(JsonSerializer.Serialize(
        new
        {
            schema = "gate-doctor/1",
            facts,
            proof = proof?.Select(line => new { planted = line.Kind, line.Page, found = line.IsFound, expected = line.Expected, shots = line.Shots.Select(shot => new { shot.Viewport, shot.Status, shot.Ae }) }),
        },
        ReportJson.Options)) + "\n";
}
