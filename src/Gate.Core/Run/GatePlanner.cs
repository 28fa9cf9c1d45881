using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;
using Gate.Core.Rendering;
using Gate.Core.Run.Config;
using Gate.Core.Run.Shards;
using Gate.Core.Semantics;
using Gate.Core.Signing;
using Gate.Core.Trust;
using System.Globalization;

namespace Gate.Core.Run;

/// <summary>Resolves options, <c>GATE_*</c> variables, config file and defaults into a plan: command line over environment over file over defaults.</summary>
public static class GatePlanner
{
    /// <summary>Far above what a browser keeps for a site.</summary>
    private const int MaxStoredBytes = 256 << 20;

    /// <summary>The folder for the report where none is given.</summary>
    public const string DefaultOut = "gate-out";

    /// <summary>The folder for the answers of replayed hosts where none is given.</summary>
    public const string DefaultReplayFolder = "gate-externals";

    /// <summary>How an earlier run's folder is given again: null for the usual one, which unnamed may lie among the pages.</summary>
    public static string? OutOf(string run, string workingDirectory) =>
        Path.GetFullPath(run, workingDirectory) == Path.GetFullPath(DefaultOut, workingDirectory) ? null : run;

    /// <summary>Reads the config file that options and environment name, and resolves.</summary>
    /// <exception cref="GateException">The request cannot be carried out.</exception>
    public static GatePlan Resolve(GateOptions typed, PlanSurroundings surroundings)
    {
        var options = GateVariables.Fill(typed, surroundings.Variables);
        try
        {
            return options.Trust is { } reference
                ? Resolve(options, TrustedRef.Open(reference, surroundings), surroundings)
                : Resolve(options, ConfigReader.Find(options.Config, surroundings), surroundings);
        }
        catch (GateException exception) when (GateVariables.Told(exception, options, surroundings.Variables) is { } told)
        {
            throw told;
        }
    }

    private static GatePlan Resolve(GateOptions options, TrustedRef trusted, PlanSurroundings surroundings)
    {
        var config = trusted.Config(options.Config);
        trusted.CheckSides(options, config);
        var plan = Resolve(options, config, surroundings) with { Ledger = trusted.Ledger(options.Ledger, config.Ledger) with { Signers = options.RequireSigned is { } signers ? trusted.Signers(signers) : null } };
        trusted.CheckPlan(plan);
        return plan with { Trust = trusted.Judge(plan, options, config) };
    }

    /// <summary>Resolves with a config that has been read.</summary>
    /// <exception cref="GateException">The request cannot be carried out.</exception>
    public static GatePlan Resolve(GateOptions typed, GateConfig config, PlanSurroundings surroundings)
    {
        var options = SideDefaults.Fill(GateVariables.Fill(typed, surroundings.Variables), config, surroundings.WorkingDirectory);
        var (before, after) = SideScope.Narrow(Open(options.Before, "--before"), Open(options.After, "--after"), options.Out is null ? Path.GetFullPath(DefaultOut, surroundings.WorkingDirectory) : null);
        (before, after) = (Shown(before, config.Use), Shown(after, config.Use));
        var rules = Rules(options, config, before.Site, after.Site);
        var remote = PlanRemote.Resolve(options, config.Remote);
        var semantics = SemanticsPolicy.Create(Mode(options.Semantics ?? config.Semantics), config.Checks.ToDictionary(check => check.Key, check => Mode(check.Value), StringComparer.Ordinal));
        var plan = new GatePlan
        {
            Before = before,
            After = after,
            Rules = rules,
            Search = Search(options, before, after),
            Viewports = PlanViewports.Resolve(options.Viewports, config, () => SiteBreakpoints.Of([before, after], rules)),
            Rendering = Rendering(options, config, surroundings) with { ReadsAccessibility = semantics.Asks(AccessibilityCheck.Id), ReadsCoverage = semantics.Asks(CoverageReview.Id), ReadsReach = ReachCheck.Ids.Any(semantics.Asks) },
            Browser = new BrowserSettings
            {
                ExecutablePath = remote is null ? Browser(options.Browser ?? config.Use.ExecutablePath, surroundings.WorkingDirectory) : options.Browser ?? config.Use.ExecutablePath,
                Remote = remote,
                Arguments = config.Use.Arguments,
                Workers = Within(options.Workers ?? config.Workers, "--workers", PlanLimits.MinWorkers, PlanLimits.MaxWorkers),
                Cache = options.NoReuse || options.Repeat is not null ? null : Cache(options, surroundings.WorkingDirectory),
            },
            Confirm = Within(options.Repeat, "--repeat", 2, PlanLimits.MaxConfirm) ?? Within(options.Confirm ?? config.Confirm, "--confirm", PlanLimits.MinConfirm, PlanLimits.MaxConfirm) ?? PlanLimits.DefaultConfirm,
            Reuse = !options.NoReuse && options.Repeat is null,
            Timings = Timings(options, surroundings.WorkingDirectory),
            Repeat = options.Repeat is not null,
            Shard = options.Shard is { } part ? Shard.Parse(part, surroundings.Variables) : null,
            Cache = Cache(options, surroundings.WorkingDirectory),
            Resume = options.Resume is { } run ? Path.GetFullPath(run, surroundings.WorkingDirectory) : null,
            Limits = config.RunLimits,
            Semantics = semantics,
            Accept = config.Accept,
            Ledger = LedgerSource.Resolve(options.Ledger, config.Ledger, surroundings.WorkingDirectory) with { Signers = options.RequireSigned is { } signers && options.Trust is null ? AllowedSigners.Read(signers, surroundings.WorkingDirectory) : null },
            OutFolder = OutRules.Check(options.Out, [(options.Before!, "--before", before), (options.After!, "--after", after)], surroundings.WorkingDirectory),
            ConfigDigest = "",
            Config = options.Config,
            Options = OptionWords.Of(options),
            Tool = surroundings.Tool,
            WebServer = config.WebServer,
            Secrets = config.Secrets,
        };
        plan = plan with { Secrets = PlanSecrets.Of(plan) };
        return plan with { ConfigDigest = PlanDigest.Of(plan) };
    }

    private static string? Cache(GateOptions options, string workingDirectory)
    {
        if (options.Cache is null)
            return null;
        if (options.Cache.Length == 0 || options.Cache.Contains('\0', StringComparison.Ordinal))
            throw new GateException("cache-invalid", "the folder for the cache has no usable name") { Place = "--cache", NextStep = "give the path of a folder" };
        var folder = Path.GetFullPath(options.Cache, workingDirectory);
        foreach (var source in new[] { options.Before, options.After }.OfType<string>().Where(Directory.Exists))
        {
            var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source, workingDirectory));
            // Files of the cache would become files of the site.
            if (folder == root || folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new GateException("cache-in-source", $"the cache {options.Cache} lies within the pages of {source}") { Place = "--cache", NextStep = "give a folder outside of both sources" };
        }
        return folder;
    }

    private static PageTimings? Timings(GateOptions options, string workingDirectory) =>
        options.Timings is { } run ? PageTimings.Read(Path.GetFullPath(run, workingDirectory)) : null;

    private static SemanticsMode Mode(string? mode) => mode switch
    {
        null or "default" => SemanticsMode.Default,
        "off" => SemanticsMode.Off,
        "warn" => SemanticsMode.Warn,
        "fail" => SemanticsMode.Fail,
        _ => throw new GateException("option-value", $"\"{mode}\" is not a policy for the semantic checks") { Place = "--semantics", NextStep = "give off, warn, fail or default" },
    };

    private static IPageSource Open(string? source, string option) => source is { Length: > 0 }
        ? PageSources.Open(source, option)
        : throw new GateException("source-not-given", $"no source is given for {option}") { Place = option, NextStep = $"add {option} SOURCE: a folder, git:REF:FOLDER, or the address of a live site" };

    /// <summary>With <c>use.baseURL</c> a live site is shown at the published address, so that both sides stand at one.</summary>
    private static IPageSource Shown(IPageSource source, UseConfig use) => source is LiveSource live && use.BaseUrl is { } address ? live.ShownAt(address) : source;

    private static LiveSearch? Search(GateOptions options, IPageSource before, IPageSource after)
    {
        if (options is { Sitemap: null, Crawl: false })
            return null;
        var option = options.Sitemap is null ? "--crawl" : "--sitemap";
        if (options.Pages is not null)
            throw new GateException("option-conflict", $"{option} searches for pages, and --pages names them") { Place = option, NextStep = "give one of them" };
        if (before is not LiveSource && after is not LiveSource)
            throw new GateException("search-not-live", $"{option} is for live sites; the pages of files are found by themselves") { Place = option, NextStep = $"leave {option} out" };
        return new LiveSearch(options.Sitemap, options.Crawl, Within(options.CrawlDepth, "--crawl", 0, LiveSearch.MaxDepth));
    }

    private static PageRules Rules(GateOptions options, GateConfig config, Site before, Site after) => new(
        Choose(options.Include, "--include", config.Include, "gate.include"),
        Choose(options.Exclude, "--exclude", config.Exclude, "gate.exclude"),
        options.Pages is null ? null : PageListReader.Read(options.Pages, before, after));

    private static IReadOnlyList<PageRule> Choose(IReadOnlyList<string> typed, string option, IReadOnlyList<string> configured, string setting) => typed.Count > 0
        ? [.. typed.Select(glob => new PageRule(option, glob))]
        : [.. configured.Select(glob => new PageRule(setting, glob))];

    private static RenderSettings Rendering(GateOptions options, GateConfig config, PlanSurroundings surroundings)
    {
        var defaults = new RenderSettings();
        var use = config.Use;
        return defaults with
        {
            BaseUrl = use.BaseUrl ?? defaults.BaseUrl,
            Locale = use.Locale ?? defaults.Locale,
            TimezoneId = use.TimezoneId ?? defaults.TimezoneId,
            ColorScheme = use.ColorScheme ?? defaults.ColorScheme,
            ReducedMotion = use.ReducedMotion ?? defaults.ReducedMotion,
            ExtraHeaders = use.ExtraHeaders,
            HttpCredentials = use.HttpCredentials,
            FullPage = config.FullPage ?? defaults.FullPage,
            PageTimeout = config.Timeout ?? defaults.PageTimeout,
            Limits = config.Limits,
            Live = config.Live,
            StorageState = config.Use.StorageState is { } stored ? Stored(stored, "use", surroundings.WorkingDirectory) : null,
            Externals = config.Externals,
            OtherExternals = OtherExternals(options.Externals),
            Replay = Replay(config.Replay, surroundings.WorkingDirectory),
            States = [.. config.States.Select(state => Stored(state, surroundings.WorkingDirectory))],
            Masks = [.. config.Masks.Select(rule => rule with { IsExpired = rule.Until < surroundings.Today })],
            Tolerances = [.. config.Tolerances.Select(rule => rule with { IsExpired = rule.Until < surroundings.Today })],
        };
    }

    /// <summary>With the storage state as its text: after this nobody reads a file of settings.</summary>
    private static StateRecipe Stored(StateRecipe state, string workingDirectory) =>
        state.StorageState is { } path ? state with { StorageState = Stored(path, $"gate.states ({state.Name})", workingDirectory) } : state;

    private static string Stored(string path, string place, string workingDirectory)
    {
        // Written out, as ${env:…} brings it.
        var isText = path.TrimStart().StartsWith('{');
        try
        {
            var text = isText ? path : new GivenFile(Path.GetFullPath(path, workingDirectory), path, $"{place}.storageState", MaxStoredBytes).ReadText(System.Text.Encoding.UTF8);
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new GateException("storage-unreadable", isText ? "the storage state is no JSON" : $"the storage state \"{path}\" is no JSON file that can be read", exception) { Place = $"{place}.storageState", NextStep = "give a file as Playwright's storageState() writes it" };
        }
    }

    private static ReplaySettings Replay(ReplaySettings replay, string workingDirectory)
    {
        if (replay.Archives.FirstOrDefault(archive => !File.Exists(Path.GetFullPath(archive, workingDirectory))) is { } missing)
            throw new GateException("archive-missing", $"there is no HTTP archive \"{missing}\"") { Place = "gate.replay.har", NextStep = "mend the path, or take it out" };
        return replay with
        {
            Folder = Path.GetFullPath(replay.Folder ?? DefaultReplayFolder, workingDirectory),
            Archives = [.. replay.Archives.Select(archive => Path.GetFullPath(archive, workingDirectory))],
        };
    }

    private static ExternalPolicy OtherExternals(string? word) => word switch
    {
        null => ExternalPolicy.Undeclared,
        "block" => ExternalPolicy.Block,
        _ => throw new GateException("option-value", $"\"{word}\" is not a policy for all hosts at once")
        {
            Place = "--externals",
            NextStep = "give --externals block, or declare each host under gate.externals in the config file",
        },
    };

    /// <summary>A path is taken from the working directory; a bare name is left to be searched for.</summary>
    private static string? Browser(string? path, string workingDirectory) =>
        path is not null && path.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar) ? Path.GetFullPath(path, workingDirectory) : path;

    private static int? Within(int? value, string option, int min, int max) => value is null || (value >= min && value <= max)
        ? value
        : throw new GateException("option-range", string.Create(CultureInfo.InvariantCulture, $"{option} is {value}, outside {min} to {max}")) { Place = option, NextStep = "give a value within the range" };
}
