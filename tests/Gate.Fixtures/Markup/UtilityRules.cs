using System.Text;

namespace Gate.Fixtures.Markup;

/// <summary>The ramps of small rules that builders emit for every page, used or not.</summary>
internal static class UtilityRules
{
    private static readonly (string Name, string Property)[] Spaces =
        [("mt", "margin-top"), ("mb", "margin-bottom"), ("pt", "padding-top"), ("pb", "padding-bottom"), ("pl", "padding-left"), ("pr", "padding-right"), ("gap", "gap")];

    private static readonly string[] Breakpoints = ["", "md", "lg"];

    /// <param name="steps">How many sizes a ramp has; each is 4 px further.</param>
    /// <param name="palette">Colours for the text and background ramps, as CSS.</param>
    public static string Css(int steps, IReadOnlyList<string> palette)
    {
        var css = new StringBuilder();
        foreach (var breakpoint in Breakpoints)
        {
            if (breakpoint.Length > 0) css.Append(breakpoint == "md" ? "@media (min-width:720px){" : "@media (min-width:1100px){");
            foreach (var (name, property) in Spaces)
                for (var step = 0; step < steps; step++)
                    css.Append(System.Globalization.CultureInfo.InvariantCulture, $".u-{name}-{step}{breakpoint}{{{property}:{step * 4}px}}");
            if (breakpoint.Length > 0) css.Append('}');
        }
        for (var i = 0; i < palette.Count; i++)
            css.Append(System.Globalization.CultureInfo.InvariantCulture, $".u-ink-{i}{{color:{palette[i]}}}.u-fill-{i}{{background-color:{palette[i]}}}.u-line-{i}{{border-color:{palette[i]}}}");
        return css.ToString();
    }
}
