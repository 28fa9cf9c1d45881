using System.Text;
using System.Text.Json.Nodes;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Config;

/// <summary>The declared settings, the reader, the JSON Schema, the table for people and the repository's own file say the same.</summary>
internal sealed class ConfigSettingsTests
{
    private static string Server(string more) => $"{{ \"webServer\": {{ \"command\": \"serve\", \"url\": \"http://127.0.0.1:3000/\"{more} }} }}";

    private static string Remote(string options, string more = "") => $"{{ \"use\": {{ \"connectOptions\": {{ \"wsEndpoint\": \"ws://10.0.0.5:3000/\"{options} }} }}{more} }}";

    private static readonly Dictionary<string, string> NoVariables = [];

    /// <summary>Each setting with a file that sets it, and how the plan shows it.</summary>
    private static readonly (string Path, string File, Func<GatePlan, object?> Shows)[] Samples =
    [
        ("use.baseURL", "{ \"use\": { \"baseURL\": \"https://www.example.com/docs\" } }", plan => plan.Rendering.BaseUrl),
        ("use.viewport.width", "{ \"use\": { \"viewport\": { \"width\": 800, \"height\": 600 } } }", plan => plan.Viewports[0].Width),
        ("use.viewport.height", "{ \"use\": { \"viewport\": { \"width\": 800, \"height\": 600 } } }", plan => plan.Viewports[0].Height),
        ("use.deviceScaleFactor", "{ \"use\": { \"deviceScaleFactor\": 2 } }", plan => plan.Viewports[0].Scale),
        ("use.isMobile", "{ \"use\": { \"isMobile\": true } }", plan => plan.Viewports[0].IsMobile),
        ("use.hasTouch", "{ \"use\": { \"hasTouch\": true } }", plan => plan.Viewports[0].HasTouch),
        ("use.locale", "{ \"use\": { \"locale\": \"de-CH\" } }", plan => plan.Rendering.Locale),
        ("use.timezoneId", "{ \"use\": { \"timezoneId\": \"Europe/Berlin\" } }", plan => plan.Rendering.TimezoneId),
        ("use.colorScheme", "{ \"use\": { \"colorScheme\": \"dark\" } }", plan => plan.Rendering.ColorScheme),
        ("use.reducedMotion", "{ \"use\": { \"reducedMotion\": \"no-preference\" } }", plan => plan.Rendering.ReducedMotion),
        ("use.extraHTTPHeaders.*", "{ \"use\": { \"extraHTTPHeaders\": { \"X-A\": \"1\" } } }", plan => plan.Rendering.ExtraHeaders.Count),
        ("use.httpCredentials.username", "{ \"use\": { \"httpCredentials\": { \"username\": \"anna\", \"password\": \"secret\" } } }", plan => plan.Rendering.HttpCredentials?.User),
        ("use.httpCredentials.password", "{ \"use\": { \"httpCredentials\": { \"username\": \"anna\", \"password\": \"secret\" } } }", plan => plan.Rendering.HttpCredentials?.Password),
        ("use.launchOptions.executablePath", "{ \"use\": { \"launchOptions\": { \"executablePath\": \"/opt/chrome\" } } }", plan => plan.Browser.ExecutablePath),
        ("use.launchOptions.args[]", "{ \"use\": { \"launchOptions\": { \"args\": [\"--lang=de\"] } } }", plan => plan.Browser.Arguments.Count),
        ("use.connectOptions.wsEndpoint", Remote(""), plan => plan.Browser.Remote?.Endpoint),
        ("use.connectOptions.headers.*", Remote(", \"headers\": { \"X-Access\": \"opens\" }"), plan => plan.Browser.Remote?.Headers.Count),
        ("gate.remote.address", Remote("", ", \"gate\": { \"remote\": { \"address\": \"172.17.0.1\" } }"), plan => plan.Browser.Remote?.Address),
        ("gate.remote.sandbox", Remote("", ", \"gate\": { \"remote\": { \"sandbox\": false } }"), plan => plan.Browser.Remote?.Sandbox),
        ("projects[].name", "{ \"projects\": [ { \"name\": \"wide\", \"use\": { \"viewport\": { \"width\": 1900, \"height\": 900 } } } ] }", plan => plan.Viewports[0].Name),
        ("projects[].use.viewport.width", "{ \"projects\": [ { \"name\": \"wide\", \"use\": { \"viewport\": { \"width\": 1900, \"height\": 900 } } } ] }", plan => plan.Viewports[0].Width),
        ("projects[].use.viewport.height", "{ \"projects\": [ { \"name\": \"wide\", \"use\": { \"viewport\": { \"width\": 1900, \"height\": 900 } } } ] }", plan => plan.Viewports[0].Height),
        ("projects[].use.deviceScaleFactor", "{ \"projects\": [ { \"name\": \"a\", \"use\": { \"viewport\": { \"width\": 9, \"height\": 9 }, \"deviceScaleFactor\": 1.5 } } ] }", plan => plan.Viewports[0].Scale),
        ("projects[].use.isMobile", "{ \"projects\": [ { \"name\": \"a\", \"use\": { \"viewport\": { \"width\": 9, \"height\": 9 }, \"isMobile\": true } } ] }", plan => plan.Viewports[0].IsMobile),
        ("projects[].use.hasTouch", "{ \"projects\": [ { \"name\": \"a\", \"use\": { \"viewport\": { \"width\": 9, \"height\": 9 }, \"hasTouch\": true } } ] }", plan => plan.Viewports[0].HasTouch),
        ("workers", "{ \"workers\": 5 }", plan => plan.Browser.Workers),
        ("globalTimeout", "{ \"globalTimeout\": 9000 }", plan => plan.Limits.Time),
        ("timeout", "{ \"timeout\": 1500 }", plan => plan.Rendering.PageTimeout),
        ("gate.include[]", "{ \"gate\": { \"include\": [\"blog/**\"] } }", plan => plan.Rules.Include.Count),
        ("gate.exclude[]", "{ \"gate\": { \"exclude\": [\"drafts/**\"] } }", plan => plan.Rules.Exclude.Count),
        ("gate.externals.*", "{ \"gate\": { \"externals\": { \"fonts.example.com\": \"block\" } } }", plan => plan.Rendering.PolicyFor("fonts.example.com")),
        ("gate.replay.folder", "{ \"gate\": { \"replay\": { \"folder\": \"kept\" } } }", plan => plan.Rendering.Replay.Folder),
        ("gate.replay.record", "{ \"gate\": { \"replay\": { \"record\": false } } }", plan => plan.Rendering.Replay.Records),
        ("gate.replay.har[]", "{ \"gate\": { \"replay\": { \"har\": [\"before/index.html\"] } } }", plan => plan.Rendering.Replay.Archives.Count),
        ("gate.accept[].missing", "{ \"gate\": { \"accept\": [ { \"missing\": \"a.css\", \"reason\": \"never deployed there\" } ] } }", plan => plan.Accept.Select(accept => accept.Missing).FirstOrDefault()),
        ("gate.accept[].reason", "{ \"gate\": { \"accept\": [ { \"missing\": \"a.css\", \"reason\": \"never deployed there\" } ] } }", plan => plan.Accept.Select(accept => accept.Reason).FirstOrDefault()),
        ("gate.states[].name", "{ \"gate\": { \"states\": [ {\"name\": \"menu\"} ] } }", plan => State(plan)?.Name),
        ("gate.states[].pages", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"pages\": \"blog/**\"} ] } }", plan => State(plan)?.Scope.Pages?.Text),
        ("gate.states[].viewport", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"viewport\": \"mobile\"} ] } }", plan => State(plan)?.Scope.Viewport),
        ("gate.states[].steps[].click", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"click\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].hover", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"hover\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].focus", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"focus\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].type", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"type\": \"#a\", \"text\": \"b\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].press", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"press\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].scrollTo", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"scrollTo\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].waitFor", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"waitFor\": \"#a\"}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].force", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"force\": \"#a\", \"pseudo\": [\"hover\"]}]} ] } }", plan => State(plan)?.Steps[0].Act),
        ("gate.states[].steps[].text", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"type\": \"#a\", \"text\": \"b\"}]} ] } }", plan => State(plan)?.Steps[0].Text),
        ("gate.states[].steps[].pseudo[]", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"steps\": [{\"force\": \"#a\", \"pseudo\": [\"hover\"]}]} ] } }", plan => State(plan)?.Steps[0].Pseudo.Count),
        ("gate.states[].media.type", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"media\": {\"type\": \"print\"}} ] } }", plan => State(plan)?.Media),
        ("gate.states[].media.colorScheme", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"media\": {\"colorScheme\": \"dark\"}} ] } }", plan => State(plan)?.ColorScheme),
        ("gate.states[].media.reducedMotion", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"media\": {\"reducedMotion\": \"reduce\"}} ] } }", plan => State(plan)?.ReducedMotion),
        ("gate.states[].media.forcedColors", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"media\": {\"forcedColors\": \"active\"}} ] } }", plan => State(plan)?.ForcedColors),
        ("gate.states[].javaScriptEnabled", "{ \"gate\": { \"states\": [ { \"name\": \"menu\", \"javaScriptEnabled\": false } ] } }", plan => State(plan)?.JavaScript),
        ("gate.states[].hide[]", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"hide\": [\"#a\"]} ] } }", plan => State(plan)?.Hide.Count),
        ("gate.states[].remove[]", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"remove\": [\"#a\"]} ] } }", plan => State(plan)?.Remove.Count),
        ("gate.states[].element.selector", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"element\": {\"selector\": \"#a\"}} ] } }", plan => State(plan)?.Element),
        ("gate.states[].element.count", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"element\": {\"selector\": \"#a\", \"count\": 2}} ] } }", plan => State(plan)?.ElementCount),
        ("gate.states[].cookies.*", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"cookies\": {\"a\": \"long enough\"}} ] } }", plan => State(plan)?.Cookies.Count),
        ("gate.states[].storageState", "{ \"gate\": { \"states\": [ { \"name\": \"menu\", \"storageState\": \"storage.json\" } ] } }", plan => State(plan)?.StorageState),
        ("gate.states[].extraHTTPHeaders.*", "{ \"gate\": { \"states\": [ {\"name\": \"menu\", \"extraHTTPHeaders\": {\"X-A\": \"1\"}} ] } }", plan => State(plan)?.ExtraHeaders.Count),
        ("gate.masks[].pages", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"pages\": \"blog/**\"} ] } }", plan => Mask(plan)?.Scope.Pages?.Text),
        ("gate.masks[].viewport", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"viewport\": \"mobile\"} ] } }", plan => Mask(plan)?.Scope.Viewport),
        ("gate.masks[].state", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"state\": \"menu\"} ] } }", plan => Mask(plan)?.Scope.State),
        ("gate.masks[].selector", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\"} ] } }", plan => Mask(plan)?.Selector),
        ("gate.masks[].rect.x", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"rect\": {\"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}} ] } }", plan => Mask(plan)?.Rectangle?.X),
        ("gate.masks[].rect.y", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"rect\": {\"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}} ] } }", plan => Mask(plan)?.Rectangle?.Y),
        ("gate.masks[].rect.width", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"rect\": {\"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}} ] } }", plan => Mask(plan)?.Rectangle?.Width),
        ("gate.masks[].rect.height", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"rect\": {\"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}} ] } }", plan => Mask(plan)?.Rectangle?.Height),
        ("gate.masks[].budget", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"budget\": 5} ] } }", plan => Mask(plan)?.Budget),
        ("gate.masks[].reason", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\"} ] } }", plan => Mask(plan)?.Reason),
        ("gate.masks[].owner", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"owner\": \"web team\"} ] } }", plan => Mask(plan)?.Owner),
        ("gate.masks[].until", "{ \"gate\": { \"masks\": [ {\"reason\": \"rotating advertisement\", \"selector\": \".ad\", \"until\": \"2027-01-31\"} ] } }", plan => Mask(plan)?.Until),
        ("gate.tolerances[].pages", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}, \"pages\": \"blog/**\"} ] } }", plan => Tolerance(plan)?.Scope.Pages?.Text),
        ("gate.tolerances[].viewport", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}, \"viewport\": \"mobile\"} ] } }", plan => Tolerance(plan)?.Scope.Viewport),
        ("gate.tolerances[].state", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}, \"state\": \"menu\"} ] } }", plan => Tolerance(plan)?.Scope.State),
        ("gate.tolerances[].pixels.min", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"min\": 2, \"max\": 9}, \"channelDelta\": {\"max\": 2}} ] } }", plan => Tolerance(plan)?.Pixels.Min),
        ("gate.tolerances[].pixels.max", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}} ] } }", plan => Tolerance(plan)?.Pixels.Max),
        ("gate.tolerances[].channelDelta.min", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"min\": 1, \"max\": 2}} ] } }", plan => Tolerance(plan)?.ChannelDelta.Min),
        ("gate.tolerances[].channelDelta.max", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}} ] } }", plan => Tolerance(plan)?.ChannelDelta.Max),
        ("gate.tolerances[].reason", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}} ] } }", plan => Tolerance(plan)?.Reason),
        ("gate.tolerances[].owner", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}, \"owner\": \"web team\"} ] } }", plan => Tolerance(plan)?.Owner),
        ("gate.tolerances[].until", "{ \"gate\": { \"tolerances\": [ {\"reason\": \"text drawn by the graphics card\", \"pixels\": {\"max\": 9}, \"channelDelta\": {\"max\": 2}, \"until\": \"2027-01-31\"} ] } }", plan => Tolerance(plan)?.Until),
        ("webServer.command", Server(""), plan => plan.WebServer?.Command),
        ("webServer.url", Server(""), plan => plan.WebServer?.Address),
        ("webServer.port", "{ \"webServer\": { \"command\": \"serve\", \"port\": 3000 } }", plan => plan.WebServer?.Address),
        ("webServer.timeout", Server(", \"timeout\": 7000"), plan => plan.WebServer?.Timeout),
        ("webServer.cwd", Server(", \"cwd\": \"web\""), plan => plan.WebServer?.Folder),
        ("webServer.env.*", Server(", \"env\": { \"PORT\": \"3000\" }"), plan => plan.WebServer?.Variables.Count),
        ("webServer.reuseExistingServer", Server(", \"reuseExistingServer\": true"), plan => plan.WebServer?.Reuse),
        ("gate.live.pause", "{ \"gate\": { \"live\": { \"pause\": 7 } } }", plan => plan.Rendering.Live.Pause),
        ("gate.live.connections", "{ \"gate\": { \"live\": { \"connections\": 7 } } }", plan => plan.Rendering.Live.Connections),
        ("gate.live.retries", "{ \"gate\": { \"live\": { \"retries\": 7 } } }", plan => plan.Rendering.Live.Retries),
        ("use.storageState", "{ \"use\": { \"storageState\": \"{}\" } }", plan => plan.Rendering.StorageState),
        ("gate.limits.requests", "{ \"gate\": { \"limits\": { \"requests\": 7 } } }", plan => plan.Rendering.Limits.Requests),
        ("gate.limits.megabytes", "{ \"gate\": { \"limits\": { \"megabytes\": 7 } } }", plan => plan.Rendering.Limits.Megabytes),
        ("gate.limits.elements", "{ \"gate\": { \"limits\": { \"elements\": 7 } } }", plan => plan.Rendering.Limits.Elements),
        ("gate.limits.frames", "{ \"gate\": { \"limits\": { \"frames\": 7 } } }", plan => plan.Rendering.Limits.Frames),
        ("gate.limits.pageSide", "{ \"gate\": { \"limits\": { \"pageSide\": 700 } } }", plan => plan.Rendering.Limits.PageSide),
        ("gate.limits.megapixels", "{ \"gate\": { \"limits\": { \"megapixels\": 7 } } }", plan => plan.Rendering.Limits.Megapixels),
        ("gate.limits.redirects", "{ \"gate\": { \"limits\": { \"redirects\": 7 } } }", plan => plan.Rendering.Limits.Redirects),
        ("gate.limits.memoryMegabytes", "{ \"gate\": { \"limits\": { \"memoryMegabytes\": 700 } } }", plan => plan.Rendering.Limits.MemoryMegabytes),
        ("gate.limits.evidenceMegabytes", "{ \"gate\": { \"limits\": { \"evidenceMegabytes\": 7 } } }", plan => plan.Limits.EvidenceMegabytes),
        ("gate.limits.consoleLines", "{ \"gate\": { \"limits\": { \"consoleLines\": 7 } } }", plan => plan.Rendering.Limits.ConsoleLines),
        ("gate.fullPage", "{ \"gate\": { \"fullPage\": false } }", plan => plan.Rendering.FullPage),
        ("gate.confirm", "{ \"gate\": { \"confirm\": 7 } }", plan => plan.Confirm),
        ("gate.ledger", "{ \"gate\": { \"ledger\": \"decisions.jsonl\" } }", plan => plan.Ledger),
        ("gate.checks.*", "{ \"gate\": { \"checks\": { \"title\": \"fail\" } } }", plan => plan.Semantics.ByCheck.GetValueOrDefault("title")),
        ("gate.semantics", "{ \"gate\": { \"semantics\": \"off\" } }", plan => plan.Semantics.Mode),
    ];

    private static IEnumerable<TestCaseData> Each() => Samples.Select(sample => new TestCaseData(sample.File, sample.Shows).SetArgDisplayNames(sample.Path));

    [TestCaseSource(nameof(Each))]
    public void A_setting_changes_the_plan(string file, Func<GatePlan, object?> shows)
    {
        using var folders = new Folders();

        Assert.That(shows(Plan(folders, file)), Is.Not.EqualTo(shows(Plan(folders, "{}"))));
    }

    [Test]
    public void Every_setting_that_holds_a_value_has_a_sample()
    {
        var leaves = SettingPaths.Of(ConfigSettings.Root, "")
            .Where(row => row.Setting.Shape is not SettingShape.Table and not SettingShape.List { Item: SettingShape.Table })
            .Select(row => row.Path)
            // gate.export counts only where no source is named: SideDefaultsTests.
            .Where(path => path is not ("$schema" or "gate.export"));

        Assert.That(Samples.Select(sample => sample.Path), Is.EquivalentTo(leaves));
    }

    [Test]
    public void The_samples_show_values_of_the_file()
    {
        using var folders = new Folders();

        Assert.Multiple(() =>
        {
            Assert.That(Plan(folders, Samples[0].File).Rendering.BaseUrl, Is.EqualTo(new Uri("https://www.example.com/docs/")), "a final slash is added");
            Assert.That(Plan(folders, "{ \"timeout\": 1500 }").Rendering.PageTimeout, Is.EqualTo(TimeSpan.FromMilliseconds(1500)));
            Assert.That(Plan(folders, "{ \"use\": { \"viewport\": { \"width\": 800, \"height\": 600 } } }").Viewports.Select(viewport => viewport.Name), Is.EqualTo(new[] { "default" }));
            Assert.That(Plan(folders, "{}").Viewports, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void The_JSON_Schema_is_what_the_settings_say() =>
        RepositoryFiles.AssertHolds("harness/playwright.config.schema.json", SettingsSchema.Text());

    [Test]
    public void The_table_of_settings_is_what_the_settings_say()
    {
        const string begin = "<!-- settings: begin -->\n";
        const string end = "<!-- settings: end -->";
        var readme = File.ReadAllText(RepositoryFiles.PathOf("harness/README.md"));
        var from = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = readme.IndexOf(end, StringComparison.Ordinal);

        RepositoryFiles.AssertHolds("harness/README.md", $"{readme[..from]}{SettingsTable.Text()}{readme[to..]}");
    }

    [Test]
    public void The_variables_are_listed_in_the_readme()
    {
        var readme = File.ReadAllText(RepositoryFiles.PathOf("harness/README.md"));

        foreach (var (name, option) in GateVariables.All)
            Assert.That(readme, Does.Contain($"| `{name}` | `{option}` |"));
    }

    [Test]
    public void The_repositorys_own_file_is_the_defaults_written_out()
    {
        using var folders = new Folders();
        var own = File.ReadAllText(RepositoryFiles.PathOf("playwright.config.json"));
        var (written, defaults) = (Plan(folders, own), Plan(folders, "{}"));

        Assert.That(written.ConfigDigest, Is.EqualTo(defaults.ConfigDigest));
        Assert.That(JsonNode.Parse(own)!["$schema"]!.GetValue<string>(), Is.EqualTo("./harness/playwright.config.schema.json"));
    }

    private static StateRecipe? State(GatePlan plan) => plan.Rendering.States is [var first, ..] ? first : null;

    private static MaskRule? Mask(GatePlan plan) => plan.Rendering.Masks is [var first, ..] ? first : null;

    private static ToleranceRule? Tolerance(GatePlan plan) => plan.Rendering.Tolerances is [var first, ..] ? first : null;

    private static GatePlan Plan(Folders folders, string file)
    {
        folders.Write("storage.json", "{ \"cookies\": [], \"origins\": [] }");
        return GatePlanner.Resolve(
            new GateOptions { Before = folders.Before, After = folders.After, Out = folders.At("out") },
            ConfigReader.Read("playwright.config.json", Encoding.UTF8.GetBytes(file), NoVariables),
            new PlanSurroundings(NoVariables, folders.Root, "gate test"));
    }
}
