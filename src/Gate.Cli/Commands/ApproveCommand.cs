using System.CommandLine;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary><c>gate approve RUN</c>: records decisions about the pixels of a run, after looking at them again.</summary>
internal sealed class ApproveCommand : Command, IHasFurtherHelp
{
    private readonly IConsole _console;
    private readonly Argument<string> _run = new("RUN") { Description = "A folder written by gate check." };
    private readonly Option<string[]> _shots = new("--shot") { HelpName = "ID", Description = "A shot, e.g. blog/index.html@desktop (repeatable)." };
    private readonly Option<string[]> _groups = new("--group") { HelpName = "ID", Description = "The shots of which every region lies in the groups named (repeatable)." };
    private readonly Option<string[]> _findings = new("--finding") { HelpName = "ID", Description = "A finding that fails beside the pixels (repeatable)." };
    private readonly Option<bool> _all = new("--all") { Description = "Everything that is undecided and can be decided; with --withdraw, everything that is decided." };
    private readonly Option<string?> _from = new("--from") { HelpName = "FILE", Description = "Decisions exported from the report; their reasons stand in them, and their names unless --by is given." };
    private readonly Option<bool> _reject = new("--reject") { Description = "Record a no in place of a yes." };
    private readonly Option<bool> _withdraw = new("--withdraw") { Description = "Take back what was decided." };
    private readonly Option<bool> _push = new("--push") { Description = "Commit the decisions to the branch that --ledger git:REMOTE/BRANCH names, on top of whatever is there; the work tree is not touched." };
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "Why, in 12 characters or more." };
    private readonly LedgerOptions _ledger;

    public ApproveCommand(IConsole console)
        : base("approve", "Record a decision about exactly the pixels of a run; nothing is rendered.")
    {
        _console = console;
        _ledger = new LedgerOptions(console);
        Arguments.Add(_run);
        foreach (var option in new Option[] { _shots, _groups, _findings, _all, _from, _reject, _withdraw, _reason, _push })
            Options.Add(option);
        _ledger.AddTo(this);
        _ledger.AddSignersTo(this);
        SetAction(RunAsync);
    }

    public string FurtherHelp => """
        The evidence is decoded and its digests are computed again; a partial run, a shot captured only once, a missing
        picture or other pixels than the report says are refused with exit code 3, and nothing is recorded.

        Examples:
          gate approve gate-out --shot pricing.html@desktop --reason 'new prices as of March'
          gate approve gate-out --from decisions.jsonl --sign ~/.ssh/id_ed25519
          gate approve gate-out --all --reason 'the new header' --ledger git:origin/gate-approvals --push
          gate report gate-out --ledger baselines/approvals.jsonl

        """;

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var run = result.GetRequiredValue(_run);
        var report = RunAgain.Judge(RunFolder.Read(run), run);
        var target = _ledger.FileOf(result, report);
        var signer = _ledger.Signer(result);
        var branch = result.GetValue(_push) ? LedgerBranch.Open(target) : null;
        var ledger = branch is null ? LedgerFile.Read(target.Writable()) : branch.Fetch();
        var known = Standing(ledger);
        var decisions = new RunDecisions(known, run);
        var draft = result.GetValue(_from) is { } from ? Taken(decisions, from, result).NotIn(ledger, signer is not null) : decisions.Draft(Request(result));
        if (branch is not null && draft.Decisions.Count > 0)
        {
            (var commit, ledger) = await branch.PushAsync(LedgerFile.Lines(ledger, draft.Decisions, signer), Message(draft), cancellationToken);
            await _console.Error.WriteLineAsync($"pushed as commit {commit[..12]}");
        }
        else if (branch is null)
        {
            // Looking at the evidence takes its time and signing may wait for a person: nobody else is kept from writing meanwhile, and what others
            // have decided by then is seen once it is this one's turn.
            var signed = signer is null ? null : LedgerFile.Lines(ledger, draft.Decisions, signer);
            ledger = await LedgerFile.AppendAsync(target.Writable(), now => Lines(draft = draft.Without(Made(now)), signed, now), cancellationToken);
        }

        var judged = LedgerJudgement.Apply(report, target.Counted(ledger), target.Source);
        await _console.Out.WriteAsync(Text(draft, judged, NextCommand.Judge(run, target.Source, target.Signers?.Source)));
        if (UncountedApprovals.Told(draft, judged) is { } uncounted)
            await _console.Error.WriteAsync($"{Printable.Of(uncounted)}\n  at  --sign\n  decide again with --sign KEY, of a key that stands there\n");
        else if (signer is not null && draft is { Decisions.Count: 0, InForce: 0 } && !result.GetValue(_withdraw))
            await _console.Error.WriteAsync("nothing was signed: what is decided already is not decided again by --all\n  at  --sign\n  name what to sign with --shot ID or --finding ID\n");
        return (int)GateExit.Pass;

        // What does not count for want of a signature is open to a decision, and stands there all the same until it is taken back.
        RunReport Standing(ApprovalLedger each) => LedgerJudgement.Apply(report, result.GetValue(_withdraw) ? each : target.Counted(each), target.Source);

        // By others, of what --all or the file of --from stands for.
        IReadOnlySet<ApprovalKey> Made(ApprovalLedger now)
        {
            if (result.GetValue(_from) is not null)
                return draft.Decisions.Select(each => each.Key).Except(draft.NotIn(now, signer is not null).Decisions.Select(each => each.Key)).ToHashSet();
            if (!result.GetValue(_all))
                return new HashSet<ApprovalKey>();
            var decision = Decision(result);
            return RunDecisions.Meant(known, decision).Except(RunDecisions.Meant(Standing(now), decision)).ToHashSet();
        }
    }

    private static IReadOnlyList<string> Lines(DecisionDraft draft, IReadOnlyList<string>? signed, ApprovalLedger now)
    {
        if (signed is null)
            return LedgerFile.Lines(now, draft.Decisions);
        var left = draft.Decisions.Select(each => each.Key).ToHashSet();
        return [.. signed.Where(line => left.Contains(LedgerReader.Read(line, "").Lines[0].Approval.Key))];
    }

    private LedgerDecision Decision(ParseResult result) =>
        result.GetValue(_reject) ? LedgerDecision.Reject : result.GetValue(_withdraw) ? LedgerDecision.Withdraw : LedgerDecision.Approve;

    private static string Message(DecisionDraft draft) =>
        $"gate: {Words.Count(draft.Decisions.Count, "decision")} by {Words.List([.. draft.Decisions.Select(each => each.By).Distinct()])}\n\n"
        + string.Concat(draft.Decisions.Take(20).Select(each => $"{Word(each.Decision)} {Printable.Of(each.Key.Shot)}\n"))
        + (draft.Decisions.Count > 20 ? $"and {Words.Number(draft.Decisions.Count - 20)} more\n" : "");

    private DecisionDraft Taken(RunDecisions decisions, string from, ParseResult result)
    {
        if (IsNamed(result) || result.GetValue(_reason) is not null || result.GetValue(_reject) || result.GetValue(_withdraw))
            throw new GateException("option-clash", "--from stands alone: what was decided, and why, is in its lines") { Place = "--from", NextStep = "leave the other options out" };
        var path = Path.GetFullPath(from, _console.WorkingDirectory);
        return decisions.Draft(LedgerFile.Read(path, isRequired: true).Lines, _ledger.TypedName(result), () => _ledger.Name(result));
    }

    private bool IsNamed(ParseResult result) => result.GetValue(_all) || new[] { _shots, _groups, _findings }.Any(option => result.GetValue(option) is { Length: > 0 });

    private DecisionRequest Request(ParseResult result)
    {
        if (!IsNamed(result))
            throw new GateException("decision-empty", "nothing is named to decide about") { Place = "gate approve", NextStep = "add --shot ID, --group ID, --finding ID, --all or --from FILE" };
        if (result.GetValue(_reject) && result.GetValue(_withdraw))
            throw new GateException("option-clash", "a decision is a no or taken back, not both") { Place = "--reject", NextStep = "leave one of --reject and --withdraw out" };
        return new DecisionRequest
        {
            Shots = result.GetValue(_shots) ?? [],
            Groups = result.GetValue(_groups) ?? [],
            Findings = result.GetValue(_findings) ?? [],
            All = result.GetValue(_all),
            Decision = Decision(result),
            Reason = result.GetValue(_reason) ?? throw new GateException("reason-missing", "a decision needs a reason") { Place = "--reason", NextStep = "add --reason TEXT" },
            By = _ledger.Name(result),
            At = TimeProvider.System.GetUtcNow(),
        };
    }

    private static string Text(DecisionDraft draft, RunReport judged, string next)
    {
        var open = UndecidedIds.Of(judged);
        var lines = draft.Decisions.Select(each => $"{Word(each.Decision),-9} {Printable.Of(each.Key.Shot)}  {Printable.Of(each.Key.Check)}")
            .Concat(open.Select(id => $"open      {Printable.Of(id)}"))
            .Append($"recorded: {Words.Count(draft.Decisions.Count, "decision")} in {Printable.Of(judged.Ledger.Source!)}{(draft.InForce > 0 ? $"; {Words.Number(draft.InForce)} in force already" : "")}; {Words.Number(open.Count)} still open")
            .Append($"next: {next}");
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static string Word(LedgerDecision decision) => decision switch
    {
        LedgerDecision.Approve => "approved",
        LedgerDecision.Reject => "rejected",
        LedgerDecision.Withdraw => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };
}
