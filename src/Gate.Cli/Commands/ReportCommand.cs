using System.CommandLine;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core.Ledger;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary><c>gate report RUN</c>.</summary>
internal sealed class ReportCommand : Command
{
    public ReportCommand(IConsole console)
        : base("report", "Write the outputs of a run anew from its report.json, without a browser, and return its verdict.")
    {
        var run = new Argument<string>("RUN") { Description = "A folder written by gate check." };
        var target = new Option<string?>("--out") { HelpName = "DIR", Description = "Write to this folder instead; evidence is copied." };
        var decisions = new LedgerOptions(console);
        var json = new Option<bool>("--json") { Description = "Print report.json on standard output, and nothing else." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        Arguments.Add(run);
        Options.Add(target);
        decisions.AddLedgerTo(this);
        Options.Add(json);
        Options.Add(quiet);
        SetAction(result =>
        {
            var source = result.GetRequiredValue(run);
            // Decisions that stand in the report are a copy, and the folder may have been in other hands since.
            var ledger = decisions.File(result);
            var report = LedgerJudgement.Apply(RunAgain.Judge(RunFolder.Read(source), source), ledger.Read(), ledger.Source);
            var folder = result.GetValue(target) is { } typed ? RunAgain.Copy(source, typed, console.WorkingDirectory) : source;
            RunAgain.Write(report, folder);
            new GithubJob(console).Tell(report, result.GetValue(target) ?? source, isDataOnly: result.GetValue(json));
            if (result.GetValue(json))
                console.Out.Write(Printable.OfJson(ReportJson.Write(report)));
            else if (!result.GetValue(quiet))
                console.Out.Write(new ReportText(new Paint(console.HasColour)).Of(report, result.GetValue(target) ?? source, "gate check compares again"));
            return report.ExitCode;
        });
    }
}
