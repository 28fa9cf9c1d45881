using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Commands;

/// <summary><c>gate explain RUN [SHOT]</c>.</summary>
internal sealed class ExplainCommand : Command
{
    // Read as it stands, by agents too, and never put into a page: selectors and markup keep their signs.
    private static readonly JsonSerializerOptions Told = new(ReportJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ExplainCommand(IConsole console)
        : base("explain", "Say why a run, or one shot of it, differs: what changed in the layout, and where that is written.")
    {
        var run = new Argument<string>("RUN") { Description = "A folder written by gate check." };
        var shot = new Argument<string?>("SHOT") { Description = "Id of a shot, page@viewport, or of a page; without one, the groups of the run.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the groups, or what explains the shot, as JSON." };
        Arguments.Add(run);
        Arguments.Add(shot);
        var text = new Option<bool>("--text") { Description = "Print how the markup differs as text: by kind, or with a page or shot as it is written. Never a verdict." };
        var before = new Option<string?>("--before") { Description = "With --text: the before side, where it does not lie where it lay.", HelpName = "SOURCE" };
        var after = new Option<string?>("--after") { Description = "With --text: the after side, where it does not lie where it lay.", HelpName = "SOURCE" };
        var all = new Option<bool>("--all") { Description = "List every group, change and cause, not only the first of them." };
        Options.Add(json);
        Options.Add(all);
        Options.Add(text);
        Options.Add(before);
        Options.Add(after);
        SetAction((result, cancellationToken) =>
        {
            var folder = result.GetRequiredValue(run);
            var report = RunFolder.Read(folder);
            var own = GatePlanner.OutOf(folder, console.WorkingDirectory);
            if (result.GetValue(text))
            {
                var options = new GateOptions { Before = result.GetValue(before) ?? TextAnswer.SourceOf(report.Subject.Before), After = result.GetValue(after) ?? TextAnswer.SourceOf(report.Subject.After), Out = own };
                console.Out.Write(Text(console, report, folder, result.GetValue(shot), options, result.GetValue(json), cancellationToken));
                return Task.FromResult((int)GateExit.Pass);
            }

            var asked = new Asked(report, folder, own, result.GetValue(all));
            console.Out.Write(result.GetValue(json) ? Printable.OfJson(AsJson(asked, result.GetValue(shot))) + "\n" : InWords(asked, result.GetValue(shot)));
            return Task.FromResult((int)GateExit.Pass);
        });
    }

    private static string InWords(Asked run, string? asked) =>
        asked is null ? ExplainText.OfRun(run.Report, run.Folder, run.IsWhole)
        : Shots(run.Report, asked) is { } shots ? ExplainText.OfPage(run.Report, asked, shots.Select(run.Answer), run.IsWhole)
        : ExplainText.OfShot(run.Answer(Find(run.Report, asked, run.Folder)), run.IsWhole);

    private static string AsJson(Asked run, string? asked) =>
        asked is null ? JsonSerializer.Serialize(run.Report.Groups, Told)
        : Shots(run.Report, asked) is { } shots ? JsonSerializer.Serialize(shots.Select(run.Answer), Told)
        : JsonSerializer.Serialize(run.Answer(Find(run.Report, asked, run.Folder)), Told);

    /// <summary>Of a page; null where no page is called so.</summary>
    private static IEnumerable<ShotFacts>? Shots(RunReport report, string page) =>
        report.Pages.Any(each => each.Page == page) ? report.Shots.Where(shot => shot.Page == page) : null;

    private static string Text(IConsole console, RunReport report, string folder, string? asked, GateOptions options, bool isJson, CancellationToken cancellationToken)
    {
        if (asked is null)
            return isJson ? Printable.OfJson(JsonSerializer.Serialize(report.Markup, Told)) + "\n" : MarkupText.OfRun(report, folder);
        var page = report.Pages.Any(each => each.Page == asked) ? asked : Find(report, asked, folder).Page;
        var plan = GatePlanner.Resolve(options, new PlanSurroundings(console.Variables, console.WorkingDirectory, ToolVersion.Text));
        using var before = plan.Before as IDisposable;
        using var after = plan.After as IDisposable;
        var answer = TextAnswer.Of(report, plan, page, cancellationToken);
        foreach (var side in answer.Moved)
            console.Error.WriteLine($"gate: the files of {side} are no longer those that were judged");
        return isJson ? Printable.OfJson(JsonSerializer.Serialize(answer, Told)) + "\n" : MarkupText.OfPage(report, answer.Page, answer.Hunks);
    }

    private static ShotFacts Find(RunReport report, string id, string folder)
    {
        var found = report.Shots.FirstOrDefault(shot => shot.Id == id);
        if (found is not null)
            return found;
        var near = NearestName.Of(id, report.Shots.Select(shot => shot.Id).Concat(report.Pages.Select(page => page.Page)));
        throw new GateException("shot-unknown", $"the run has no shot or page \"{id}\"")
        {
            Place = folder,
            NextStep = near is null ? "gate explain RUN lists what differs" : $"try \"{near}\"",
        };
    }

    /// <summary>A run that is asked about.</summary>
    /// <param name="Report">What it says.</param>
    /// <param name="Folder">Its folder, as it was named.</param>
    /// <param name="Own">The same for a command to paste; null for the default.</param>
    /// <param name="IsWhole">Whether everything is told, however much it is.</param>
    private sealed record Asked(RunReport Report, string Folder, string? Own, bool IsWhole)
    {
        public ShotAnswer Answer(ShotFacts shot) => ShotAnswer.Of(shot, Report.Groups, NextCommand.Again(Report, shot, Own), IsWhole ? int.MaxValue : ShotAnswer.Most);
    }
}
