using System.CommandLine;
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
    public ExplainCommand(IConsole console)
        : base("explain", "Say why a run, or one shot of it, differs: what changed in the layout, and where that is written.")
    {
        var run = new Argument<string>("RUN") { Description = "A folder written by gate check." };
        var shot = new Argument<string?>("SHOT") { Description = "Id of a shot, page@viewport; without one, the groups of the run.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the groups, or what explains the shot, as JSON." };
        Arguments.Add(run);
        Arguments.Add(shot);
        Options.Add(json);
        SetAction(result =>
        {
            var folder = result.GetRequiredValue(run);
            var report = RunFolder.Read(folder);
            var answer = result.GetValue(shot) is { } id ? Answer(report, id, folder) : null;
            if (result.GetValue(json))
                console.Out.WriteLine(Printable.OfJson(answer is null ? JsonSerializer.Serialize(report.Groups, ReportJson.Options) : JsonSerializer.Serialize(answer, ReportJson.Options)));
            else
                console.Out.Write(answer is null ? ExplainText.OfRun(report, folder) : ExplainText.OfShot(answer));
            return (int)GateExit.Pass;
        });
    }

    private static ShotAnswer Answer(RunReport report, string id, string folder)
    {
        var shot = Find(report, id, folder);
        return ShotAnswer.Of(shot, report.Groups, NextCommand.Again(report, shot));
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
}
