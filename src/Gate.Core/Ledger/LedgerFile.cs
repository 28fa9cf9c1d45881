using System.Text;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Signing;

namespace Gate.Core.Ledger;

/// <summary>A ledger on disk. Appending is all or nothing: a killed process leaves the old text or the new one, never half a line.</summary>
public static class LedgerFile
{
    /// <summary>Where decisions lie unless something else is said.</summary>
    public const string Default = "baselines/approvals.jsonl";

    /// <summary>More than 100,000 decisions; a bound on what a hostile file can cost.</summary>
    private const int MaxBytes = 256 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; one that is not there is an empty ledger unless it is required.</summary>
    /// <exception cref="GateException">It is missing though required, cannot be read, or holds a line that is no decision.</exception>
    public static ApprovalLedger Read(string path, bool isRequired = false)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists && !Directory.Exists(path) && !isRequired)
                return ApprovalLedger.Empty;
            return LedgerReader.Read(new GivenFile(path, path, path, MaxBytes) { TooLargeCode = "ledger-unreadable" }.ReadText(Utf8), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GateException("ledger-missing", "there is no such ledger", exception) { Place = path, NextStep = "mend the path; gate approve writes a first one" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new GateException("ledger-unreadable", $"the ledger cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = path, NextStep = "give a readable file of UTF-8 text" };
        }
    }

    /// <summary>Reads a ledger's bytes.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="place">As shown to people.</param>
    /// <exception cref="GateException">It is no text, too long, or holds a line that is no decision.</exception>
    public static ApprovalLedger Decode(ReadOnlySpan<byte> text, string place) => LedgerReader.Read(TextOf(text, place), place);

    /// <summary>A ledger's text.</summary>
    /// <exception cref="GateException">It is no text, or too long.</exception>
    internal static string TextOf(ReadOnlySpan<byte> text, string place)
    {
        if (text.Length > MaxBytes)
            throw new GateException("ledger-unreadable", $"the ledger has more than {Words.Number(MaxBytes)} bytes") { Place = place, NextStep = "give another one with --ledger" };
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new GateException("ledger-unreadable", $"the ledger is no UTF-8 text: {exception.Message.TrimEnd('.')}", exception) { Place = place, NextStep = "give a file of UTF-8 text" };
        }
    }

    /// <summary>Adds decisions to what stands in the file at that moment; each says which lines of its key it replaces.</summary>
    /// <param name="path">Created where it is missing, with its folder.</param>
    /// <param name="decisions">In the order in which they are to stand.</param>
    /// <param name="cancellationToken">Ends the wait for another writer.</param>
    /// <returns>The ledger with the new lines.</returns>
    /// <exception cref="GateException">The file cannot be written, or what it holds is not a ledger: then it is as it was.</exception>
    public static Task<ApprovalLedger> AppendAsync(string path, IReadOnlyList<Approval> decisions, CancellationToken cancellationToken) =>
        ChangeAsync(path, text => Extend(text, decisions, path), cancellationToken);

    /// <summary>Adds lines as they are, made by <see cref="Lines"/>.</summary>
    /// <inheritdoc cref="AppendAsync(string, IReadOnlyList{Approval}, CancellationToken)"/>
    public static Task<ApprovalLedger> AppendAsync(string path, IReadOnlyList<string> lines, CancellationToken cancellationToken) =>
        ChangeAsync(path, text => Join(text, lines), cancellationToken);

    /// <summary>Adds lines that are chosen by what stands in the file at that moment; nobody else writes meanwhile.</summary>
    /// <param name="path">Created where it is missing, with its folder.</param>
    /// <param name="choose">From the ledger as it stands to lines made by <see cref="Lines"/>.</param>
    /// <param name="cancellationToken">Ends the wait for another writer.</param>
    /// <inheritdoc cref="AppendAsync(string, IReadOnlyList{Approval}, CancellationToken)"/>
    public static Task<ApprovalLedger> AppendAsync(string path, Func<ApprovalLedger, IReadOnlyList<string>> choose, CancellationToken cancellationToken) =>
        ChangeAsync(path, text => Join(text, choose(LedgerReader.Read(text, path))), cancellationToken);

    /// <summary>The text with further lines.</summary>
    /// <exception cref="GateException">The text is not a ledger.</exception>
    public static string Extend(string text, IReadOnlyList<Approval> decisions, string place) => Join(text, Lines(LedgerReader.Read(text, place), decisions));

    /// <summary>Decisions as lines that know what they replace.</summary>
    /// <param name="ledger">What was known when they were made.</param>
    /// <param name="decisions">In the order in which they are to stand; later ones of the same key come last.</param>
    /// <param name="signer">Signs each line, or null.</param>
    /// <exception cref="GateException">They cannot be signed.</exception>
    public static IReadOnlyList<string> Lines(ApprovalLedger ledger, IReadOnlyList<Approval> decisions, ApprovalSigner? signer = null)
    {
        var known = new Dictionary<ApprovalKey, IReadOnlyList<string>>();
        var lines = new List<string>();
        // A line is named by the one that replaces it, so a second one of a key waits until the first is whole.
        for (IReadOnlyList<Approval> left = decisions; left.Count > 0; left = [.. left.GroupBy(decision => decision.Key).SelectMany(same => same.Skip(1))])
        {
            var round = left.DistinctBy(decision => decision.Key).Select(decision => decision with { Over = known.GetValueOrDefault(decision.Key) ?? ledger.Known(decision.Key), Sig = signer is null ? decision.Sig : null }).ToList();
            var signatures = signer?.Sign([.. round.Select(LedgerWriter.Line)]);
            for (var i = 0; i < round.Count; i++)
            {
                var line = LedgerWriter.Line(round[i] with { Sig = signatures is null ? round[i].Sig : signatures[i] });
                known[round[i].Key] = [.. round[i].Over!, LedgerLine.IdOf(line)];
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>The text with lines added.</summary>
    internal static string Join(string text, IEnumerable<string> lines)
    {
        var joined = new StringBuilder(text);
        if (text.Length > 0 && text[^1] != '\n')
            joined.Append('\n');
        foreach (var line in lines)
            joined.Append(line).Append('\n');
        return joined.ToString();
    }

    private static async Task<ApprovalLedger> ChangeAsync(string path, Func<string, string> change, CancellationToken cancellationToken)
    {
        // A link is followed, so that the rename replaces the file and not the link.
        var real = RealPath.Of(Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(real)!);
            await using var turn = await LedgerLock.TakeAsync($"{real}.lock", cancellationToken);
            var next = change(File.Exists(real) ? await File.ReadAllTextAsync(real, Utf8, cancellationToken) : "");
            var ledger = LedgerReader.Read(next, path);
            Replace(real, next);
            return ledger;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("ledger-unwritable", $"the ledger cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = path,
                NextStep = "make room, or give a file that can be written with --ledger; nothing was recorded",
                Exit = GateExit.Incomplete,
            };
        }
    }

    private static void Replace(string path, string text)
    {
        var next = $"{path}.next";
        try
        {
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(Utf8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(next, File.GetUnixFileMode(path));
            File.Move(next, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk has room again without it.
            File.Delete(next);
            throw;
        }
    }
}
