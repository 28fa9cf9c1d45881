using System.CommandLine;
using System.Text.Json;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Commands;

/// <summary><c>gate explain RUN [SHOT]</c>.</summary>
internal sealed class ExplainCommand : Command
{
    private const int MostLines = 20;

    public ExplainCommand(IConsole console)
        : base("explain", "Say why a run, or one shot of it, differs: what changed in the layout, and where that is written.")
    {
        var run = new Argument<string>("RUN") { Description = "A folder written by gate check." };
        var shot = new Argument<string?>("SHOT") { Description = "Id of a shot, page@viewport; without one, the groups of the run.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the groups, or the shot, as JSON." };
        Arguments.Add(run);
        Arguments.Add(shot);
        Options.Add(json);
        SetAction(result =>
        {
            var folder = result.GetRequiredValue(run);
            var report = RunFolder.Read(folder);
            var asked = result.GetValue(shot) is { } id ? Find(report, id, folder) : null;
            if (result.GetValue(json))
                console.Out.WriteLine(Printable.OfJson(asked is null ? JsonSerializer.Serialize(report.Groups, ReportJson.Options) : JsonSerializer.Serialize(asked, ReportJson.Options)));
            else
                console.Out.Write(asked is null ? OfRun(report, folder) : OfShot(asked, folder));
            return (int)GateExit.Pass;
        });
    }

    private static ShotFacts Find(RunReport report, string id, string folder)
    {
        var found = report.Shots.FirstOrDefault(shot => shot.Id == id);
        if (found is not null)
            return found;
        var near = NearestName.Of(id, report.Shots.Select(shot => shot.Id));
        throw new GateException("shot-unknown", $"the run has no shot \"{id}\"")
        {
            Place = folder,
            NextStep = near is null ? "gate explain RUN lists what differs" : $"try \"{near}\"",
        };
    }

    private static string OfRun(RunReport report, string folder)
    {
        var text = $"{Printable.Of(report.Summary)}\n";
        foreach (var group in report.Groups.Take(MostLines))
        {
            text += $"\n{group.Id}  {Words.Count(group.Shots.Count, "shot")}, {Words.Count(group.Regions, "region")}: {Printable.Of(group.Title)}\n";
            text += string.Concat(Sources(group.Causes).Take(2));
            if (group.Representative is { } place)
                text += $"  look: gate explain {Printable.Of(folder)} {Printable.Of(place.Shot)}\n";
        }

        return report.Groups.Count <= MostLines ? text : $"{text}\nand {Words.Count(report.Groups.Count - MostLines, "group")} more: --json has all\n";
    }

    private static string OfShot(ShotFacts shot, string folder)
    {
        var text = $"{Printable.Of(shot.Id)}: {shot.Status.ToString().ToLowerInvariant()}{(shot.Ae is { } ae ? $", AE {Words.Number(ae)}" : "")}{(shot.Summary is null ? "" : $": {Printable.Of(shot.Summary)}")}\n";
        foreach (var group in shot.Regions.GroupBy(Told, StringComparer.Ordinal).OrderByDescending(group => group.Sum(region => region.Ae)).Take(MostLines))
        {
            var first = group.MaxBy(region => region.Ae)!;
            text += $"\n{Printable.Of(group.Key)}\n  {Words.Count(group.Count(), "region")}, the largest {first.Width}×{first.Height} px at ({first.X}, {first.Y}), AE {Words.Number(group.Sum(region => region.Ae))}\n";
            text += string.Concat(Sources(first.Causes));
        }

        return $"{text}\nagain: gate explain {Printable.Of(folder)} {Printable.Of(shot.Id)} --json\n";
    }

    private static string Told(RegionFacts region) => region switch
    {
        { Explanation: null } => "not explained: the layout was not read (a run with --confirm 2 or more reads it)",
        { Causes.Count: 0 } => "unexplained",
        { Explanation: "partial" } => $"in part: {string.Join("; ", region.Causes.Select(CauseWords.Of))}",
        _ => string.Join("; ", region.Causes.Select(CauseWords.Of)),
    };

    private static IEnumerable<string> Sources(IReadOnlyList<CauseFacts> causes) =>
        causes.Select(cause => cause.Source).OfType<string>().Distinct(StringComparer.Ordinal).Select(source => $"  at {Printable.Of(source)}\n");
}
