using System.CommandLine;
using System.Globalization;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Baselines;
using Gate.Core.Run;
using Gate.Harness.Discovery;
using Gate.Harness.Serving;

namespace Gate.Cli.Commands;

/// <summary><c>gate baseline record|list|prune</c>.</summary>
internal sealed class BaselineCommand : Command
{
    private readonly IConsole _console;

    public BaselineCommand(IConsole console)
        : base("baseline", "Approved captures in a folder, for gate check --before baseline:FOLDER: record them, list and verify them, prune what is unused.")
    {
        _console = console;
        Subcommands.Add(Record());
        Subcommands.Add(List());
        Subcommands.Add(Prune());
    }

    private Command Record()
    {
        var options = new CheckOptions();
        var source = new Argument<string>("SOURCE") { Description = "What is right: a folder, git:REF:FOLDER, or a live site." };
        var folder = new Option<string>("--to") { HelpName = "FOLDER", Description = "Where the captures are kept.", Required = true };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress." };
        var command = new Command("record", "Render a source and keep its captures; all of them, or none.") { source, folder };
        options.AddRenderingTo(command);
        command.Options.Add(quiet);
        command.SetAction(async (result, cancellationToken) =>
        {
            var typed = options.Read(result) with { Before = result.GetRequiredValue(source), After = result.GetRequiredValue(source) };
            var plan = GatePlanner.Resolve(typed, Surroundings());
            var target = BaselineTarget.Check(result.GetRequiredValue(folder), plan, _console.WorkingDirectory);
            Action<string> note = result.GetValue(quiet) ? static _ => { } : text => _console.Error.WriteLine($"gate: {Printable.Of(text)}");
            await using var server = await WebServer.StartAsync(plan, _console.WorkingDirectory, note, cancellationToken);
            plan = await LivePages.FindAsync(plan, note, cancellationToken);
            using var before = plan.Before as IDisposable;
            using var after = plan.After as IDisposable;
            using var progress = new RunProgress(_console, result.GetValue(quiet) ? Verbosity.Quiet : Verbosity.Normal, new Redaction(plan.Secrets), TimeProvider.System);
            var store = await BaselineRecorder.RecordAsync(plan, BuiltIn.Parts(progress), target, cancellationToken);
            _console.Out.Write($"recorded {Words.Count(store.Manifest.Shots.Count, "shot")} of {Printable.Of(store.Manifest.Source)}\nnext: {Printable.Of(NextCommand.Against(result.GetRequiredValue(folder), plan))} --after …\n");
            return (int)GateExit.Pass;
        });
        return command;
    }

    private Command List()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder with a baseline." };
        var command = new Command("list", "Say what a baseline holds, every picture decoded and held against its digest.") { folder };
        command.SetAction(result =>
        {
            var store = Open(result.GetRequiredValue(folder));
            foreach (var shot in store.Manifest.Shots)
            {
                var what = shot.Redirect is { } target ? $"leads to {target}" : string.Create(CultureInfo.InvariantCulture, $"{shot.Width}×{shot.Height}  {store.Read(shot).Length} bytes  {shot.Pixels![7..19]}");
                _console.Out.Write($"{Printable.Of(shot.Id)}  {Printable.Of(what)}\n");
            }

            var manifest = store.Manifest;
            _console.Out.Write($"{Words.Count(manifest.Shots.Count, "shot")}, {Words.Count(manifest.Shots.Select(shot => shot.Pixels).OfType<string>().Distinct().Count(), "picture")}, {Words.Count(store.Unused.Count, "unused file")}; {Printable.Of(manifest.Environment.Browser)} on {Printable.Of(manifest.Environment.Os)}\n");
            return (int)GateExit.Pass;
        });
        return command;
    }

    private Command Prune()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder with a baseline." };
        var command = new Command("prune", "Remove pictures that no shot of the baseline names any more.") { folder };
        command.SetAction(result =>
        {
            var store = Open(result.GetRequiredValue(folder));
            var unused = store.Unused;
            foreach (var file in unused)
                File.Delete(file);
            _console.Out.Write($"removed {Words.Count(unused.Count, "file")}\n");
            return (int)GateExit.Pass;
        });
        return command;
    }

    private BaselineStore Open(string folder) => BaselineStore.Open(Path.GetFullPath(folder, _console.WorkingDirectory));

    private PlanSurroundings Surroundings() => new(_console.Variables, _console.WorkingDirectory, ToolVersion.Text) { Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
}
