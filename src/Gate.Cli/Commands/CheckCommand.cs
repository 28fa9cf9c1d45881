using System.CommandLine;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Cli.Watching;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Harness.Discovery;
using Gate.Harness.Serving;

namespace Gate.Cli.Commands;

/// <summary><c>gate check</c>: the main job.</summary>
internal sealed class CheckCommand : Command, IHasFurtherHelp
{
    private readonly IConsole _console;
    private readonly CheckOptions _options = new();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be rendered, without a browser." };
    private readonly Option<bool> _json = new("--json") { Description = "Print report.json on standard output, and nothing else." };
    private readonly Option<bool> _brief = new("--brief") { Description = "Print a few kilobytes of JSON on standard output, and nothing else: verdict, what changed, what to type next." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "A line for every shot." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Go on: after every edit check again what it touches, and say so in a line; Ctrl-C ends it." };
    private readonly Option<bool> _profile = new("--profile") { Description = "Say at the end where the time went." };

    public CheckCommand(IConsole console)
        : base("check", "Render both sides, compare every page at every viewport, and write a report.")
    {
        _console = console;
        _options.AddTo(this);
        foreach (var option in new[] { _dryRun, _json, _brief, _quiet, _verbose, _profile, _watch })
            Options.Add(option);
        SetAction(RunAsync);
    }

    public string FurtherHelp => """
        Settings: command line over GATE_* variables (GATE_BEFORE, GATE_AFTER, GATE_CONFIG, GATE_OUT, GATE_PAGES,
        GATE_WORKERS, GATE_CONFIRM, GATE_EXTERNALS, GATE_SEMANTICS, GATE_LEDGER, GATE_TRUST, GATE_SHARD, GATE_BROWSER, GATE_CONNECT)
        over the config file over defaults.

        In a git repository, bare gate check compares the merge base of the default branch with the work tree; the
        folder is gate.export of the config file, or looked for and printed.

        Examples:
          gate check
          gate check --before git:origin/main --after site
          gate check --before git:v1.2:site --after "git:HEAD:site"
          gate check --before old-export --after new-export
          gate check --before https://www.example.com --after https://staging.example.com --pages pages.txt
          gate check --before https://www.example.com --after https://staging.example.com --sitemap
          gate check --before old --after new --include 'blog/**' --viewport mobile --dry-run
          gate check --shard 2/4 --out part-2
          gate check --before git:HEAD --after site --watch

        """;

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        Clash(result, _json, _brief);
        Clash(result, _quiet, _verbose);
        var options = GateVariables.Fill(_options.Read(result), _console.Variables);
        if (result.GetValue(_watch))
            return await WatchAsync(options, result, cancellationToken);
        var plan = Resolve(options);
        Action<string> note = result.GetValue(_quiet) ? static _ => { } : text => _console.Error.WriteLine($"gate: {Printable.Of(text)}");
        await using var server = await WebServer.StartAsync(plan, _console.WorkingDirectory, note, cancellationToken);
        plan = await LivePages.FindAsync(plan, note, cancellationToken);
        using var before = plan.Before as IDisposable;
        using var after = plan.After as IDisposable;
        if (result.GetValue(_dryRun))
            return Preview(plan, result.GetValue(_json));

        var report = await CheckAsync(plan, isFound: options.Before is null || options.After is null, result, cancellationToken);
        await TellAsync(report, options, result);
        return report.ExitCode;
    }

    private static void Clash(ParseResult result, Option<bool> one, Option<bool> other)
    {
        if (result.GetValue(one) && result.GetValue(other))
            throw new GateException("option-clash", $"{one.Name} and {other.Name} ask for two things") { Place = other.Name, NextStep = "leave one of them out" };
    }

    private GatePlan Resolve(GateOptions options) =>
        GatePlanner.Resolve(options, new PlanSurroundings(_console.Variables, _console.WorkingDirectory, ToolVersion.Text) { Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });

    private async Task<int> WatchAsync(GateOptions options, ParseResult result, CancellationToken cancellationToken)
    {
        WatchRules.Check(options, new[] { _dryRun, _json, _brief }.Where(option => result.GetValue(option)).Select(option => option.Name), _console);
        await using var loop = new WatchLoop(_console, options, () => Resolve(options), TimeProvider.System);
        return await loop.RunAsync(VerbosityOf(result), report => TellAsync(report, options, result), cancellationToken);
    }

    private async Task TellAsync(RunReport report, GateOptions options, ParseResult result)
    {
        var folder = options.Out ?? GatePlanner.DefaultOut;
        var isBrief = result.GetValue(_brief);
        new GithubJob(_console).Tell(report, folder, isDataOnly: isBrief || result.GetValue(_json));
        await _console.Out.WriteAsync(isBrief
            ? Printable.OfJson(BriefJson.Of(report, folder, NextCommand.List(report, options, folder)))
            : result.GetValue(_json)
            ? Printable.OfJson(ReportJson.Write(report))
            : new ReportText(new Paint(_console.HasColour)).Of(report, folder, NextCommand.After(report, options, folder)));
        if (result.GetValue(_profile))
            await _console.Error.WriteAsync(ProfileText.Of(report));
    }

    private Verbosity VerbosityOf(ParseResult result) => result.GetValue(_quiet) ? Verbosity.Quiet : result.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal;

    private async Task<RunReport> CheckAsync(GatePlan plan, bool isFound, ParseResult result, CancellationToken cancellationToken)
    {
        using var progress = new RunProgress(_console, VerbosityOf(result), new Redaction(plan.Secrets), TimeProvider.System);
        if (isFound)
            progress.Note($"comparing {Named(plan.Before)} with {Named(plan.After)}");
        return await GateRun.RunAsync(plan, BuiltIn.Parts(progress), cancellationToken);
    }

    private static string Named(IPageSource source) => source.Commit is { } commit ? $"{source.Description} ({commit[..12]})" : source.Description == "." ? "the current folder" : source.Description;

    private int Preview(GatePlan plan, bool asJson)
    {
        var pages = PagePairing.Pair(plan.Before, plan.After, plan.Rules);
        _console.Out.Write(asJson ? DryRun.Json(plan, pages) : DryRun.Text(plan, pages));
        return (int)GateExit.Pass;
    }
}
