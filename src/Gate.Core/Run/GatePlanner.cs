using Gate.Core.Checks;
using Gate.Core.Coverage;
using System.Globalization;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Shards;
using Gate.Core.Semantics;
using Gate.Core.Run.Config;
using Gate.Core.Trust;

namespace Gate.Core.Run;

/// <summary>Resolves options, <c>GATE_*</c> variables, config file and defaults into a plan: command line over environment over file over defaults.</summary>
public static class GatePlanner
{
    /// <summary>The folder for the report where none is given.</summary>
    public const string DefaultOut = "gate-out";

    /// <summary>The folder for the answers of replayed hosts where none is given.</summary>
    public const string DefaultReplayFolder = "gate-externals";

    /// <summary>Reads the config file that options and environment name, and resolves.</summary>
    /// <exception cref="GateException">The request cannot be carried out.</exception>
    public static GatePlan Resolve(GateOptions typed, PlanSurroundings surroundings)
    {
        var options = GateVariables.Fill(typed, surroundings.Variables);
        return options.Trust is { } reference
            ? Resolve(options, TrustedRef.Open(reference, surroundings), surroundings)
            : Resolve(options, ConfigReader.Find(options.Config, surroundings), surroundings);
    }

    private static GatePlan Resolve(GateOptions options, TrustedRef trusted, PlanSurroundings surroundings)
    {
        var config = trusted.Config(options.Config);
        trusted.CheckSides(options, config);
        var plan = Resolve(options, config, surroundings) with { Ledger = trusted.Ledger(options.Ledger, config.Ledger) };
        trusted.CheckPlan(plan);
        return plan with { Trust = trusted.Judge(plan, options, config) };
    }

    /// <summary>Resolves with a config that has been read.</summary>
    /// <exception cref="GateException">The request cannot be carried out.</exception>
    public static GatePlan Resolve(GateOptions typed, GateConfig config, PlanSurroundings surroundings)
    {
        var options = SideDefaults.Fill(GateVariables.Fill(typed, surroundings.Variables), config, surroundings.WorkingDirectory);
        var (before, after) = SideScope.Narrow(Open(options.Before, "--before"), Open(options.After, "--after"), options.Out is null ? Path.GetFullPath(DefaultOut, surroundings.WorkingDirectory) : null);
        CheckAddress(config.Use, before, after);
        var rules = Rules(options, config, before.Site, after.Site);
        var semantics = SemanticsPolicy.Create(Mode(options.Semantics ?? config.Semantics), config.Checks.ToDictionary(check => check.Key, check => Mode(check.Value), StringComparer.Ordinal));
        var plan = new GatePlan
        {
            Before = before,
            After = after,
            Rules = rules,
            Viewports = PlanViewports.Resolve(options.Viewports, config, () => SiteBreakpoints.Of([before, after], rules)),
            Rendering = Rendering(options, config, surroundings) with { ReadsAccessibility = semantics.Asks(AccessibilityCheck.Id) },
            Browser = new BrowserSettings
            {
                ExecutablePath = Browser(options.Browser ?? config.Use.ExecutablePath, surroundings.WorkingDirectory),
                Arguments = config.Use.Arguments,
                Workers = Within(options.Workers ?? config.Workers, "--workers", PlanLimits.MinWorkers, PlanLimits.MaxWorkers),
            },
            Confirm = Within(options.Repeat, "--repeat", 2, PlanLimits.MaxConfirm) ?? Within(options.Confirm ?? config.Confirm, "--confirm", PlanLimits.MinConfirm, PlanLimits.MaxConfirm) ?? PlanLimits.DefaultConfirm,
            Reuse = !options.NoReuse && options.Repeat is null,
            Repeat = options.Repeat is not null,
            Shard = options.Shard is { } part ? Shard.Parse(part, surroundings.Variables) : null,
            Cache = Cache(options, surroundings.WorkingDirectory),
            Semantics = semantics,
            Accept = config.Accept,
            Ledger = LedgerSource.Resolve(options.Ledger, config.Ledger, surroundings.WorkingDirectory),
            OutFolder = OutRules.Check(options.Out, [(options.Before!, "--before", before), (options.After!, "--after", after)], surroundings.WorkingDirectory),
            ConfigDigest = "",
            Tool = surroundings.Tool,
            Secrets = config.Secrets,
        };
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

    /// <summary>A live site is reached at its own address; another one cannot be promised to it yet.</summary>
    private static void CheckAddress(UseConfig use, IPageSource before, IPageSource after)
    {
        var moved = new[] { before, after }.Select(source => source.Site).OfType<Site.Live>().FirstOrDefault(live => use.BaseUrl is not null && live.Base != use.BaseUrl);
        if (moved is not null)
        {
            throw new GateException("base-url-live", $"use.baseURL is {use.BaseUrl}, but a live site stands at {moved.Base}")
            {
                Place = use.BaseUrlPlace?.ToString(),
                NextStep = "leave use.baseURL out, or give the live site's own address; mapping a live site to another address is not possible yet",
            };
        }
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
            Externals = config.Externals,
            OtherExternals = OtherExternals(options.Externals),
            Replay = Replay(config.Replay, surroundings.WorkingDirectory),
            States = [.. config.States.Select(state => Stored(state, surroundings.WorkingDirectory))],
            Masks = [.. config.Masks.Select(rule => rule with { IsExpired = rule.Until < surroundings.Today })],
            Tolerances = [.. config.Tolerances.Select(rule => rule with { IsExpired = rule.Until < surroundings.Today })],
        };
    }

    /// <summary>With the storage state as its text: after this nobody reads a file of settings.</summary>
    private static StateRecipe Stored(StateRecipe state, string workingDirectory)
    {
        if (state.StorageState is not { } path)
            return state;
        try
        {
            var text = File.ReadAllText(Path.GetFullPath(path, workingDirectory));
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return state with { StorageState = text };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new GateException("storage-unreadable", $"the storage state \"{path}\" of the state {state.Name} is no JSON file that can be read", exception) { Place = "gate.states", NextStep = "give a file as Playwright's storageState() writes it" };
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
