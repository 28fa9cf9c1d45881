using static Gate.Core.Run.Config.SettingShape;

namespace Gate.Core.Run.Config;

/// <summary>
/// Every setting of <c>playwright.config.json</c>. The checker, the JSON Schema and the table in <c>harness/README.md</c> all
/// follow this declaration.
/// </summary>
internal static class ConfigSettings
{
    /// <summary>Largest side of a window: the largest texture that software rendering allocates is 16,384 px a side.</summary>
    public const int MaxViewportSide = 16_384;

    /// <summary>Longest page side and the like: far above what is captured.</summary>
    private const int MaxLength = 1_000_000;

    private static readonly Table Viewport = new(
    [
        new("width", new Whole(1, MaxViewportSide, "CSS px"), "Width of the window.") { IsRequired = true },
        new("height", new Whole(1, MaxViewportSide, "CSS px"), "Height of the window.") { IsRequired = true },
    ]);

    private static readonly IReadOnlyList<Setting> Window =
    [
        new("viewport", Viewport, "The window that pages are laid out in."),
        new("deviceScaleFactor", new Number(0.25, 8), "Device pixels per CSS pixel.") { Default = "1" },
        new("isMobile", new Flag(), "Whether the viewport meta tag counts, as on phones.") { Default = "false" },
        new("hasTouch", new Flag(), "Whether touch events are offered.") { Default = "false" },
    ];

    private static readonly Table Use = new(
    [
        new("baseURL", new Text(TextRule.SiteAddress), "The published address: both sides are shown to the browser at this address, live sites too.") { Default = "\"http://site.localhost/\"" },
        .. Window,
        new("locale", new Text(TextRule.Locale), "Language of the browser.") { Default = "\"en-US\"" },
        new("timezoneId", new Text(TextRule.TimeZone), "Time zone of the browser.") { Default = "\"UTC\"" },
        new("colorScheme", new Choice("light", "dark", "no-preference"), "What prefers-color-scheme says.") { Default = "\"light\"" },
        new("reducedMotion", new Choice("reduce", "no-preference"), "What prefers-reduced-motion says.") { Default = "\"reduce\"" },
        new("extraHTTPHeaders", new Map("header", TextRule.HeaderName, new Text(TextRule.HeaderValue)), "Headers sent with every request to the site."),
        new("storageState", new Text(TextRule.Line), "Cookies and local storage that every page begins with: a file as Playwright saves it, or its text."),
        new(
            "httpCredentials",
            new Table(
            [
                new("username", new Text(TextRule.Line), "User name for HTTP authentication.") { IsRequired = true },
                new("password", new Text(TextRule.Line), "Password for HTTP authentication; never part of an output.") { IsRequired = true },
            ]),
            "For sites behind HTTP authentication."),
        new(
            "launchOptions",
            new Table(
            [
                new("executablePath", new Text(TextRule.Line), "The browser to use."),
                new("args", new List(new Text(TextRule.LaunchArgument)), "Further arguments for the browser; part of the recorded environment."),
            ]),
            "How the browser is started."),
        new(
            "connectOptions",
            new Table(
            [
                new("wsEndpoint", new Text(TextRule.Endpoint), "Address of a Playwright server that starts the browsers (docs/remote-browsers.md).") { IsRequired = true },
                new("headers", new Map("header", TextRule.HeaderName, new Text(TextRule.HeaderValue)), "Headers sent to that server; never part of an output."),
            ]),
            "Browsers of another machine."),
    ]);

    /// <summary>Which shots a rule is about.</summary>
    private static readonly IReadOnlyList<Setting> Scope =
    [
        new("pages", new Text(TextRule.Line), "Glob over page ids.") { Default = "every page" },
        new("viewport", new Text(TextRule.Name), "Name of the one viewport.") { Default = "every viewport" },
        new("state", new Text(TextRule.Name), "Name of the one state.") { Default = "every state" },
    ];

    /// <summary>One thing that is done to a page: exactly one of the first eight.</summary>
    private static readonly Table Step = new(
    [
        new("click", new Text(TextRule.Line), "Selector of what is clicked."),
        new("hover", new Text(TextRule.Line), "Selector of what the mouse is on."),
        new("focus", new Text(TextRule.Line), "Selector of what gets the focus."),
        new("type", new Text(TextRule.Line), "Selector of what text is typed into."),
        new("press", new Text(TextRule.Line), "Key that is pressed, in Playwright's words, like \"Escape\" or \"Control+A\"."),
        new("scrollTo", new Text(TextRule.Line), "Selector of what is scrolled to."),
        new("waitFor", new Text(TextRule.Line), "Selector of what has to appear, within 10 s of the page's time."),
        new("force", new Text(TextRule.Line), "Selector of what pseudo-classes are forced upon."),
        new("text", new Text(TextRule.Line), "With type: what is typed."),
        new("pseudo", new List(new Choice("active", "focus", "focus-visible", "focus-within", "hover", "target", "visited"), MinItems: 1), "With force: the pseudo-classes."),
    ]);

    /// <summary>Why a rule stands, whose it is, and how long.</summary>
    private static readonly IReadOnlyList<Setting> Standing =
    [
        new("reason", new Text(TextRule.Reason), "Why; printed in the report.") { IsRequired = true },
        new("owner", new Text(TextRule.Line), "Who answers for it; printed in the report."),
        new("until", new Text(TextRule.Day), "Last day in force (UTC); afterwards it does nothing, and fails."),
    ];

    /// <summary>The whole file.</summary>
    public static Table Root { get; } = new(
    [
        new("$schema", new Text(TextRule.Line), "Address of the JSON Schema, for editors; not read."),
        new("use", Use, "What the browser shows to pages."),
        new(
            "projects",
            new List(
                new Table(
                [
                    new("name", new Text(TextRule.Name), "Name of the viewport in shot ids and for --viewport.") { IsRequired = true },
                    new("use", new Table(Window), "What is special about this viewport; the rest comes from use."),
                ]),
                DistinctBy: "name",
                MinItems: 1),
            "One viewport each; every page is rendered at every one of them.") { Default = "desktop 1280×800, mobile 375×812" },
        new(
            "webServer",
            new Table(
            [
                new("command", new Text(TextRule.Line), "Starts the server; given to the shell. Not under --trust.") { IsRequired = true },
                new("url", new Text(TextRule.SiteAddress), "What answers once the server is ready. This or port."),
                new("port", new Whole(1, 65_535), "Port of this machine that answers once the server is ready. This or url."),
                new("timeout", new Whole(PlanLimits.MinTimeoutMs, PlanLimits.MaxTimeoutMs, "ms"), "How long it may take until it answers.") { Default = "60000" },
                new("cwd", new Text(TextRule.Line), "Where the command runs.") { Default = "the current folder" },
                new("env", new Map("variable", TextRule.Line, new Text(TextRule.HeaderValue)), "Environment variables beside those of gate."),
                new("reuseExistingServer", new Flag(), "Whether a server that answers already is taken as it is; otherwise that is an error.") { Default = "false" },
            ]),
            "A server that is started where a side is live, and ended with all its processes."),
        new("workers", new Whole(PlanLimits.MinWorkers, PlanLimits.MaxWorkers), "Pages open at one time.") { Default = "from cores and memory" },
        new("globalTimeout", new Whole(PlanLimits.MinRunTimeoutMs, PlanLimits.MaxRunTimeoutMs, "ms"), "Bound on the whole run; what it has not reached by then is pending, and the run incomplete.") { Default = "21600000" },
        new("timeout", new Whole(PlanLimits.MinTimeoutMs, PlanLimits.MaxTimeoutMs, "ms"), "Bound on one page from the first request to the capture.") { Default = "30000" },
        new(
            "gate",
            new Table(
            [
                new("export", new Text(TextRule.Line), "The folder that holds the pages, where a command names no source; relative to the current folder.") { Default = "looked for" },
                new("include", new List(new Text(TextRule.Line)), "Globs over page ids; only matching files are pages.") { Default = "every page" },
                new("exclude", new List(new Text(TextRule.Line)), "Globs over page ids; matching pages are left out, and counted in every output.") { Default = "none" },
                new("externals", new Map("host", TextRule.Host, new Choice("replay", "block", "allow")), "What happens to requests for other hosts; one that is not declared makes the run incomplete."),
                new(
                    "replay",
                    new Table(
                    [
                        new("folder", new Text(TextRule.Line), "Folder for the answers of hosts declared as replay; commit it, and every machine sees the same.") { Default = "\"gate-externals\"" },
                        new("record", new Flag(), "Whether an address that has no answer yet is asked for, once, and kept (true), or fails (false).") { Default = "true" },
                        new("har", new List(new Text(TextRule.Line)), "HTTP archives whose answers are taken over where the folder has none.") { Default = "none" },
                    ]),
                    "Where the answers of replayed hosts are kept."),
                new(
                    "accept",
                    new List(new Table(
                    [
                        new("missing", new Text(TextRule.Line), "Glob over the address: the path for the site's own origin, else the whole address.") { IsRequired = true },
                        new("reason", new Text(TextRule.Reason), "Why it may be missing; printed in the report.") { IsRequired = true },
                    ])),
                    "Resources whose absence on both sides is accepted."),
                new(
                    "states",
                    new List(
                        new Table(
                        [
                            new("name", new Text(TextRule.Name), "Name of the state in shot ids; not default.") { IsRequired = true },
                            .. Scope.Take(2),
                            new("steps", new List(Step), "What is done, in this order, once the page is at rest; it comes to rest again after each."),
                            new(
                                "media",
                                new Table(
                                [
                                    new("type", new Choice("screen", "print"), "Which style sheets hold.") { Default = "\"screen\"" },
                                    new("colorScheme", new Choice("light", "dark", "no-preference"), "What prefers-color-scheme says.") { Default = "use.colorScheme" },
                                    new("reducedMotion", new Choice("reduce", "no-preference"), "What prefers-reduced-motion says.") { Default = "use.reducedMotion" },
                                    new("forcedColors", new Choice("active", "none"), "Whether the system's own colours are forced upon the page.") { Default = "\"none\"" },
                                ]),
                                "What media queries say."),
                            new("javaScriptEnabled", new Flag(), "Whether the page's scripts run.") { Default = "true" },
                            new("hide", new List(new Text(TextRule.Line)), "Selectors of what becomes invisible and keeps its place."),
                            new("remove", new List(new Text(TextRule.Line)), "Selectors of what goes without leaving a gap."),
                            new(
                                "element",
                                new Table(
                                [
                                    new("selector", new Text(TextRule.Line), "CSS selector of the element.") { IsRequired = true },
                                    new("count", new Whole(1, 10_000), "How many elements it has to find; the picture is the smallest rectangle around them.") { Default = "1" },
                                ]),
                                "The picture is of an element alone."),
                            new("cookies", new Map("cookie", TextRule.HeaderName, new Text(TextRule.HeaderValue)), "Cookies of the site."),
                            new("storageState", new Text(TextRule.Line), "File with cookies and local storage, as Playwright saves them."),
                            new("extraHTTPHeaders", new Map("header", TextRule.HeaderName, new Text(TextRule.HeaderValue)), "Headers sent with every request of the page."),
                        ]),
                        DistinctBy: "name"),
                    "States that pages are looked at in, beside the one that they come to rest in."),
                new(
                    "masks",
                    new List(new Table(
                    [
                        .. Scope,
                        new("selector", new Text(TextRule.Line), "CSS selector; the boxes of what it finds are left out, as measured on both sides. This or rect."),
                        new(
                            "rect",
                            new Table(
                            [
                                new("x", new Whole(0, MaxLength, "CSS px"), "Left edge.") { IsRequired = true },
                                new("y", new Whole(0, MaxLength, "CSS px"), "Top edge, from the top of the page.") { IsRequired = true },
                                new("width", new Whole(1, MaxLength, "CSS px"), "Width.") { IsRequired = true },
                                new("height", new Whole(1, MaxLength, "CSS px"), "Height.") { IsRequired = true },
                            ]),
                            "A rectangle that is left out. This or selector."),
                        new("budget", new Number(0, 100), "Most that it may cover of a shot, in percent; more fails.") { Default = "25" },
                        .. Standing,
                    ])),
                    "Areas that are left out of the comparison; nothing is painted over."),
                new(
                    "tolerances",
                    new List(new Table(
                    [
                        .. Scope,
                        new("pixels", Range(MaxLength), "Absolute error that is expected.") { IsRequired = true },
                        new("channelDelta", Range(255), "Largest step of one channel that is expected.") { IsRequired = true },
                        .. Standing,
                    ])),
                    "Differences that are expected, two-sided; the first about a shot counts. A shot within is tolerated, never identical."),
                new(
                    "live",
                    new Table(
                    [
                        new("pause", new Whole(0, 60_000, "ms"), "Between the starts of two requests to one host.") { Default = "0" },
                        new("connections", new Whole(1, 64), "Requests to one host that wait for an answer at one time.") { Default = "6" },
                        new("retries", new Whole(0, 10), "Times that a GET is repeated after a fault of the network; answers of any status are not asked for again.") { Default = "2" },
                    ]),
                    "How hard live sites are asked."),
                new(
                    "remote",
                    new Table(
                    [
                        new("address", new Text(TextRule.Ipv4), "Address of this machine at which remote browsers reach gate's proxy.") { Default = "the one that leads to the server" },
                        new("sandbox", new Flag(), "Whether remote browsers are started with Chromium's sandbox.") { Default = "true" },
                    ]),
                    "How remote browsers are dealt with."),
                new(
                    "limits",
                    new Table(
                    [
                        new("requests", new Whole(1, PlanLimits.MaxLimit), "Requests of the page and its frames, redirects counted.") { Default = "2000" },
                        new("megabytes", new Whole(1, PlanLimits.MaxLimit, "MiB"), "All answers together as they come from the server.") { Default = "256" },
                        new("elements", new Whole(1, PlanLimits.MaxLimit), "Elements of the page's document when it has come to rest.") { Default = "200000" },
                        new("frames", new Whole(1, PlanLimits.MaxLimit), "Frames there at one time.") { Default = "250" },
                        new("consoleLines", new Whole(1, PlanLimits.MaxLimit), "Lines on the console, of every kind.") { Default = "10000" },
                        new("pageSide", new Whole(PlanLimits.MinPageSide, PlanLimits.MaxPageSide, "device px"), "Tallest or widest page that is captured.") { Default = "100000" },
                        new("megapixels", new Whole(1, PlanLimits.MaxMegapixels, "million px"), "Pixels of one picture: a page with more is not captured, a file that claims more is not decoded.") { Default = "268" },
                        new("redirects", new Whole(0, PlanLimits.MaxRedirects), "Answers in a row that send one request on to another address; the browser itself goes no further than 20.") { Default = "20" },
                        new("memoryMegabytes", new Whole(PlanLimits.MinMemory, PlanLimits.MaxLimit, "MiB"), "Memory of the page's browser with all its processes (Linux).") { Default = "4096" },
                        new("evidenceMegabytes", new Whole(1, PlanLimits.MaxLimit, "MiB"), "All pictures that the run keeps as evidence; beyond it the run is incomplete.") { Default = "4096" },
                    ]),
                    "What one page, and the evidence of a run, may use up; beyond a bound its shot fails, with the bound named."),
                new("fullPage", new Flag(), "Capture the whole page (true), or only the first screen (false).") { Default = "true" },
                new("confirm", new Whole(PlanLimits.MinConfirm, PlanLimits.MaxConfirm), "Fresh captures a side before a difference is believed.") { Default = "3" },
                new("ledger", new Text(TextRule.Line), "The file of decisions that approvals are read from and written to, from the working directory.") { Default = "\"baselines/approvals.jsonl\"" },
                new("semantics", new Choice("default", "fail", "off", "warn"), "What the checks beside the pixels may do to the verdict.") { Default = "default" },
                new("checks", new Map("check", TextRule.Name, new Choice("default", "fail", "off", "warn")), "The same for single checks, by id (docs/checks.md); beats semantics.") { Default = "none" },
            ]),
            "What is gate's own."),
    ]);

    private static Table Range(int max) => new(
    [
        new("min", new Whole(0, max), "At least.") { Default = "0" },
        new("max", new Whole(0, max), "At most.") { IsRequired = true },
    ]);
}
