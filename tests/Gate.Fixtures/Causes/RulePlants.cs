using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Fixtures.Causes;

/// <summary>Changes of one declaration in a rule that the site has: in the page's own style element, or in a copy of a shared sheet.</summary>
internal static partial class RulePlants
{
    /// <summary>What is done to which properties.</summary>
    public static IReadOnlyList<(string Change, string Properties, Func<string, SeededRandom, string?> Edit)> Kinds { get; } =
    [
        ("margin", "^margin(-top|-bottom|-left)?$", Longer), ("padding", "^padding(-top|-left|-bottom)?$", Longer), ("font-size", "^font-size$", Longer),
        ("font-weight", "^font-weight$", Heavier), ("colour by a step", "^color$", Step), ("background by a step", "^background(-color)?$", Step),
        ("border", "^border(-top|-bottom|-left|-right)?$", Step), ("radius", "^border-radius$", Longer), ("shadow", "^box-shadow$", Longer),
        ("line height", "^line-height$", Taller), ("gap or spacing", "^(gap|letter-spacing)$", Longer), ("width", "^(max-width|width|height|min-height)$", Longer),
    ];

    /// <summary>Null where the page has no such declaration that shows.</summary>
    public static Plant? Of(PlantSite site, PlantPage page, string name, (string Change, string Properties, Func<string, SeededRandom, string?> Edit) kind, SeededRandom random)
    {
        var classes = page.Shown.SelectMany(element => element.ClassList).ToHashSet(StringComparer.Ordinal);
        foreach (var (sheet, text) in random.Shuffled(Sheets(site, page)))
        {
            foreach (var rule in random.Shuffled(Rule().Matches(text)))
            {
                if (!classes.Contains(rule.Groups[1].Value) || Depth(text, rule.Index) != 0)
                    continue;
                foreach (Match declaration in Declaration().Matches(rule.Groups[2].Value))
                {
                    var (property, value) = (declaration.Groups[1].Value, declaration.Groups[2].Value);
                    if (!Regex.IsMatch(property, kind.Properties) || kind.Edit(value, random) is not { } changed || changed == value)
                        continue;
                    var at = rule.Groups[2].Index + declaration.Groups[2].Index;
                    var edited = string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + value.Length));
                    var truth = new CauseTruth(name, kind.Change, ["style"], [property]) { Rule = "." + rule.Groups[1].Value };
                    return sheet is null
                        ? new Plant(truth, page.Text, page.Text.Replace(text, edited, StringComparison.Ordinal))
                        : OfSheet(site, page, truth, sheet, (text, edited));
                }
            }
        }

        return null;
    }

    // The sheet is shared by the site; each plant has its own copy, so that one page shows one change.
    private static Plant OfSheet(PlantSite site, PlantPage page, CauseTruth truth, string href, (string Was, string Now) texts)
    {
        var own = $"{href[..href.LastIndexOf('.')]}-{truth.Page.Split('/')[^1].Split('.')[0]}.css";
        var text = page.Text.Replace($"href=\"{href}\"", $"href=\"{own}\"", StringComparison.Ordinal);
        var path = Resolve(page.Path, own);
        return new Plant(truth, text, text) { FilesBefore = [FixtureFile.OfText(path, texts.Was)], FilesAfter = [FixtureFile.OfText(path, texts.Now)] };
    }

    public static string Resolve(string page, string href) =>
        new Uri(new Uri("http://site.test/" + page), href).AbsolutePath[1..];

    private static IEnumerable<(string? Href, string Text)> Sheets(PlantSite site, PlantPage page)
    {
        foreach (var style in page.Document.QuerySelectorAll("style"))
            yield return (null, style.TextContent);
        foreach (var link in page.Document.QuerySelectorAll("link[rel=stylesheet]"))
        {
            if (link.GetAttribute("href") is { } href && !href.Contains("//", StringComparison.Ordinal) && !href.Contains("vendor", StringComparison.Ordinal))
                yield return (href, Encoding.UTF8.GetString(site.Bytes(Resolve(page.Path, href))));
        }
    }

    private static int Depth(string text, int at) => text.AsSpan(0, at).Count('{') - text.AsSpan(0, at).Count('}');

    private static string? Longer(string value, SeededRandom random)
    {
        if (Length().Match(value) is not { Success: true } found || value.Contains("var(", StringComparison.Ordinal) || value.Contains("calc", StringComparison.Ordinal))
            return null;
        var step = found.Groups[2].Value == "px" ? random.Between(1, 5) : random.Between(1, 4) / 8.0;
        var longer = double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) + step;
        return string.Concat(value.AsSpan(0, found.Index), longer.ToString("0.###", CultureInfo.InvariantCulture), found.Groups[2].Value, value.AsSpan(found.Index + found.Length));
    }

    private static string? Taller(string value, SeededRandom random) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var height) ? (height + (random.Between(1, 4) / 10.0)).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static string? Heavier(string value, SeededRandom random) => int.TryParse(value, out var weight) ? weight < 600 ? "800" : random.Pick(["300", "400"]) : null;

    private static string? Step(string value, SeededRandom random)
    {
        if (Hex().Match(value) is not { Success: true } found)
            return null;
        var digits = found.Groups[1].Value;
        var full = digits.Length == 3 ? string.Concat(digits.Select(digit => $"{digit}{digit}")) : digits;
        var channel = 2 * random.Below(3);
        var level = int.Parse(full.AsSpan(channel, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var stepped = (level < 255 ? level + 1 : level - 1).ToString("x2", CultureInfo.InvariantCulture);
        return $"{value[..found.Index]}#{full[..channel]}{stepped}{full[(channel + 2)..]}{value[(found.Index + found.Length)..]}";
    }

    [GeneratedRegex(@"(?<=^|[}])\.([A-Za-z][\w-]*)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<=^|;)\s*([a-z-]+):([^;]+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w#.-])(\d*\.?\d+)(px|rem|em)\b")]
    private static partial Regex Length();

    [GeneratedRegex(@"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")]
    private static partial Regex Hex();
}
