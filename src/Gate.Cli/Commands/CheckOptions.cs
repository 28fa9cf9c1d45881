using System.CommandLine;
using Gate.Cli.Running;
using Gate.Core.Pages.Live;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary>The options of <c>gate check</c> that go into the plan, each declared once.</summary>
internal sealed class CheckOptions
{
    private readonly Option<string?> _before = Text("--before", "SOURCE", "The pages as they were: a folder, a file, git:REF[:FOLDER], or the address of a live site.");
    private readonly Option<string?> _after = Text("--after", "SOURCE", "The pages as they are now.");
    private readonly Option<string?> _config = Text("--config", "FILE", "Settings; playwright.config.json in the current folder where there is one.");
    private readonly Option<string?> _out = Text("--out", "DIR", "Folder for the report; gate-out unless given.");
    private readonly Option<string[]> _include = Texts("--include", "GLOB", "Only pages that match (repeatable; in place of gate.include).");
    private readonly Option<string[]> _exclude = Texts("--exclude", "GLOB", "Leave out pages that match (repeatable; in place of gate.exclude).");
    private readonly Option<string?> _pages = Text("--pages", "FILE", "The pages, one path a line, or two with a tab between for a renamed page.");
    private readonly Option<string[]> _viewports = Texts("--viewport", "NAME", "Only this viewport of the config (repeatable); auto adds one for each range of widths that the site's style sheets make.");
    private readonly Option<int?> _workers = WholeOption.Create("--workers", "N", "Pages open at one time, 1 to 64; chosen from cores and memory unless given.", (PlanLimits.MinWorkers, PlanLimits.MaxWorkers));
    private readonly Option<int?> _confirm = WholeOption.Create("--confirm", "N", "Fresh captures a side before a difference is believed; 3 unless given.", (PlanLimits.MinConfirm, PlanLimits.MaxConfirm));
    private readonly Option<int?> _repeat = WholeOption.Create("--repeat", "N", "Capture every shot N times a side and tell which wobble; give one source as both sides.", (2, PlanLimits.MaxConfirm));
    private readonly Option<string?> _externals = Text("--externals", "block", "Accept the absence of everything from hosts that the config does not declare.");
    private readonly Option<string?> _semantics = Text("--semantics", "off|warn|fail", "What the checks beside the pixels may do to the verdict; a small set of losses fails unless given.");
    private readonly Option<string?> _sitemap = new("--sitemap") { HelpName = "ADDRESS", Arity = ArgumentArity.ZeroOrOne, Description = "Take the pages of a live site from its sitemap: /sitemap.xml unless given; indexes and gzip too." };
    private readonly Option<int?> _crawl = Crawl();
    private readonly Option<bool> _noReuse = new("--no-reuse") { Description = "Render both sides of every page, also where the after side would be made of the same bytes." };
    private readonly Option<string?> _ledger = Text("--ledger", "FILE", "Decisions that hold: a file or git:REF[:FILE]; baselines/approvals.jsonl where there is one, unless given.");
    private readonly Option<string?> _requireSigned = Text("--require-signed", "SIGNERS", "Approvals count only when one of these has signed them: a file in the format of ssh-keygen's allowed signers, or git:REF:FILE.");
    private readonly Option<string?> _trust = Text("--trust", "REF", "Read config and ledger from this commit alone; the change under test is only data, and a change of policy fails.");
    private readonly Option<string?> _cache = new("--cache") { HelpName = "DIR", Arity = ArgumentArity.ZeroOrOne, Description = "Remember what was rendered, so that the next run renders only pages whose bytes changed; without DIR in the user's cache folder." };
    private readonly Option<string?> _shard = Text("--shard", "I/N|auto", "Only part I of N of the pages; gate report makes one report of all parts. auto asks the CI service.");
    private readonly Option<string?> _timings = Text("--timings", "RUN", "Start with what took longest in this run, and deal the pages out to the parts by it; every part needs the same.");
    private readonly Option<string?> _resume = Text("--resume", "RUN", "Go on with a run that was cut off: what it has rendered of the same files is not rendered again.");
    private readonly Option<string?> _browser = Text("--browser", "PATH", "The Chromium to use; found by itself unless given.");
    private readonly Option<string?> _connect = Text("--connect", "ADDRESS", "A Playwright server, ws://HOST:PORT/…, on whose machine the browsers run.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _before, _after, _config, _out, _include, _exclude, _pages, _sitemap, _crawl, _viewports, _workers, _confirm, _repeat, _externals, _semantics, _noReuse, _ledger, _requireSigned, _trust, _cache, _shard, _timings, _resume, _browser, _connect })
            command.Options.Add(option);
    }

    /// <summary>The ones that decide which pages there are and how they are shown.</summary>
    public void AddRenderingTo(Command command)
    {
        foreach (var option in new Option[] { _config, _include, _exclude, _pages, _sitemap, _crawl, _viewports, _workers, _confirm, _externals, _browser, _connect })
            command.Options.Add(option);
    }

    /// <summary>The ones that decide what is judged, and by what.</summary>
    public void AddJudgedTo(Command command)
    {
        foreach (var option in new Option[] { _before, _after, _config, _include, _exclude, _pages, _sitemap, _crawl, _viewports, _confirm, _repeat, _externals, _semantics, _noReuse, _ledger, _requireSigned, _trust })
            command.Options.Add(option);
    }

    public GateOptions Read(ParseResult result) => new()
    {
        Before = result.GetValue(_before),
        After = result.GetValue(_after),
        Config = result.GetValue(_config),
        Out = result.GetValue(_out),
        Include = result.GetValue(_include) ?? [],
        Exclude = result.GetValue(_exclude) ?? [],
        Pages = result.GetValue(_pages),
        Sitemap = result.GetResult(_sitemap) is null ? null : result.GetValue(_sitemap) ?? "",
        Crawl = result.GetResult(_crawl) is not null,
        CrawlDepth = result.GetValue(_crawl),
        Viewports = result.GetValue(_viewports) ?? [],
        Workers = result.GetValue(_workers),
        Confirm = result.GetValue(_confirm),
        Repeat = result.GetValue(_repeat),
        Externals = result.GetValue(_externals),
        Semantics = result.GetValue(_semantics),
        NoReuse = result.GetValue(_noReuse),
        Ledger = result.GetValue(_ledger),
        RequireSigned = result.GetValue(_requireSigned),
        Trust = result.GetValue(_trust),
        Cache = result.GetResult(_cache) is null ? null : result.GetValue(_cache) ?? UserCache.Folder(),
        Shard = result.GetValue(_shard),
        Timings = result.GetValue(_timings),
        Resume = result.GetValue(_resume),
        Browser = result.GetValue(_browser),
        Connect = result.GetValue(_connect),
    };

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string[]> Texts(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<int?> Crawl()
    {
        var crawl = WholeOption.Create("--crawl", "DEPTH", "Take the pages of a live site by following its links, at most DEPTH from the start.", (0, LiveSearch.MaxDepth));
        crawl.Arity = ArgumentArity.ZeroOrOne;
        return crawl;
    }
}
