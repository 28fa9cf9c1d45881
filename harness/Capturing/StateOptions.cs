using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>What a state changes about the room that a page is opened in.</summary>
internal static class StateOptions
{
    public static void Add(BrowserNewContextOptions options, StateRecipe recipe)
    {
        options.ColorScheme = recipe.ColorScheme switch
        {
            null => options.ColorScheme,
            "dark" => ColorScheme.Dark,
            "no-preference" => ColorScheme.NoPreference,
            _ => ColorScheme.Light,
        };
        options.ReducedMotion = recipe.ReducedMotion switch
        {
            null => options.ReducedMotion,
            "reduce" => ReducedMotion.Reduce,
            _ => ReducedMotion.NoPreference,
        };
        if (recipe.ForcedColors)
            options.ForcedColors = ForcedColors.Active;
        options.JavaScriptEnabled = recipe.JavaScript;
        options.StorageState = recipe.StorageState ?? options.StorageState;
        if (recipe.ExtraHeaders.Count > 0)
            options.ExtraHTTPHeaders = (options.ExtraHTTPHeaders ?? []).Where(header => !recipe.ExtraHeaders.ContainsKey(header.Key)).Concat(recipe.ExtraHeaders);
    }

    /// <summary>
    /// Print, for the page's own session: asked for through the driver it is gone with the first navigation. The session's
    /// features stand in place of the driver's, so they are said again.
    /// </summary>
    public static Dictionary<string, object> PrintMedia(BrowserNewContextOptions options) => new(StringComparer.Ordinal)
    {
        ["media"] = "print",
        ["features"] = new[]
        {
            Feature("prefers-color-scheme", options.ColorScheme == ColorScheme.Dark ? "dark" : options.ColorScheme == ColorScheme.Light ? "light" : ""),
            Feature("prefers-reduced-motion", options.ReducedMotion == ReducedMotion.Reduce ? "reduce" : ""),
            Feature("forced-colors", options.ForcedColors == ForcedColors.Active ? "active" : "none"),
        },
    };

    public static IEnumerable<Cookie> Cookies(StateRecipe recipe, Uri site) =>
        recipe.Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = site.AbsoluteUri });

    private static Dictionary<string, string> Feature(string name, string value) => new(StringComparer.Ordinal) { ["name"] = name, ["value"] = value };
}
