using System.Text.Json.Nodes;
using Gate.Core.Run.Config;

namespace Gate.Core.Run.Importing;

/// <summary>What one scenario of BackstopJS becomes: a page, masks, states.</summary>
internal sealed class BackstopScenario
{
    /// <summary>What is read, and what BackstopJS has for ways of waiting, storing and showing that gate has no use for.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "label", "url", "referenceUrl", "hideSelectors", "removeSelectors", "selectors", "readySelector", "keyPressSelectors", "hoverSelector", "hoverSelectors",
        "clickSelector", "clickSelectors", "scrollToSelector", "misMatchThreshold", "requireSameDimensions", "delay", "readyEvent", "readyTimeout", "postInteractionWait", "selectorExpansion", "expect",
    };

    private static readonly (string Name, string Act)[] Acts = [("hoverSelector", "hover"), ("hoverSelectors", "hover"), ("clickSelector", "click"), ("clickSelectors", "click"), ("scrollToSelector", "scrollTo")];

    private readonly ConfigNode.Table _scenario;
    private readonly BackstopFile _file;
    private readonly Func<string, string> _name;

    /// <param name="scenario">As written.</param>
    /// <param name="file">Notes what is left.</param>
    /// <param name="name">Makes a name for a state that is not taken yet.</param>
    public BackstopScenario(ConfigNode.Table scenario, BackstopFile file, Func<string, string> name)
    {
        (_scenario, _file, _name) = (scenario, file, name);
        Label = BackstopFile.Text(scenario, "label")?.Value ?? throw ConfigError.At("import-invalid", "a scenario has no label", scenario.Place, "give it one");
        Page = BackstopPage.Read(BackstopFile.Text(scenario, "url") ?? throw ConfigError.At("import-invalid", $"the scenario \"{Label}\" has no url", scenario.Place, "give it one, or take it out"));
        Reference = BackstopFile.Text(scenario, "referenceUrl") is { } reference ? BackstopPage.Read(reference) : null;
        LeaveTheRest();
    }

    public string Label { get; }

    public BackstopPage Page { get; }

    public BackstopPage? Reference { get; }

    /// <summary>What was hidden or removed is left out of the comparison.</summary>
    public IEnumerable<JsonObject> Masks() => new[] { ("hideSelectors", "hidden"), ("removeSelectors", "removed") }.SelectMany(kind => BackstopFile.Texts(_scenario, kind.Item1).Select(selector =>
    {
        if (kind.Item2 == "removed")
            _file.Leave(selector.Place, $"\"{selector.Value}\" is masked, and not removed: where it stands is left out, and its size still counts");
        return new JsonObject { ["pages"] = Page.Id, ["selector"] = selector.Value, ["reason"] = $"{kind.Item2} by the scenario {Label} of BackstopJS" };
    }));

    /// <summary>What was done to the page, in BackstopJS's order (keys, hover, click, scroll), and each element that was looked at alone.</summary>
    public IEnumerable<JsonObject> States()
    {
        var steps = Steps().ToList();
        if (steps.Count > 0)
            yield return new JsonObject { ["name"] = _name(Label), ["pages"] = Page.Id, ["steps"] = new JsonArray([.. steps]) };
        foreach (var selector in BackstopFile.Texts(_scenario, "selectors").Where(selector => selector.Value != "document"))
        {
            if (selector.Value == "viewport")
                _file.Leave(selector.Place, "the first screen alone is no picture of its own: the whole page is looked at (gate.fullPage: false makes all pictures one screen)");
            else
                yield return new JsonObject { ["name"] = _name($"{Label} {selector.Value}"), ["pages"] = Page.Id, ["element"] = new JsonObject { ["selector"] = selector.Value } };
        }
    }

    private IEnumerable<JsonObject> Steps()
    {
        foreach (var ready in BackstopFile.Texts(_scenario, "readySelector"))
            yield return new JsonObject { ["waitFor"] = ready.Value };
        foreach (var keys in BackstopFile.Tables(_scenario, "keyPressSelectors"))
        {
            if (BackstopFile.Text(keys, "selector") is not { } selector || BackstopFile.Text(keys, "keyPress") is not { } text)
                throw ConfigError.At("import-invalid", "keyPressSelectors needs selector and keyPress", keys.Place, "give both");
            yield return new JsonObject { ["type"] = selector.Value, ["text"] = text.Value };
        }

        foreach (var (name, act) in Acts)
        {
            foreach (var selector in BackstopFile.Texts(_scenario, name))
                yield return new JsonObject { [act] = selector.Value };
        }
    }

    private void LeaveTheRest()
    {
        if (_scenario.Find("misMatchThreshold") is ConfigNode.Number { Value: > 0 and var percent, Place: var threshold })
            _file.Leave(threshold, $"misMatchThreshold {percent.ToString(System.Globalization.CultureInfo.InvariantCulture)} is refused: a share of the page lets more pass the longer the page is. gate counts pixels and lets none pass; for a known wobble there is gate.tolerances, with a reason");
        if (_scenario.Find("requireSameDimensions") is ConfigNode.Flag { Value: false, Place: var dimensions })
            _file.Leave(dimensions, "requireSameDimensions false is refused: another size is a change");
        foreach (var member in _scenario.Members.Where(member => !Known.Contains(member.Name) && member.Value is not (ConfigNode.Null or ConfigNode.Text { Value: "" } or ConfigNode.List { Items.Count: 0 })))
            _file.Leave(member.Place, Why(member));
    }

    /// <summary>Of the file and of scenarios.</summary>
    internal static string Why(ConfigMember member) => member.Name switch
    {
        "onBeforeScript" or "onReadyScript" => $"the engine script {(member.Value as ConfigNode.Text)?.Value} is not taken over: what it does to a page is a step of gate.states, and headers and cookies stand in use",
        "cookiePath" or "localStoragePath" => $"{member.Name} is not taken over: save cookies and local storage as Playwright does, and name the file as use.storageState",
        "viewports" => "viewports of one scenario are not taken over: every page is looked at in all of them",
        "engineOptions" or "engineFlags" => $"{member.Name} is not taken over: arguments of the browser stand in use.launchOptions.args",
        _ => $"{member.Name} is not taken over",
    };
}
