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
        var decisions = new Option<string?>("--ledger") { HelpName = "FILE", Description = "Judge by these decisions, in place of the ones in the report." };
        var json = new Option<bool>("--json") { Description = "Print report.json on standard output, and nothing else." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        Arguments.Add(run);
        foreach (var option in new Option[] { target, decisions, json, quiet })
            Options.Add(option);
        SetAction(result =>
        {
            var source = result.GetRequiredValue(run);
            var report = RunAgain.Judge(RunFolder.Read(source), source);
            if (result.GetValue(decisions) is { } named)
                report = LedgerJudgement.Apply(report, LedgerFile.Read(Path.GetFullPath(named, console.WorkingDirectory), isRequired: true), named);
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
