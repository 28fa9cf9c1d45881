using System.CommandLine;
using Gate.Cli.Reviewing;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary><c>gate review RUN</c>.</summary>
internal sealed class ReviewCommand : Command, IHasFurtherHelp
{
    public ReviewCommand(IConsole console)
        : base("review", "Serve the report on this machine alone; decisions go into the ledger at once.")
    {
        var run = new Argument<string>("RUN") { Description = "A folder written by gate check." };
        var ledger = new LedgerOptions(console);
        Arguments.Add(run);
        ledger.AddTo(this);
        SetAction(async (result, cancellationToken) =>
        {
            var folder = Path.GetFullPath(result.GetRequiredValue(run), console.WorkingDirectory);
            var report = RunAgain.Judge(RunFolder.Read(folder), folder);
            RunEvidence.Check(report, folder);
            var target = ledger.FileOf(result, report);
            // What cannot be read would be met at the first decision.
            _ = LedgerFile.Read(target.Writable());
            var desk = new ReviewDesk(report, folder, target, ledger.Name(result))
            {
                Signer = ledger.Signer(result),
                Command = $"gate {string.Join(' ', result.Tokens.Select(token => NextCommand.Quote(token.Value)))}",
            };
            if (desk.Notice is { } notice)
                await console.Error.WriteLineAsync(Printable.Of(notice));
            await using var server = await ReviewServer.StartAsync(desk, cancellationToken);
            await console.Out.WriteLineAsync(server.Address);
            await console.Out.FlushAsync(cancellationToken);
            await console.Error.WriteLineAsync("open it once in a browser on this machine; Ctrl-C or \"End the review\" ends it");
            await server.WaitAsync(cancellationToken);
            await console.Out.WriteAsync(Outcome(desk, NextCommand.Judge(result.GetRequiredValue(run), target.Source, target.Signers?.Source)));
            return (int)GateExit.Pass;
        });
    }

    private static string Outcome(ReviewDesk desk, string next)
    {
        var judged = desk.Report;
        return $"""
            recorded: {Words.Count(desk.Recorded, "decision")} in {Printable.Of(judged.Ledger.Source!)}; {Words.Number(UndecidedIds.Of(judged).Count)} still open
            verdict now: {judged.Verdict.ToString().ToLowerInvariant()}: {Printable.Of(judged.Summary)}
            next: {next}

            """;
    }

    public string FurtherHelp => """
        The address holds a token that works once. Only 127.0.0.1 is listened on, on a port of the system's choice; requests
        that name another host or come from another page are refused, and nothing but the ledger is written.
        At its end it prints how many decisions it recorded, the verdict as it is with them, and the command that gives it.

        """;
}
