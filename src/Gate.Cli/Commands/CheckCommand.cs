using System.CommandLine;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary><c>gate check</c>: the main job.</summary>
internal sealed class CheckCommand : Command, IHasFurtherHelp
{
    public CheckCommand(IConsole console)
        : base("check", "Render both sides, compare every page at every viewport, and write a report.")
    {
        var options = new CheckOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be rendered, without a browser." };
        var json = new Option<bool>("--json") { Description = "Print report.json on standard output, and nothing else." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress." };
        var verbose = new Option<bool>("--verbose") { Description = "A line for every shot." };
        options.AddTo(this);
        foreach (var option in new Option[] { dryRun, json, quiet, verbose })
            Options.Add(option);
        SetAction((result, cancellationToken) =>
        {
            var plan = GatePlanner.Resolve(options.Read(result), new PlanSurroundings(console.Variables, console.WorkingDirectory, ToolVersion.Text));
            cancellationToken.ThrowIfCancellationRequested();
            if (!result.GetValue(dryRun))
                throw new GateException("check-not-wired", "this build plans, and cannot render") { NextStep = "add --dry-run", Exit = GateExit.Incomplete };
            var pages = PagePairing.Pair(plan.Before, plan.After, plan.Rules);
            console.Out.Write(result.GetValue(json) ? DryRun.Json(plan, pages) : DryRun.Text(plan, pages));
            return Task.FromResult((int)GateExit.Pass);
        });
    }

    public string FurtherHelp => """
        Settings: command line over GATE_* variables (GATE_BEFORE, GATE_AFTER, GATE_CONFIG, GATE_OUT, GATE_PAGES,
        GATE_WORKERS, GATE_CONFIRM, GATE_EXTERNALS, GATE_BROWSER) over the config file over defaults.

        Examples:
          gate check --before old-export --after new-export
          gate check --before https://www.example.com --after https://staging.example.com --pages pages.txt
          gate check --before old --after new --include 'blog/**' --viewport mobile --dry-run

        """;
}
