using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Running;

/// <summary>
/// Which ledger judged a run, by what it was asked with. Its report may have been in other hands: its words are compared with the ledger
/// that is meant now, and never followed.
/// </summary>
internal static class JudgedBy
{
    /// <summary>The ledger of the run and the option that named it, where it is another than the one that is meant now; else null.</summary>
    /// <param name="run">The run as its report has it.</param>
    /// <param name="meant">The ledger as it is looked for now; one that was named is meant.</param>
    /// <param name="surroundings">Where the run's config is looked for.</param>
    public static (string Ledger, string Option)? Another(RunFacts run, LedgerSource meant, PlanSurroundings surroundings)
    {
        // A named ledger is meant, and with --trust all that a run reads is a commit's.
        if (meant.IsRequired || run.Options is not { } words || OptionWords.Given(words, "--trust").Any())
            return null;
        var typed = OptionWords.Given(words, "--ledger").LastOrDefault();
        var config = OptionWords.Given(words, "--config").LastOrDefault();
        if (typed is null && config is null)
            return null;
        var judged = LedgerSource.Resolve(typed, typed is null ? Configured(config!, surroundings) : null, surroundings.WorkingDirectory);
        return judged.IsCommitted || judged.Path == meant.Path ? null : (judged.Source, typed is null ? $"--config {config}" : $"--ledger {typed}");
    }

    // A file that is not here, or not as it was, says nothing.
    private static string? Configured(string config, PlanSurroundings surroundings)
    {
        try
        {
            return ConfigReader.Find(config, surroundings).Ledger;
        }
        catch (GateException)
        {
            return null;
        }
    }
}
