using Gate.Core.Rendering;
using Gate.Core.Semantics;

namespace Gate.Core.Run.Config;

/// <summary>Turns a checked file into values. Names and shapes are as <see cref="ConfigSettings"/> declares them.</summary>
internal sealed class ConfigBinder(string file, IReadOnlyList<string> variableValues)
{
    /// <summary>Headers whose values are credentials by definition: RFC 9110 (11.6.2, 11.7.2), RFC 6265.</summary>
    private static readonly string[] AuthorizingHeaders = ["Authorization", "Proxy-Authorization", "Cookie"];

    /// <summary>Arguments that gate sets itself, or that would let the pages under test reach around the proxy.</summary>
    private static readonly string[] ReservedArguments =
    [
        "--disable-extensions-except", "--headless", "--host-resolver-rules", "--host-rules", "--load-extension", "--no-proxy-server", "--proxy-auto-detect",
        "--proxy-bypass-list", "--proxy-pac-url", "--proxy-server", "--remote-debugging-address", "--remote-debugging-pipe", "--remote-debugging-port", "--user-data-dir",
    ];

    /// <summary>Parts of names of headers that open something, where no standard says so.</summary>
    private static readonly string[] OpeningWords = ["auth", "cookie", "key", "pass", "secret", "session", "sign", "token"];

    /// <summary>Values of cookies are long where they open anything, as in a storage state; short ones are settings, like a language.</summary>
    private const int ShortestCookie = 8;

    private readonly SortedSet<string> _secrets = new(variableValues, StringComparer.Ordinal);

    public GateConfig Bind(ConfigNode.Table root)
    {
        var gate = Table(root, "gate");
        var use = BindUse(Table(root, "use"));
        var config = new GateConfig
        {
            File = file,
            Use = use,
            Remote = BindRemote(Table(Table(root, "use"), "connectOptions"), Table(gate, "remote")),
            Projects = [.. Items(root, "projects").Cast<ConfigNode.Table>().Select(BindProject)],
            Workers = Whole(root, "workers"),
            Timeout = Whole(root, "timeout") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Export = Text(gate, "export"),
            Include = Texts(gate, "include"),
            Exclude = Texts(gate, "exclude"),
            Externals = new SortedDictionary<string, ExternalPolicy>(
                Members(gate, "externals").ToDictionary(member => member.Name, member => BindPolicy(((ConfigNode.Text)member.Value).Value)),
                StringComparer.Ordinal),
            States = [.. Items(gate, "states").Cast<ConfigNode.Table>().Select(item => StateBinder.Bind(item) with { ExtraHeaders = BindHeaders(item), Cookies = BindCookies(item) })],
            Masks = [.. Items(gate, "masks").Cast<ConfigNode.Table>().Select(RuleBinder.Mask)],
            Tolerances = [.. Items(gate, "tolerances").Cast<ConfigNode.Table>().Select(RuleBinder.Tolerance)],
            WebServer = BindWebServer(Table(root, "webServer")),
            Live = BindLive(Table(gate, "live"), new LiveSettings()),
            Limits = BindLimits(Table(gate, "limits"), new PageLimits()),
            RunLimits = BindRunLimits(root, Table(gate, "limits"), new RunLimits()),
            Replay = BindReplay(Table(gate, "replay")),
            Accept = [.. Items(gate, "accept").Cast<ConfigNode.Table>().Select(item => new AcceptedAbsence(Text(item, "missing")!, Text(item, "reason")!))],
            FullPage = Flag(gate, "fullPage"),
            Confirm = Whole(gate, "confirm"),
            Semantics = Text(gate, "semantics"),
            Ledger = Text(gate, "ledger"),
            Checks = new SortedDictionary<string, string>(Members(gate, "checks").ToDictionary(BindCheck, member => ((ConfigNode.Text)member.Value).Value), StringComparer.Ordinal),
            Secrets = [.. _secrets],
        };
        ViewportNames.Check(gate, PlanViewports.NamesOf(config));
        return config;
    }

    private static ExternalPolicy BindPolicy(string name) => name switch
    {
        "block" => ExternalPolicy.Block,
        "allow" => ExternalPolicy.Allow,
        "replay" => ExternalPolicy.Replay,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name),
    };

    private static PageLimits BindLimits(ConfigNode.Table? limits, PageLimits defaults) => new()
    {
        Requests = Whole(limits, "requests") ?? defaults.Requests,
        Megabytes = Whole(limits, "megabytes") ?? defaults.Megabytes,
        Elements = Whole(limits, "elements") ?? defaults.Elements,
        Frames = Whole(limits, "frames") ?? defaults.Frames,
        ConsoleLines = Whole(limits, "consoleLines") ?? defaults.ConsoleLines,
        PageSide = Whole(limits, "pageSide") ?? defaults.PageSide,
        Megapixels = Whole(limits, "megapixels") ?? defaults.Megapixels,
        Redirects = Whole(limits, "redirects") ?? defaults.Redirects,
        MemoryMegabytes = Whole(limits, "memoryMegabytes") ?? defaults.MemoryMegabytes,
    };

    private static RunLimits BindRunLimits(ConfigNode.Table root, ConfigNode.Table? limits, RunLimits defaults) => new()
    {
        Time = Whole(root, "globalTimeout") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : defaults.Time,
        EvidenceMegabytes = Whole(limits, "evidenceMegabytes") ?? defaults.EvidenceMegabytes,
    };

    private static WebServerSettings? BindWebServer(ConfigNode.Table? server)
    {
        if (server is null)
            return null;
        var (url, port) = (Text(server, "url"), Whole(server, "port"));
        if (url is null == port is null)
            throw ConfigError.At("config-value", "webServer needs either url or port: what answers once it is ready", server.Place, "give \"url\": \"http://127.0.0.1:3000/\"");
        return new WebServerSettings(Text(server, "command")!, new Uri(url ?? FormattableString.Invariant($"http://127.0.0.1:{port}/")))
        {
            Timeout = TimeSpan.FromMilliseconds(Whole(server, "timeout") ?? 60_000),
            Folder = Text(server, "cwd"),
            Reuse = Flag(server, "reuseExistingServer") ?? false,
            Variables = new SortedDictionary<string, string>(Members(server, "env").ToDictionary(member => member.Name, member => ((ConfigNode.Text)member.Value).Value), StringComparer.Ordinal),
        };
    }

    private static LiveSettings BindLive(ConfigNode.Table? live, LiveSettings defaults) => new(
        Whole(live, "pause") is { } pause ? TimeSpan.FromMilliseconds(pause) : defaults.Pause,
        Whole(live, "connections") ?? defaults.Connections,
        Whole(live, "retries") ?? defaults.Retries);

    private static ReplaySettings BindReplay(ConfigNode.Table? replay) => new()
    {
        Folder = Text(replay, "folder"),
        Records = Flag(replay, "record") ?? true,
        Archives = Texts(replay, "har"),
    };

    private static ProjectConfig BindProject(ConfigNode.Table project) => new(Text(project, "name")!, BindWindow(Table(project, "use")), project.Place);

    private static WindowConfig BindWindow(ConfigNode.Table? use) => new()
    {
        Size = Table(use, "viewport") is { } viewport ? (Whole(viewport, "width")!.Value, Whole(viewport, "height")!.Value) : null,
        Scale = (use?.Find("deviceScaleFactor") as ConfigNode.Number)?.Value,
        IsMobile = Flag(use, "isMobile"),
        HasTouch = Flag(use, "hasTouch"),
    };

    private UseConfig BindUse(ConfigNode.Table? use)
    {
        var launch = Table(use, "launchOptions");
        return new UseConfig
        {
            BaseUrl = BindAddress(use?.Find("baseURL") as ConfigNode.Text),
            Locale = Text(use, "locale"),
            TimezoneId = BindTimeZone(use?.Find("timezoneId") as ConfigNode.Text),
            ColorScheme = Text(use, "colorScheme"),
            ReducedMotion = Text(use, "reducedMotion"),
            ExtraHeaders = BindHeaders(use),
            StorageState = Text(use, "storageState"),
            HttpCredentials = BindCredentials(Table(use, "httpCredentials")),
            Window = BindWindow(use),
            ExecutablePath = Text(launch, "executablePath"),
            Arguments = [.. Items(launch, "args").Cast<ConfigNode.Text>().Select(BindArgument)],
        };
    }

    /// <summary>With a final slash, so that addresses of pages can be appended.</summary>
    private static Uri? BindAddress(ConfigNode.Text? text)
    {
        if (text is null)
            return null;
        var address = text.Value.EndsWith('/') ? text.Value : $"{text.Value}/";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw ConfigError.At("config-value", $"use.baseURL must be {TextRule.SiteAddress.Says}", text.Place, "mend the address");
    }

    private RemoteConfig BindRemote(ConfigNode.Table? connect, ConfigNode.Table? remote)
    {
        var headers = BindHeaders(connect, "headers");
        foreach (var member in Members(connect, "headers"))
            KeepSecret(((ConfigNode.Text)member.Value).Value, member.Value.Place, $"the header {member.Name}");
        return new RemoteConfig { Endpoint = Text(connect, "wsEndpoint"), Headers = headers, Address = Text(remote, "address"), Sandbox = Flag(remote, "sandbox") };
    }

    private static string? BindTimeZone(ConfigNode.Text? text)
    {
        // A machine without time zone data knows UTC alone and cannot judge: Chromium brings its own data.
        var knowsZones = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _);
        if (text is not null && knowsZones && !TimeZoneInfo.TryFindSystemTimeZoneById(text.Value, out _))
            throw ConfigError.At("config-value", "use.timezoneId names no time zone", text.Place, "give an IANA name like \"Europe/Berlin\"");
        return text?.Value;
    }

    private static string BindCheck(ConfigMember member)
    {
        if (!SemanticsPolicy.Ids.Contains(member.Name))
        {
            var near = NearestName.Of(member.Name, SemanticsPolicy.Ids);
            throw ConfigError.At("config-value", $"gate.checks: \"{member.Name}\" is no check", member.Place, near is null ? "every check is listed in docs/checks.md" : $"try \"{near}\"; every check is listed in docs/checks.md");
        }

        return member.Name;
    }

    private static string BindArgument(ConfigNode.Text text)
    {
        var name = text.Value.Split('=')[0];
        if (ReservedArguments.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw ConfigError.At("config-argument-reserved", $"the browser argument {name} is set by gate itself", text.Place, "take it out; use.baseURL and gate.externals say what the browser may reach");
        return text.Value;
    }

    private SortedDictionary<string, string> BindHeaders(ConfigNode.Table? node, string name = "extraHTTPHeaders")
    {
        var headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Members(node, name))
        {
            var value = ((ConfigNode.Text)member.Value).Value;
            if (!headers.TryAdd(member.Name, value))
                throw ConfigError.At("config-key-duplicate", $"the header {member.Name} stands twice; header names ignore case", member.Place, "keep one of them");
            if (AuthorizingHeaders.Contains(member.Name, StringComparer.OrdinalIgnoreCase) || Array.Exists(OpeningWords, word => member.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                KeepSecret(value, member.Value.Place, $"the header {member.Name}");
        }

        return headers;
    }

    private SortedDictionary<string, string> BindCookies(ConfigNode.Table state)
    {
        var cookies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members(state, "cookies"))
        {
            var value = cookies[member.Name] = ((ConfigNode.Text)member.Value).Value;
            if (value.Length >= ShortestCookie)
                KeepSecret(value, member.Value.Place, $"the cookie {member.Name}");
        }

        return cookies;
    }

    private (string User, string Password)? BindCredentials(ConfigNode.Table? credentials)
    {
        if (credentials is null)
            return null;
        var password = (ConfigNode.Text)credentials.Find("password")!;
        KeepSecret(password.Value, password.Place, "the password");
        return (Text(credentials, "username")!, password.Value);
    }

    private void KeepSecret(string value, ConfigPlace place, string what)
    {
        ConfigExpander.CheckLength(value, place, what, "use a longer secret");
        _secrets.Add(value);
    }

    private static ConfigNode.Table? Table(ConfigNode.Table? node, string name) => node?.Find(name) as ConfigNode.Table;

    private static IReadOnlyList<ConfigNode> Items(ConfigNode.Table? node, string name) => (node?.Find(name) as ConfigNode.List)?.Items ?? [];

    private static IReadOnlyList<ConfigMember> Members(ConfigNode.Table? node, string name) => Table(node, name)?.Members ?? [];

    private static IReadOnlyList<string> Texts(ConfigNode.Table? node, string name) => [.. Items(node, name).Cast<ConfigNode.Text>().Select(text => text.Value)];

    private static string? Text(ConfigNode.Table? node, string name) => (node?.Find(name) as ConfigNode.Text)?.Value;

    private static int? Whole(ConfigNode.Table? node, string name) => node?.Find(name) is ConfigNode.Number number ? (int)number.Value : null;

    private static bool? Flag(ConfigNode.Table? node, string name) => (node?.Find(name) as ConfigNode.Flag)?.Value;
}
