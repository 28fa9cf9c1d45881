using System.CommandLine;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Git;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Core.Signing;

namespace Gate.Cli.Commands;

/// <summary>Which ledger is written, and by whom.</summary>
internal sealed class LedgerOptions(IConsole console)
{
    private static readonly string[] AccountNames = ["USER", "LOGNAME", "USERNAME"];

    private readonly Option<string?> _ledger = new("--ledger") { HelpName = "FILE", Description = "The file of decisions, or git:REF[:FILE] to read them from a commit; gate.ledger of the config, or baselines/approvals.jsonl, unless given." };
    private readonly Option<string?> _config = new("--config") { HelpName = "FILE", Description = "The settings whose gate.ledger is meant; playwright.config.json where it is present, unless given." };
    private readonly Option<string?> _signers = new("--require-signed") { HelpName = "SIGNERS", Description = "Approvals count only when one of these has signed them: a file in the format of ssh-keygen's allowed signers, or git:REF:FILE." };
    private readonly Option<string?> _sign = new("--sign") { HelpName = "KEY", Description = "Sign each decision with this SSH key, or with git's user.signingKey where none is named.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _by = new("--by") { HelpName = "NAME", Description = "Who decides; the name of this account unless given, else git's user.name." };

    public void AddTo(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_sign);
        AddLedgerTo(command);
    }

    /// <summary>For a command that reads decisions and makes none.</summary>
    public void AddLedgerTo(Command command)
    {
        command.Options.Add(_ledger);
        command.Options.Add(_config);
    }

    /// <summary>For a command that judges.</summary>
    public void AddSignersTo(Command command) => command.Options.Add(_signers);

    /// <summary>Command line over GATE_LEDGER over the config file over the default.</summary>
    /// <param name="result">As typed.</param>
    /// <param name="required">Whose approvals count unless <c>--require-signed</c> says so; null: everybody's.</param>
    public LedgerSource File(ParseResult result, string? required = null)
    {
        var variable = Variable("GATE_LEDGER");
        var typed = result.GetValue(_ledger) ?? variable;
        var configured = typed is null ? Configured(result) : null;
        return LedgerSource.Resolve(typed, configured, console.WorkingDirectory) with
        {
            GivenBy = result.GetValue(_ledger) is null && variable is not null ? "GATE_LEDGER" : "--ledger",
            Signers = (result.GetValue(_signers) ?? required) is { } signers ? AllowedSigners.Read(signers, console.WorkingDirectory) : null,
        };
    }

    /// <summary>The same, to write decisions about a run into.</summary>
    /// <param name="result">As typed.</param>
    /// <param name="report">The run; whose approvals count is what it says, unless typed.</param>
    /// <exception cref="GateException"><c>ledger-other</c>: the run was judged by another, where the next check will look for them.</exception>
    public LedgerSource FileOf(ParseResult result, RunReport report)
    {
        var meant = File(result, NextCommand.SignersOf(report));
        return JudgedBy.Another(report.Run, meant, Surroundings) is var (judged, option)
            ? throw new GateException("ledger-other", $"the run was judged by \"{judged}\" ({option}), and decisions would go to \"{meant.Source}\"")
            {
                Place = "--ledger",
                NextStep = $"add --ledger {NextCommand.Quote(judged)}, or --ledger {NextCommand.Quote(meant.Source)} if that is meant",
            }
            : meant;
    }

    /// <summary>A word about a run that was judged by another ledger than the one that is meant now; else null.</summary>
    public string? Notice(RunReport report, LedgerSource meant) => JudgedBy.Another(report.Run, meant, Surroundings) is var (judged, option)
        ? $"the run was judged by \"{judged}\" ({option}); this is the verdict by \"{meant.Source}\"; --ledger {NextCommand.Quote(judged)} judges as the run did"
        : null;

    private PlanSurroundings Surroundings => new(console.Variables, console.WorkingDirectory, ToolVersion.Text);

    private string? Configured(ParseResult result)
    {
        var variable = Variable("GATE_CONFIG");
        try
        {
            return ConfigReader.Find(result.GetValue(_config) ?? variable, Surroundings).Ledger;
        }
        catch (GateException exception) when (result.GetValue(_config) is null && GateVariables.Told(exception, new GateOptions { Config = variable }, console.Variables) is { } told)
        {
            throw told;
        }
    }

    private string? Variable(string name) => console.Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Who signs, or null.</summary>
    /// <exception cref="GateException">There is no key.</exception>
    public ApprovalSigner? Signer(ParseResult result) => result.GetResult(_sign) is null ? null : ApprovalSigner.Open(result.GetValue(_sign), console.WorkingDirectory);

    /// <summary>The name typed, or null; a blank is none.</summary>
    public string? TypedName(ParseResult result) => result.GetValue(_by) is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed : null;

    /// <summary>The name typed, else of the account by environment and system, else git's <c>user.name</c>: a container may have an account without a name.</summary>
    /// <exception cref="GateException">Nobody is named.</exception>
    public string Name(ParseResult result) =>
        TypedName(result)
        ?? AccountNames.Select(name => console.Variables.GetValueOrDefault(name)).Append(console.Account).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? GitRepository.UserName(console.WorkingDirectory)
        ?? throw new GateException("by-missing", "nobody is named who decides") { Place = "--by", NextStep = "add --by NAME" };
}
