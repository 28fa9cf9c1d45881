using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Running;

/// <summary>What to type next after a run: never a command that judges by weaker rules than the run did.</summary>
internal static class NextCommand
{
    /// <summary>More pages than this are checked all together again.</summary>
    private const int MostPages = 5;

    public static string After(RunReport report, GateOptions options, string folder)
    {
        if (!report.Run.Complete)
            return $"to go on where it was cut off, the same command with --resume {Quote(folder)}";
        if (report.Verdict != Verdict.Pass)
            return Check(report, options) is { } check ? $"look at the report; after a change: {check}" : "look at the report; after a change, the same command again";
        return report.Run.Shard is null
            ? $"{Judge(folder, report.Ledger.Source, SignersOf(report))} gives this verdict again without a browser"
            : "gate report with the folders of all parts makes one report of them, and gives the verdict";
    }

    /// <summary>Whole commands, for who types them unread.</summary>
    public static IEnumerable<string> List(RunReport report, GateOptions options, string folder)
    {
        if (report.Verdict == Verdict.Pass)
            return [];
        var check = Check(report, options) is { } command ? new[] { $"{command}{(report.Run.Complete ? "" : $" --resume {Quote(folder)}")}" } : [];
        return [$"gate explain {Quote(folder)}", .. check];
    }

    /// <summary>Judges a kept run by a ledger.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="ledger">Where the decisions lie; null for wherever they are looked for.</param>
    /// <param name="signers">Whose approvals count; null: everybody's.</param>
    public static string Judge(string folder, string? ledger, string? signers) =>
        $"gate report {Quote(folder)}{(ledger is null ? "" : Typed($"--ledger={ledger}"))}{(signers is null ? "" : Typed($"--require-signed={signers}"))}";

    /// <summary>The whole run anew, judged by no less than the report is; what the run was asked with is left out where the report does not say it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="judged">The decisions that it was judged by, as they were named for it.</param>
    public static string Whole(RunReport report, LedgerSource judged)
    {
        var words = report.Run.Options ?? [];
        words = judged.IsRequired ? With(words, "--ledger", judged.Source) : words;
        return Check(judged.Signers is { } signers ? With(words, "--require-signed", signers.Source) : words);
    }

    /// <summary>A check against a baseline with what it was recorded with; the after side is still to be named.</summary>
    public static string Against(string baseline, GatePlan plan) =>
        Check([$"--before=baseline:{baseline}", .. (plan.Options ?? []).Where(word => !Is(word, "--before") && !Is(word, "--after"))]);

    /// <summary>Renders one shot anew, for after a change; null where its page cannot be named, or the report does not say what its run was asked with.</summary>
    /// <param name="report">The run.</param>
    /// <param name="shot">One of its shots.</param>
    /// <param name="folder">Where the run lies; null for where it lies without <c>--out</c>.</param>
    public static string? Again(RunReport report, ShotFacts shot, string? folder)
    {
        if (report.Run.Options is not { } words || !CanInclude(shot.Page))
            return null;
        // What auto found has names that no option takes.
        var isFound = OptionWords.Given(words, "--viewport").Contains("auto");
        return $"{Check(words.Where(word => !Is(word, "--include") && (isFound || !Is(word, "--viewport"))))}{Out(folder)}{Typed($"--include={shot.Page}")}{(isFound ? "" : Typed($"--viewport={shot.Viewport}"))}";
    }

    /// <summary>Whose approvals counted; null: everybody's.</summary>
    public static string? SignersOf(RunReport report) =>
        report.Ledger.Signers ?? (report.Run.Options is { } words && !OptionWords.Given(words, "--trust").Any() ? OptionWords.Given(words, "--require-signed").FirstOrDefault() : null);

    /// <summary>For a POSIX shell; plain words stay plain.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "/._-:@%+,=".Contains(character, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string? Check(RunReport report, GateOptions options)
    {
        if (report.Run.Options is not { } words)
            return null;
        // A part of the pages is dealt out by all of them: fewer would be another part.
        var part = report.Run.Shard is { } shard ? $"{Typed($"--shard={shard}")}{(options.Timings is { } timings ? Typed($"--timings={timings}") : "")}" : "";
        var pages = part.Length > 0 ? [] : Failing(report);
        var target = $"{Out(options.Out)}{part}";
        return pages.Count == 0
            ? Check(words) + target
            : $"{Check(words.Where(word => !Is(word, "--include")))}{target}{string.Concat(pages.Select(page => Typed($"--include={page}")))}";
    }

    private static string Out(string? folder) => folder is null ? "" : Typed($"--out={folder}");

    private static string Check(IEnumerable<string> words) => $"gate check{string.Concat(words.Select(Typed))}";

    /// <summary>The pages that alone make the run fail; none where they are too many, cannot be named, or something else stands against the run as well.</summary>
    private static List<string> Failing(RunReport report)
    {
        // What a page asks for is seen wherever it is rendered; what other findings say may need other pages.
        var open = report.Shots.Where(RunVerdict.IsOpen).Select(shot => shot.Page)
            .Concat(report.Findings.Where(finding => finding.Check == "resource-missing" && RunVerdict.IsOpen(finding)).SelectMany(PagesOf))
            .ToHashSet(StringComparer.Ordinal);
        var pages = report.Pages.Select(page => page.Page).Where(open.Contains).ToList();
        return report.Run.Complete && pages.Count <= MostPages && pages.TrueForAll(CanInclude) && report.Findings.Where(RunVerdict.IsOpen).Select(PagesOf).All(on => on.Count > 0 && on.All(open.Contains)) ? pages : [];
    }

    /// <summary>The page it is about, or all that have part in it; none of what is about the run.</summary>
    private static IReadOnlyList<string> PagesOf(Finding finding) => finding.Page is { } page ? [page] : finding.Pages;

    private static IReadOnlyList<string> With(IReadOnlyList<string> words, string name, string value) =>
        OptionWords.Given(words, name).LastOrDefault() == value ? words : [.. words.Where(word => !Is(word, name)), $"{name}={value}"];

    private static bool Is(string word, string name) => OptionWords.Split(word).Name == name;

    // A value that looks like an option, or is none, is joined to its name.
    private static string Typed(string word) => OptionWords.Split(word) switch
    {
        (var name, null) => $" {name}",
        (var name, ['-', ..] or "") => $" {name}={Quote(OptionWords.Split(word).Value!)}",
        var (name, value) => $" {name} {Quote(value)}",
    };

    // Names that a glob would read as a pattern, or a terminal would not show, are left to the whole set.
    private static bool CanInclude(string page) => page.All(character => !char.IsControl(character) && !"*?{}[]\\".Contains(character, StringComparison.Ordinal));
}
