using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Run.Config;

/// <summary>Binds <c>gate.states</c>, except for what may be secret.</summary>
internal static class StateBinder
{
    private static readonly (string Key, StateAct Act)[] Acts =
    [
        ("click", StateAct.Click), ("hover", StateAct.Hover), ("focus", StateAct.Focus), ("type", StateAct.Type),
        ("press", StateAct.Press), ("scrollTo", StateAct.ScrollTo), ("waitFor", StateAct.WaitFor), ("force", StateAct.Force),
    ];

    public static StateRecipe Bind(ConfigNode.Table item)
    {
        var name = Text(item, "name")!;
        if (name == ShotId.DefaultState)
            throw ConfigError.At("config-value", "default is the state in which nothing was done to the page", item.Find("name")!.Place, "choose another name");
        var media = item.Find("media") as ConfigNode.Table;
        var element = item.Find("element") as ConfigNode.Table;
        return new StateRecipe
        {
            Name = name,
            Scope = new ShotScope { Pages = Text(item, "pages") is { } glob ? Glob.Parse(glob, "gate.states") : null, Viewport = Text(item, "viewport") },
            Steps = [.. Items(item, "steps").Cast<ConfigNode.Table>().Select(Step)],
            Media = Text(media, "type"),
            ColorScheme = Text(media, "colorScheme"),
            ReducedMotion = Text(media, "reducedMotion"),
            ForcedColors = Text(media, "forcedColors") == "active",
            JavaScript = (item.Find("javaScriptEnabled") as ConfigNode.Flag)?.Value ?? true,
            Hide = Texts(item, "hide"),
            Remove = Texts(item, "remove"),
            Element = Text(element, "selector"),
            ElementCount = element?.Find("count") is ConfigNode.Number count ? (int)count.Value : 1,
            StorageState = Text(item, "storageState"),
        };
    }

    private static StateStep Step(ConfigNode.Table item)
    {
        var given = Acts.Where(act => item.Find(act.Key) is not null).ToList();
        if (given.Count != 1)
            throw ConfigError.At("config-step", "a step does exactly one thing", item.Place, $"give one of {Words.List([.. Acts.Select(act => act.Key)])}");
        var (key, act) = given[0];
        if (act == StateAct.Type != item.Find("text") is not null)
            throw ConfigError.At("config-step", "text belongs to type, and type needs it", item.Place, "give both or none");
        if (act == StateAct.Force != item.Find("pseudo") is not null)
            throw ConfigError.At("config-step", "pseudo belongs to force, and force needs it", item.Place, "give both or none");
        var value = Text(item, key)!;
        return act == StateAct.Press
            ? new StateStep(act, null, value)
            : new StateStep(act, value, Text(item, "text")) { Pseudo = Texts(item, "pseudo") };
    }

    private static IReadOnlyList<ConfigNode> Items(ConfigNode.Table item, string name) => (item.Find(name) as ConfigNode.List)?.Items ?? [];

    private static IReadOnlyList<string> Texts(ConfigNode.Table item, string name) => [.. Items(item, name).Cast<ConfigNode.Text>().Select(text => text.Value)];

    private static string? Text(ConfigNode.Table? item, string name) => (item?.Find(name) as ConfigNode.Text)?.Value;
}
