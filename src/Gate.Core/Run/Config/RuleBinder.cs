using System.Globalization;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Run.Config;

/// <summary>Binds <c>gate.masks</c> and <c>gate.tolerances</c>.</summary>
internal static class RuleBinder
{
    public static MaskRule Mask(ConfigNode.Table item)
    {
        var rect = item.Find("rect") as ConfigNode.Table;
        var selector = Text(item, "selector");
        if (rect is null == selector is null)
            throw ConfigError.At("config-mask", "a mask has a selector or a rect, one of the two", item.Place, rect is null ? "add one" : "take one out");
        return new MaskRule
        {
            Scope = Scope(item, "gate.masks"),
            Selector = selector,
            Rectangle = rect is null ? null : (Whole(rect, "x"), Whole(rect, "y"), Whole(rect, "width"), Whole(rect, "height")),
            Budget = (item.Find("budget") as ConfigNode.Number)?.Value ?? MaskRule.DefaultBudget,
            Reason = Text(item, "reason")!,
            Owner = Text(item, "owner"),
            Until = Until(item),
        };
    }

    public static ToleranceRule Tolerance(ConfigNode.Table item) => new()
    {
        Scope = Scope(item, "gate.tolerances"),
        Pixels = Range(item, "pixels"),
        ChannelDelta = Range(item, "channelDelta"),
        Reason = Text(item, "reason")!,
        Owner = Text(item, "owner"),
        Until = Until(item),
    };

    private static ShotScope Scope(ConfigNode.Table item, string origin) => new()
    {
        Pages = Text(item, "pages") is { } glob ? Glob.Parse(glob, origin) : null,
        Viewport = Text(item, "viewport"),
        State = Text(item, "state"),
    };

    private static (int Min, int Max) Range(ConfigNode.Table item, string name)
    {
        var range = (ConfigNode.Table)item.Find(name)!;
        var (min, max) = (range.Find("min") is null ? 0 : Whole(range, "min"), Whole(range, "max"));
        return min <= max ? (min, max) : throw ConfigError.At("config-range", $"{name} goes from {min} to {max}", range.Place, "give the smaller one as min");
    }

    private static DateOnly? Until(ConfigNode.Table item)
    {
        if (item.Find("until") is not ConfigNode.Text text)
            return null;
        return DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ConfigError.At("config-value", "there is no such day", text.Place, "give a day of the calendar");
    }

    private static string? Text(ConfigNode.Table item, string name) => (item.Find(name) as ConfigNode.Text)?.Value;

    private static int Whole(ConfigNode.Table item, string name) => (int)((ConfigNode.Number)item.Find(name)!).Value;
}
