using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Running;

/// <summary>What to type next after a run.</summary>
internal static class NextCommand
{
    /// <summary>More pages than this are checked all together again.</summary>
    private const int MostPages = 5;

    public static string After(RunReport report, GateOptions options, string folder)
    {
        if (report.Verdict == Verdict.Pass)
            return $"gate report {Quote(folder)} gives this verdict again without a browser";
        if (!report.Run.Complete)
            return $"to go on where it was cut off, the same command with --resume {Quote(folder)}";
        return $"look at the report; after a change: {Check(report, options)}";
    }

    /// <summary>Whole commands, for who types them unread.</summary>
    public static IEnumerable<string> List(RunReport report, GateOptions options, string folder) =>
        report.Verdict == Verdict.Pass ? [] : [$"gate explain {Quote(folder)}", $"{Check(report, options)}{(report.Run.Complete ? "" : $" --resume {Quote(folder)}")}"];

    private static string Check(RunReport report, GateOptions options)
    {
        var pages = report.Pages.Where(page => page.Status != ShotStatus.Identical).Select(page => page.Page).ToList();
        var command = "gate check";
        if (options.Before is { } before)
            command += $" --before {Quote(Redaction.OfAddresses(before))}";
        if (options.After is { } after)
            command += $" --after {Quote(Redaction.OfAddresses(after))}";
        if (options.Config is { } config)
            command += $" --config {Quote(config)}";
        if (options.Out is { } target)
            command += $" --out {Quote(target)}";
        if (report.Run.Complete && options.Pages is null && pages.Count is > 0 and <= MostPages && pages.TrueForAll(CanInclude))
            command += string.Concat(pages.Select(page => $" --include {Quote(page)}"));
        return command;
    }

    /// <summary>Renders one shot anew, for after a change; null where its page cannot be named.</summary>
    public static string? Again(RunReport report, ShotFacts shot) =>
        CanInclude(shot.Page) ? $"gate check --before {Quote(report.Subject.Before.Source)} --after {Quote(report.Subject.After.Source)}{(report.Run.Config is { } config ? $" --config {Quote(config)}" : "")} --include {Quote(shot.Page)} --viewport {Quote(shot.Viewport)}" : null;

    // Names that a glob would read as a pattern, or a terminal would not show, are left to the whole set.
    private static bool CanInclude(string page) => page.All(character => !char.IsControl(character) && !"*?{}[]\\".Contains(character, StringComparison.Ordinal));

    /// <summary>For a POSIX shell; plain words stay plain.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "/._-:@%+,=".Contains(character, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
