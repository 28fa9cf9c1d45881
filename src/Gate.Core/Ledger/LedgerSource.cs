namespace Gate.Core.Ledger;

/// <summary>Where decisions are read from.</summary>
/// <param name="Source">As typed.</param>
/// <param name="Path">Absolute.</param>
/// <param name="IsRequired">Whether a missing file is an error: it was named on the command line, so a wrong name must not pass for "nothing decided".</param>
public sealed record LedgerSource(string Source, string Path, bool IsRequired)
{
    /// <summary>Command line over config file over the default.</summary>
    public static LedgerSource Resolve(string? typed, string? configured, string workingDirectory)
    {
        var source = typed ?? configured ?? LedgerFile.Default;
        return new LedgerSource(source, System.IO.Path.GetFullPath(source, workingDirectory), typed is not null);
    }

    /// <summary>The decisions; null where there is no file and none was asked for.</summary>
    /// <exception cref="GateException">It is missing though named, unreadable, or holds a line that is no decision.</exception>
    public ApprovalLedger? Read()
    {
        if (!IsRequired && !File.Exists(Path))
            return null;
        var ledger = LedgerFile.Read(Path, isRequired: true);
        return ledger;
    }
}
