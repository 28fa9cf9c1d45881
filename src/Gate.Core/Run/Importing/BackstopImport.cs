using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Run.Config;

namespace Gate.Core.Run.Importing;

/// <summary>
/// Makes settings and a list of pages of a <c>backstop.json</c> (BackstopJS 4 to 6): viewports, scenarios, what they hide, what they do to a page. Scripts
/// are programs for another browser driver; they are named, and not run.
/// </summary>
public static class BackstopImport
{
    /// <summary>Where reports and pictures lie, how many pages at once, which driver: nothing that says what is judged.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "viewports", "scenarios", "paths", "report", "engine", "debug", "debugWindow", "asyncCaptureLimit", "asyncCompareLimit", "ci", "fileNameTemplate", "resembleOutputOptions",
        "archiveReport", "scenarioLogsInReports", "dynamicTestId", "openReport", "port", "misMatchThreshold",
    };

    // A glob and a selector are for people's eyes: < and ' stay what they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">Its name as shown to people.</param>
    /// <param name="text">UTF-8.</param>
    /// <exception cref="GateException">It is no such file; the place is <c>file:line:column</c>.</exception>
    public static ImportedConfig Read(string file, ReadOnlySpan<byte> text)
    {
        if (ConfigParser.Parse(file, text) is not ConfigNode.Table root || root.Find("scenarios") is null)
            throw ConfigError.At("import-unknown", "this is no configuration of BackstopJS: it has no scenarios", new ConfigPlace(file, 1, 1), "give a backstop.json");
        var left = new List<string>();
        var notes = new BackstopFile(left);
        var projects = new Names();
        var viewports = BackstopFile.Tables(root, "viewports").Select(viewport => Viewport(viewport, projects)).ToList();
        var states = new Names("default");
        var scenarios = BackstopFile.Tables(root, "scenarios").Select(scenario => new BackstopScenario(scenario, notes, states.Of)).ToList();
        if (scenarios.Count == 0)
            throw ConfigError.At("import-empty", "there is no scenario", root.Find("scenarios")!.Place, "give one, or run gate init without --from");
        foreach (var member in root.Members.Where(member => !Known.Contains(member.Name) && member.Value is not ConfigNode.List { Items.Count: 0 }))
            notes.Leave(member.Place, BackstopScenario.Why(member));
        var (site, reference) = (One(scenarios, scenario => scenario.Page, "url", root), One([.. scenarios.Where(scenario => scenario.Reference is not null)], scenario => scenario.Reference!, "referenceUrl", root));
        var masks = scenarios.SelectMany(scenario => scenario.Masks()).ToList();
        var recipes = scenarios.SelectMany(scenario => scenario.States()).ToList();
        var config = Config(viewports, masks, recipes);
        // What was made is read as any other: a selector of two lines is an error now, and not at the first run.
        ConfigReader.Read(ConfigReader.DefaultFile, Encoding.UTF8.GetBytes(config), new Dictionary<string, string>());
        var pages = scenarios.Select(Line).Distinct(StringComparer.Ordinal).ToList();
        var counts = $"{Words.Count(pages.Count, "page")}, {Words.Count(viewports.Count, "viewport")}, {Words.Count(masks.Count, "mask")}, {Words.Count(recipes.Count, "state")}";
        return new ImportedConfig(config, string.Concat(pages.Select(page => $"{page}\n")), reference, site, counts, left);
    }

    private static JsonObject Viewport(ConfigNode.Table viewport, Names names) => new()
    {
        ["name"] = names.Of((BackstopFile.Text(viewport, "label") ?? BackstopFile.Text(viewport, "name"))?.Value ?? "viewport"),
        ["use"] = new JsonObject { ["viewport"] = new JsonObject { ["width"] = BackstopFile.Length(viewport, "width"), ["height"] = BackstopFile.Length(viewport, "height") } },
    };

    private static string Config(List<JsonObject> viewports, List<JsonObject> masks, List<JsonObject> states)
    {
        var config = new JsonObject();
        if (viewports.Count > 0)
            config["projects"] = new JsonArray([.. viewports]);
        var gate = new JsonObject();
        if (masks.Count > 0)
            gate["masks"] = new JsonArray([.. masks]);
        if (states.Count > 0)
            gate["states"] = new JsonArray([.. states]);
        config["gate"] = gate;
        return config.ToJsonString(Readable) + "\n";
    }

    /// <summary>The one site of all pages; gate compares one with one.</summary>
    private static string? One(IReadOnlyList<BackstopScenario> scenarios, Func<BackstopScenario, BackstopPage> page, string name, ConfigNode.Table root)
    {
        var origins = scenarios.Select(scenario => page(scenario).Origin).Distinct(StringComparer.Ordinal).ToList();
        return origins.Count <= 1 ? origins.FirstOrDefault() : throw ConfigError.At("import-sites", $"{name} names {Words.Count(origins.Count, "site")}: {Words.List([.. origins.Select(origin => origin ?? "files")])}", root.Find("scenarios")!.Place, "split the file: gate compares one site with one");
    }

    private static string Line(BackstopScenario scenario)
    {
        var after = Written(scenario.Page);
        return scenario.Reference is { } reference && Written(reference) is var before && before != after ? $"{before}\t{after}" : after;

        // An empty line would be none.
        static string Written(BackstopPage page) => page.Path.Length == 0 ? "/" : page.Path;
    }

    /// <summary>Names as gate writes them (<c>[a-z0-9-]+</c>), each once.</summary>
    private sealed class Names(params string[] taken)
    {
        private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

        public string Of(string label)
        {
            var plain = string.Concat(label.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
            var name = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } some ? some : "unnamed";
            for (var number = 1; ; number++)
            {
                var tried = number == 1 ? name : $"{name}-{number}";
                if (_taken.Add(tried))
                    return tried;
            }
        }
    }
}
