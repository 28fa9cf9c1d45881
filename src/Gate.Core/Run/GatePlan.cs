using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;
using Gate.Core.Rendering;
using Gate.Core.Run.Shards;
using Gate.Core.Semantics;
using Gate.Core.Trust;

namespace Gate.Core.Run;

/// <summary>
/// What will be done, resolved once from options, environment and config file, then frozen. After this nobody reads a flag,
/// a settings file, the clock, the culture or an environment variable.
/// </summary>
public sealed record GatePlan
{
    /// <summary>The before side.</summary>
    public required IPageSource Before { get; init; }

    /// <summary>The after side.</summary>
    public required IPageSource After { get; init; }

    /// <summary>Which files are pages.</summary>
    public required PageRules Rules { get; init; }

    /// <summary>How pages of live sides are found; null where nothing was said.</summary>
    public LiveSearch? Search { get; init; }

    /// <summary>One a project, in the config's order; at least one, names distinct.</summary>
    public required IReadOnlyList<Viewport> Viewports { get; init; }

    /// <summary>What a capture looks like.</summary>
    public required RenderSettings Rendering { get; init; }

    /// <summary>How browsers are started.</summary>
    public required BrowserSettings Browser { get; init; }

    /// <summary>Fresh captures a side before a difference is believed; at least 1.</summary>
    public required int Confirm { get; init; }

    /// <summary>Whether a side may go unrendered where it would be made of the same bytes.</summary>
    public bool Reuse { get; init; } = true;

    /// <summary>The part of the run that is done here; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>By which what takes longest is begun first, and the pages are dealt out to the parts; null for what the report to be replaced knows, and in turn.</summary>
    public PageTimings? Timings { get; init; }

    /// <summary>Whether every shot is captured <see cref="Confirm"/> times a side, to tell how stable the pages are.</summary>
    public bool Repeat { get; init; }

    /// <summary>Whether this is a first look, of which the answer is wanted fast; see <see cref="RenderPlan.Glance"/>.</summary>
    public bool Glance { get; init; }

    /// <summary>Folder in which what is known of captures outlasts the run, absolute; null for none.</summary>
    public string? Cache { get; init; }

    /// <summary>Folder of a run that was cut off, absolute: what it has rendered is not rendered again; null for none.</summary>
    public string? Resume { get; init; }

    /// <summary>What the run may use up.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>What the checks beside the pixels may do to the verdict.</summary>
    public SemanticsPolicy Semantics { get; init; } = SemanticsPolicy.Default;

    /// <summary>Accepted absences.</summary>
    public required IReadOnlyList<AcceptedAbsence> Accept { get; init; }

    /// <summary>Where decisions lie.</summary>
    public LedgerSource Ledger { get; init; } = new(LedgerFile.Default, LedgerFile.Default, false);

    /// <summary>A server that is started for live sides; null for none.</summary>
    public WebServerSettings? WebServer { get; init; }

    /// <summary>What <c>--trust</c> found; null without it.</summary>
    public TrustedPolicy? Trust { get; init; }

    /// <summary>Folder for the report, absolute.</summary>
    public required string OutFolder { get; init; }

    /// <summary>Digest over the resolved configuration, secrets left out, <c>sha256:…</c>.</summary>
    public required string ConfigDigest { get; init; }

    /// <summary>File of settings as it was named, or null.</summary>
    public string? Config { get; init; }

    /// <summary>What it was asked with; see <see cref="OptionWords"/>.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>Name and version of the tool, e.g. <c>gate 0.1.0</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>Texts that must not appear in any output or digest; see <see cref="Redaction"/>.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
