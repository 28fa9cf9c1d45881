using Gate.Core.Ledger;
using Gate.Tests.Support;

namespace Gate.Tests.Fault.Injected;

/// <summary>The machine of one run: folders, clock, and who can call it off.</summary>
internal sealed class FaultWorld : IDisposable
{
    /// <summary>The page that differs where one does.</summary>
    public const string Differing = "b.html";

    private const string Settings = """{ "timeout": 8000, "workers": 1, "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ], "gate": { "semantics": "off" } }""";

    private readonly ScratchFolder _scratch = new();

    public FaultWorld(FaultTruth truth, Random random)
    {
        (Truth, Random) = (truth, random);
        foreach (var side in new[] { "before", "after" })
        {
            foreach (var page in new[] { "a.html", Differing, "c.html" })
                _scratch.Write($"{side}/{page}", Page(page == Differing && side == "after" && truth != FaultTruth.Equal));
        }

        _scratch.Write("playwright.config.json", Settings);
        _scratch.Write("baselines/approvals.jsonl", LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key("elsewhere.html@small"))));
    }

    public FaultTruth Truth { get; }

    public Random Random { get; }

    public JumpingClock Clock { get; } = new();

    public CancellationTokenSource Cancel { get; } = new();

    public string Root => _scratch.Root;

    public string Out => _scratch.At("gate-out");

    public string Staging => _scratch.At("gate-out/.gate-next");

    public string Ledger => _scratch.At("baselines/approvals.jsonl");

    /// <summary>Process ids of the browsers that are there now.</summary>
    public Func<IReadOnlyList<int>> Browsers { get; set; } = static () => [];

    /// <summary>Whether the fault took the folder of the report, and with it an earlier one.</summary>
    public bool IsOutGone { get; set; }

    /// <summary>Whether the fault damaged the ledger itself.</summary>
    public bool IsLedgerTorn { get; set; }

    /// <summary>Whether somebody else may have approved what differs.</summary>
    public bool MayBeApproved { get; set; }

    /// <summary>Whether pictures are others now than were judged.</summary>
    public bool IsEvidenceDamaged { get; set; }

    public string At(string relative) => _scratch.At(relative);

    public void Write(string relative, string text) => _scratch.Write(relative, text);

    public void Dispose()
    {
        Cancel.Dispose();
        _scratch.Dispose();
    }

    private static string Page(bool differs) => $"<!doctype html><style>html {{ background: {(differs ? "#0b0b0c" : "#0b0b0b")} }}</style><p>page";
}
