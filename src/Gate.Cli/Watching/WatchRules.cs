using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Watching;

/// <summary>What makes no sense together with <c>--watch</c>: it goes on, for somebody who edits.</summary>
internal static class WatchRules
{
    /// <param name="options">As typed, the <c>GATE_*</c> variables filled in.</param>
    /// <param name="printing">Options that say what is printed, those that were given.</param>
    /// <param name="console">Knows whether this is a job of a CI service.</param>
    /// <exception cref="GateException"><c>watch-conflict</c>.</exception>
    public static void Check(GateOptions options, IEnumerable<string> printing, IConsole console)
    {
        (string Option, bool IsGiven, string Why)[] conflicts =
        [
            ("--trust", options.Trust is not null, "judges a commit that nobody edits any more"),
            ("--shard", options.Shard is not null, "is a part of a run on several machines"),
            ("--repeat", options.Repeat is not null, "measures how stable pages are that stay as they are"),
            ("--resume", options.Resume is not null, "goes on with a run that was cut off"),
            ("--sitemap", options.Sitemap is not null, "is for live sites, and nothing says when one changes"),
            ("--crawl", options.Crawl, "is for live sites, and nothing says when one changes"),
            .. printing.Select(option => (option, true, "is about one run")),
        ];
        if (conflicts.FirstOrDefault(conflict => conflict.IsGiven) is { Option: { } option, Why: var why })
            throw new GateException("watch-conflict", $"--watch goes on after every edit, and {option} {why}") { Place = "--watch", NextStep = $"leave --watch or {option} out" };
        if (console.Variables.GetValueOrDefault("CI") is { Length: > 0 } and not "false")
            throw new GateException("watch-conflict", "--watch goes on until somebody ends it, and this is a job of a CI service (CI is set)") { Place = "--watch", NextStep = "leave --watch out, or unset CI where this is no such job" };
    }
}
