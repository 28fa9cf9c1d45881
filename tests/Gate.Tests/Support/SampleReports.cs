using System.Text.Json.Nodes;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Support;

/// <summary>Reports made by hand: every status, every field, and names that wish the reader ill.</summary>
internal static class SampleReports
{
    /// <summary>Names that must stay text wherever they are printed.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "<script>alert(1)</script>.html",
        "\"><img src=x onerror=alert(1)>.html",
        "evil\u202Elmth.exe",
        "`code` | pipe @everyone #1 [x](javascript:alert(1)) ![y](http://evil.example/z).html",
        "</script><!--<script>\u2028\u0007&amp;%2F..\\x.html",
        "深い/ページ 一覧.html",
        $"long/{new string('w', 10_000)}.html",
    ];

    /// <summary>All statuses, decisions, findings and facts; the verdict is incomplete.</summary>
    public static RunReport Rich()
    {
        var shots = new List<ShotFacts>
        {
            Changed("blog/index.html", "desktop", 412, [Region(312, 88, 89, 32, 380), Region(40, 300, 12, 9, 30), Region(700, 520, 2, 1, 2)]) with
            {
                Findings = ["pixels-differ-11aa"],
            },
            Changed("blog/index.html", "mobile", 5_210, [Region(16, 120, 300, 60, 5_210)]) with
            {
                After = Side(375, 852, 'd'), Findings = ["size-differs-22bb"],
                Alignment = new AlignmentFacts("40 rows inserted at 120; the 692 rows below moved down by 40 px", 310,
                    [new BandFacts("same", 0, 120, 0, 120), new BandFacts("inserted", 120, 120, 120, 160), new BandFacts("moved", 120, 812, 160, 852)], [new BoxFacts(16, 160, 300, 20)]),
                Masks = [new MaskFacts(0, 600, 375, 40, ".clock", "shows the time of day", "web team")],
            },
            Changed("pricing.html", "desktop", 1, [Region(640, 400, 1, 1, 1)]) with { MaxChannelDelta = 1 },
            Identical("pricing.html", "mobile", Proof.Pixels),
            Changed("decided/approved.html", "desktop", 90, [Region(10, 60, 10, 9, 90)]) with { Decision = Decision.Approved },
            Changed("decided/rejected.html", "desktop", 90, [Region(10, 60, 10, 9, 90)]) with { Decision = Decision.Rejected },
            Changed("moved.html", "desktop", 0, []) with
            {
                Ae = null, MaxChannelDelta = null, Evidence = null,
                Before = new SideFacts { Redirect = "/old/", Attempts = 1 }, After = new SideFacts { Redirect = "/new/", Attempts = 1 },
            },
            OneSided("news/launch.html", ShotStatus.Added),
            OneSided("team/old.html", ShotStatus.Removed),
            Changed("ticker.html", "desktop", 77, [Region(200, 200, 40, 20, 77)]) with
            {
                Status = ShotStatus.Unstable,
                Noise = new NoiseFacts(2, 3, 1, 640, [new BoxFacts(190, 190, 64, 40)]),
                Evidence = Evidence("ticker.html", "desktop") with { Noise = ["evidence/ticker-desktop/noise-after-2.png", "evidence/ticker-desktop/noise-after-3.png"] },
            },
            Pending("broken.html", "desktop") with
            {
                Status = ShotStatus.Failed,
                Before = Side(1280, 800, 'a'),
                After = new SideFacts { Attempts = 2, Failure = new FailureFacts("http-status", "the page was answered with HTTP status 500") },
                Findings = ["capture-failed-33cc"],
            },
            Pending("late.html", "desktop"),
            Changed("fuzzy.html", "desktop", 3, [Region(50, 70, 3, 1, 3)]) with
            {
                Status = ShotStatus.Tolerated,
                Tolerance = new JsonObject { ["absoluteError"] = new JsonArray(0, 10) },
            },
            Identical("about.html", "desktop", Proof.Inputs),
            Identical("about.html", "mobile", Proof.Bytes),
            Identical("go.html", "desktop", Proof.Redirect),
        };
        shots.AddRange(HostileNames.Select(name => Changed(name, "desktop", 64, [Region(8, 56, 8, 8, 64)])));
        shots.Add(Identical("<b>same</b>.html", "desktop", Proof.Bytes));
        return Of(shots) with
        {
            Findings = Findings(),
            Excluded = [new ExcludedFacts("--exclude drafts/**", 3), new ExcludedFacts("--exclude <i>*</i>", 1)],
            Groups = [new GroupFacts("g-3fa9", "margin-top 16px → 17px", ["blog/index.html@desktop"])],
            Markup = [new MarkupFacts("about.html", new SortedDictionary<string, int> { ["entity"] = 4, ["attribute-order"] = 11 }, 0)],
            Ledger = new LedgerFacts { Source = "baselines/approvals.jsonl", Stale = ["gone.html@desktop"], Proposed = ["pricing.html@desktop"] },
            Summary = "21 pages: 1 not reached, 1 failed, 1 unstable, 12 changed, 1 added, 1 removed, 1 within tolerance, 3 identical; compared without fonts.googleapis.com.",
        };
    }

    /// <summary>Everything the same: pass.</summary>
    public static RunReport AllIdentical() => Of([Identical("a.html", "desktop", Proof.Bytes), Identical("a.html", "mobile", Proof.Bytes), Identical("b.html", "desktop", Proof.Inputs)]) with
    {
        Verdict = Verdict.Pass, ExitCode = 0, Summary = "2 pages: all identical.",
    };

    /// <summary>Cancelled before the first shot: nothing is known.</summary>
    public static RunReport Empty() => Of([]) with
    {
        Summary = "0 pages: the run did not finish.", Run = new RunFacts(false, Digest('1'), Digest('2'), null, null),
    };

    /// <summary>Two viewports a page, a third of the pages changed, every shot with pictures named.</summary>
    public static RunReport Large(int shots)
    {
        var list = new List<ShotFacts>();
        for (var i = 0; i < shots / 2; i++)
        {
            foreach (var viewport in new[] { "desktop", "mobile" })
            {
                var page = $"section-{i % 40:00}/page-{i:00000}.html";
                list.Add(i % 3 == 0 ? Identical(page, viewport, Proof.Bytes) : Changed(page, viewport, i + 1, [Region(8 + (i % 200), 60, 30, 12, i + 1), Region(8, 200, 3, 3, 1)]));
            }
        }

        return Of(list) with { Verdict = Verdict.Fail, ExitCode = 1, Summary = $"{shots / 2} pages: a third identical." };
    }

    public static RunReport Of(IEnumerable<ShotFacts> all)
    {
        var shots = all.OrderBy(shot => shot.Id, StringComparer.Ordinal).ToList();
        var pages = shots
            .GroupBy(shot => shot.Page)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PageFacts(group.Key, group.Max(shot => shot.Status), [.. group.Select(shot => shot.Id)], []))
            .ToList();
        int Count(ShotStatus status) => shots.Count(shot => shot.Status == status);
        return new RunReport
        {
            Tool = "gate 0.1.0",
            Verdict = Verdict.Incomplete,
            ExitCode = 3,
            Summary = $"{pages.Count} pages.",
            Run = new RunFacts(true, Digest('1'), Digest('2'), Digest('3'), null),
            Subject = new SubjectFacts(new SourceFacts("git:origin/main:site", new string('c', 40), Digest('4')), new SourceFacts("site", null, Digest('5'))),
            Environments = [new EnvironmentFacts("env-1", "Chromium 156.0.7700.0", ["--disable-partial-raster", "--hide-scrollbars"], Digest('6'), "Linux x64", 1, true, "absent: not restored")],
            Counts = new StatusCounts
            {
                Pages = pages.Count, Shots = shots.Count, Identical = Count(ShotStatus.Identical), ByInputs = shots.Count(shot => shot.Proof == Proof.Inputs), Tolerated = Count(ShotStatus.Tolerated),
                Changed = Count(ShotStatus.Changed), Added = Count(ShotStatus.Added), Removed = Count(ShotStatus.Removed), Unstable = Count(ShotStatus.Unstable),
                Failed = Count(ShotStatus.Failed), Pending = Count(ShotStatus.Pending), Approved = shots.Count(shot => shot.Decision == Decision.Approved),
            },
            Excluded = [],
            Pages = pages,
            Shots = shots,
            Findings = [],
            Timings = new JsonObject { ["totalMs"] = 1234.5 },
        };
    }

    public static ShotFacts Changed(string page, string viewport, long ae, IReadOnlyList<RegionFacts> regions) => Pending(page, viewport) with
    {
        Status = ShotStatus.Changed, Ae = ae, MaxChannelDelta = 37, Regions = regions, Evidence = Evidence(page, viewport),
        Before = viewport == "mobile" ? Side(375, 812, 'a') : Side(1280, 800, 'a'), After = viewport == "mobile" ? Side(375, 812, 'b') : Side(1280, 800, 'b'),
    };

    public static ShotFacts Identical(string page, string viewport, Proof proof) => Pending(page, viewport) with
    {
        Status = ShotStatus.Identical, Proof = proof, Ae = 0, MaxChannelDelta = 0,
        Before = new SideFacts { Width = 1280, Height = 800, Environment = 0, Attempts = 1 }, After = new SideFacts { Width = 1280, Height = 800, Environment = 0, Attempts = 1 },
    };

    public static ShotFacts Pending(string page, string viewport) => new()
    {
        Id = $"{page}@{viewport}", Page = page, Viewport = viewport, State = "default", Status = ShotStatus.Pending,
    };

    private static ShotFacts OneSided(string page, ShotStatus status)
    {
        var side = Side(1280, 800, 'a');
        var evidence = Evidence(page, "desktop") with { Diff = null };
        return Pending(page, "desktop") with
        {
            Status = status,
            Before = status == ShotStatus.Removed ? side : null,
            After = status == ShotStatus.Added ? side : null,
            Evidence = status == ShotStatus.Removed ? evidence with { After = null } : evidence with { Before = null },
        };
    }

    private static List<Finding> Findings() =>
    [
        new("capture-failed-33cc", "capture-failed", Severity.Incomplete, "broken.html", "broken.html@desktop", null, "after: the page was answered with HTTP status 500", null),
        new("external-undeclared-44dd", "external-undeclared", Severity.Incomplete, null, null, "fonts.googleapis.com",
            "fonts.googleapis.com was not asked for stylesheet and font on 7 pages: declare it under \"gate\" in the config: \"externals\": { \"fonts.googleapis.com\": \"block\" } (or \"allow\")", null),
        new("page-added-55ee", "page-added", Severity.Fail, "news/launch.html", null, null, "the page is on the after side only", null),
        new("pixels-differ-11aa", "pixels-differ", Severity.Fail, "blog/index.html", "blog/index.html@desktop", null, "AE 412 in 3 regions, the largest 89×32 px at (312, 88); largest channel step 37 of 255", null),
        new("resource-missing-66ff", "resource-missing", Severity.Warn, null, null, "/img/<b>gone</b>.png", "/img/<b>gone</b>.png (image, HTTP 404) is missing alike on both sides, on 2 pages", null),
        new("size-differs-22bb", "size-differs", Severity.Fail, "blog/index.html", "blog/index.html@mobile", null, "before 375×812 px, after 375×852 px", Decision.Rejected),
    ];

    private static EvidenceFacts Evidence(string page, string viewport)
    {
        // As the tool names folders: a slug of the id, never the id itself.
        var slug = new string([.. page.Where(char.IsAsciiLetterOrDigit).Take(24)]).ToLowerInvariant();
        var name = page.StartsWith("ticker", StringComparison.Ordinal) ? $"ticker-{viewport}" : $"{slug}-{page.Length}-{viewport}";
        return new EvidenceFacts($"evidence/{name}/before.png", $"evidence/{name}/after.png", $"evidence/{name}/diff.png", $"evidence/{name}/thumbnail.png");
    }

    public static RegionFacts Region(int x, int y, int width, int height, long ae) => new()
    {
        X = x, Y = y, Width = width, Height = height, Ae = ae, MaxChannelDelta = 37, AntiAliased = ae / 4, ColourDistance = 0.125, Groups = ["g-3fa9"],
        Causes = [new CauseFacts("header > nav a:nth-child(2)", "style", "margin-top", "16px", "17px", "after/blog/index.html:812:5") { BeforeBox = new BoxFacts(300, 80, 120, 40), AfterBox = new BoxFacts(300, 81, 120, 40) }],
    };

    private static SideFacts Side(int width, int height, char digest) => new()
    {
        Width = width, Height = height, Pixels = Digest(digest), Compared = Digest(digest), Environment = 0, Attempts = 3,
        Settle = new JsonObject { ["clock"] = "real", ["waited"] = new JsonObject { ["fonts"] = 2 }, ["unsettled"] = new JsonArray() },
        Requests = new JsonObject { ["answered"] = 5 },
    };

    private static string Digest(char digit) => $"sha256:{new string(digit, 64)}";
}
