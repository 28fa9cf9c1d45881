using System.CommandLine;
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
    public void AddLedgerTo(Command command) => command.Options.Add(_ledger);

    /// <summary>For a command that judges.</summary>
    public void AddSignersTo(Command command) => command.Options.Add(_signers);

    /// <summary>Command line over GATE_LEDGER over the config file over the default.</summary>
    /// <param name="result">As typed.</param>
    /// <param name="required">Whose approvals count unless <c>--require-signed</c> says so; null: everybody's.</param>
    public LedgerSource File(ParseResult result, string? required = null)
    {
        var typed = Filled(result).Ledger;
        var configured = typed is null ? ConfigReader.Find(null, new PlanSurroundings(console.Variables, console.WorkingDirectory, ToolVersion.Text)).Ledger : null;
        return LedgerSource.Resolve(typed, configured, console.WorkingDirectory) with { Signers = (result.GetValue(_signers) ?? required) is { } signers ? AllowedSigners.Read(signers, console.WorkingDirectory) : null };
    }

    /// <summary>What a command does with the ledger; trouble with one that a variable names is told by the variable.</summary>
    /// <exception cref="GateException">What the command says.</exception>
    public async Task<int> TellingAsync(ParseResult result, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (GateException exception) when (GateVariables.Told(exception, Filled(result), console.Variables) is { } told)
        {
            throw told;
        }
    }

    private GateOptions Filled(ParseResult result) => new() { Ledger = result.GetValue(_ledger) ?? (console.Variables.TryGetValue("GATE_LEDGER", out var variable) && variable.Length > 0 ? variable : null) };

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
