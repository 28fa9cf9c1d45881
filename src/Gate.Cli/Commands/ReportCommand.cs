using System.CommandLine;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Shards;

namespace Gate.Cli.Commands;

/// <summary><c>gate report RUN…</c>.</summary>
internal sealed class ReportCommand : Command
{
    // 2 GiB is more than one text can hold.
    private const int MostMebibytes = 512;

    public ReportCommand(IConsole console)
        : base("report", "Write the outputs of a run anew from its report.json, or one report of all parts of a run, without a browser, and return the verdict.")
    {
        var run = new Argument<string[]>("RUN") { Description = "A folder written by gate check; or the folders of all parts of a run (--shard).", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string?>("--out") { HelpName = "DIR", Description = "Write to this folder instead; evidence is copied. The report of several parts goes to gate-out unless given." };
        var decisions = new LedgerOptions(console);
        var json = new Option<bool>("--json") { Description = "Print report.json on standard output, and nothing else." };
        var single = new Option<string?>("--single-file") { HelpName = "FILE", Description = "Write the report as one HTML file as well, its pictures inside: changes first, cut to the change where they are more than the limit." };
        var limit = WholeOption.Create("--single-file-limit", "MIB", $"How much the pictures in it may take; {SingleFile.DefaultLimit} unless given.", (1, MostMebibytes));
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        Arguments.Add(run);
        Options.Add(target);
        decisions.AddLedgerTo(this);
        decisions.AddSignersTo(this);
        Options.Add(single);
        Options.Add(limit);
        Options.Add(json);
        Options.Add(quiet);
        SetAction(result =>
        {
            var sources = result.GetRequiredValue(run);
            var most = MebibytesOf(result.GetValue(limit) ?? SingleFile.DefaultLimit);
            var source = sources[0];
            // Decisions that stand in the report are a copy, and the folder may have been in other hands since.
            var ledger = decisions.File(result);
            var judged = RunAgain.Judge(RunFolder.Read(source), source);
            // One part alone is not the run: what is missing is named.
            var isMerged = sources.Length > 1 || ShardMerge.IsPart(judged);
            if (decisions.Notice(judged, ledger) is { } notice)
                console.Error.Write($"{Printable.Of(notice)}\n");
            var report = LedgerJudgement.Apply(isMerged ? ShardMerge.Merge(sources) : judged, ledger.Read(), ledger.Source);
            var typed = result.GetValue(target) ?? (isMerged ? GatePlanner.DefaultOut : null);
            var file = result.GetValue(single) is { } named ? RunAgain.FileOutside(named, typed is null ? sources : [.. sources, typed], ledger.Path, console.WorkingDirectory) : null;
            var folder = typed is null ? source : isMerged ? RunAgain.CopyParts(sources, typed, console.WorkingDirectory) : RunAgain.Copy(source, typed, console.WorkingDirectory);
            RunAgain.Write(report, folder);
            if (file is not null)
                RunAgain.WriteFile(file, SingleFile.Text(report, folder, most));
            new GithubJob(console).Tell(report, typed ?? source, isDataOnly: result.GetValue(json));
            if (result.GetValue(json))
                console.Out.Write(Printable.OfJson(ReportJson.Write(report)));
            else if (!result.GetValue(quiet))
                console.Out.Write(new ReportText(new Paint(console.HasColour)).Of(report, typed ?? source, $"{NextCommand.Whole(report, ledger)} compares again"));
            return report.ExitCode;
        });
    }

    private static long MebibytesOf(int limit) => limit is >= 1 and <= MostMebibytes
        ? (long)limit << 20
        : throw new GateException("option-range", $"--single-file-limit is {limit}, outside 1 to {MostMebibytes} MiB") { Place = "--single-file-limit", NextStep = "give a value within the range" };
}
