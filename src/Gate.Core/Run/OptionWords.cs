using System.Globalization;
using System.Text.RegularExpressions;

namespace Gate.Core.Run;

/// <summary>
/// The options of a run that take part in the judgement or in what is looked at, as words for a command line: <c>--name</c> or
/// <c>--name=value</c>. With them the same thing is asked again, and nothing weaker.
/// </summary>
public static partial class OptionWords
{
    /// <summary>Which folder is written, how fast, and by whose share of the work: no word of these changes what is judged.</summary>
    public static IReadOnlyList<string> NotJudged { get; } = ["--out", "--workers", "--cache", "--resume", "--shard", "--timings"];

    /// <summary>In the order of the help; passwords and tokens of addresses marked.</summary>
    public static IReadOnlyList<string> Of(GateOptions options) =>
    [
        .. One("--before", options.Before),
        .. One("--after", options.After),
        .. One("--config", options.Config),
        .. Each("--include", options.Include),
        .. Each("--exclude", options.Exclude),
        .. One("--pages", options.Pages),
        .. options.Sitemap is "" ? ["--sitemap"] : One("--sitemap", options.Sitemap),
        .. options is { Crawl: true, CrawlDepth: null } ? ["--crawl"] : One("--crawl", options.CrawlDepth),
        .. Each("--viewport", options.Viewports),
        .. One("--confirm", options.Confirm),
        .. One("--repeat", options.Repeat),
        .. One("--externals", options.Externals),
        .. One("--semantics", options.Semantics),
        .. options.NoReuse ? new[] { "--no-reuse" } : [],
        .. One("--ledger", options.Ledger),
        .. One("--require-signed", options.RequireSigned),
        .. One("--trust", options.Trust),
        .. One("--browser", options.Browser),
        .. One("--connect", WithoutQuery(options.Connect)),
    ];

    /// <summary>Name and value of a word; the value is null where there is none.</summary>
    public static (string Name, string? Value) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var end and >= 0 ? (word[..end], word[(end + 1)..]) : (word, null);

    /// <summary>What was given for an option, each time that it was.</summary>
    public static IEnumerable<string?> Given(IReadOnlyList<string> words, string name) => words.Select(Split).Where(word => word.Name == name).Select(word => word.Value);

    private static IEnumerable<string> Each(string name, IEnumerable<string> values) => values.Select(value => $"{name}={Alone().Replace(Redaction.OfAddresses(value), Redaction.Mark)}");

    private static IEnumerable<string> One(string name, string? value) => value is null ? [] : Each(name, [value]);

    private static IEnumerable<string> One(string name, int? value) => One(name, value?.ToString(CultureInfo.InvariantCulture));

    // Tokens of browser services stand there, too short for some to be known as secrets.
    private static string? WithoutQuery(string? address) =>
        address?.IndexOf('?', StringComparison.Ordinal) is { } at and >= 0 ? $"{address[..(at + 1)]}{Redaction.Mark}" : address;

    // scheme://token@host: without a password the name itself may be what opens.
    [GeneratedRegex(@"(?<=://)[^\s/@:?#]+(?=@)")]
    private static partial Regex Alone();
}
