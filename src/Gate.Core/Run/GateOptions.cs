namespace Gate.Core.Run;

/// <summary>What was typed for <c>gate check</c>, and nothing more; null and empty mean "not given".</summary>
public sealed record GateOptions
{
    /// <summary><c>--before</c>.</summary>
    public string? Before { get; init; }

    /// <summary><c>--after</c>.</summary>
    public string? After { get; init; }

    /// <summary><c>--config</c>.</summary>
    public string? Config { get; init; }

    /// <summary><c>--out</c>.</summary>
    public string? Out { get; init; }

    /// <summary><c>--include</c>, repeatable.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary><c>--exclude</c>, repeatable.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary><c>--pages</c>.</summary>
    public string? Pages { get; init; }

    /// <summary><c>--sitemap</c>: an address, or empty for the usual place.</summary>
    public string? Sitemap { get; init; }

    /// <summary><c>--crawl</c>: whether links are followed.</summary>
    public bool Crawl { get; init; }

    /// <summary><c>--crawl DEPTH</c>.</summary>
    public int? CrawlDepth { get; init; }

    /// <summary><c>--viewport</c>, repeatable: names of projects.</summary>
    public IReadOnlyList<string> Viewports { get; init; } = [];

    /// <summary><c>--workers</c>.</summary>
    public int? Workers { get; init; }

    /// <summary><c>--confirm</c>.</summary>
    public int? Confirm { get; init; }

    /// <summary><c>--repeat</c>: captures of every shot a side, to tell how stable the pages are.</summary>
    public int? Repeat { get; init; }

    /// <summary><c>--shard</c>: <c>I/N</c> or <c>auto</c>.</summary>
    public string? Shard { get; init; }

    /// <summary><c>--timings</c>: an earlier run, by whose timings this one is put in order, and its parts are dealt out.</summary>
    public string? Timings { get; init; }

    /// <summary><c>--no-reuse</c>: renders everything, also where it is proved unnecessary.</summary>
    public bool NoReuse { get; init; }

    /// <summary><c>--cache</c>.</summary>
    public string? Cache { get; init; }

    /// <summary><c>--resume</c>: a run that was cut off.</summary>
    public string? Resume { get; init; }

    /// <summary><c>--externals</c>: the policy for every host the config does not list.</summary>
    public string? Externals { get; init; }

    /// <summary><c>--semantics</c>: what the checks beside the pixels may do to the verdict.</summary>
    public string? Semantics { get; init; }

    /// <summary><c>--ledger</c>: a file of decisions.</summary>
    public string? Ledger { get; init; }

    /// <summary><c>--require-signed</c>: a file of allowed signers, or <c>git:REF:FILE</c>.</summary>
    public string? RequireSigned { get; init; }

    /// <summary><c>--trust</c>: the commit from which alone config and ledger are read.</summary>
    public string? Trust { get; init; }

    /// <summary><c>--browser</c>.</summary>
    public string? Browser { get; init; }

    /// <summary><c>--connect</c>: address of a Playwright server.</summary>
    public string? Connect { get; init; }
}
