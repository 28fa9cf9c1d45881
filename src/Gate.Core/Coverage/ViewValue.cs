using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>Values that are one thing in one view and another in the next: <c>light-dark()</c>, <c>color-scheme</c>, <c>image-set()</c>, <c>if(media(…): …)</c>, and lengths of the viewport between bounds.</summary>
internal static partial class ViewValue
{
    // Functions in one another; deeper ones are held against each other as they are written.
    private const int MostDepth = 16;

    // Of the windows that people have, CSS px.
    private static readonly int[] Widths = [200, 320, 480, 768, 1024, 1280, 1600, 1920, 2560, 3840, 5120];

    /// <summary>Properties that differ between two blocks of declarations, but in none of the views, each with what would show it.</summary>
    public static IReadOnlyList<(string Name, string Where)> Unseen(string before, string after, IReadOnlyList<RunView> views) =>
    [
        .. UnseenStyle.Differing(before, after)
            .Where(entry => IsOne(entry.Name, entry.Before, entry.After))
            .Where(entry => views.All(view => In(entry, entry.Before, view) == In(entry, entry.After, view)))
            .Select(entry => (entry.Name, Where: Where(entry, views[0])))
            .Where(entry => entry.Where is not null)
            .Select(entry => (entry.Name, entry.Where!)),
    ];

    /// <summary>Whether a property has such a value on either side.</summary>
    public static bool IsOne(string name, string? before, string? after) => name == "color-scheme" || Function().IsMatch($"{before} {after}");

    private static string? Where((string Name, string? Before, string? After) entry, RunView like)
    {
        if (Shows(like with { ColorScheme = "dark" }))
            return "in a dark state";
        if (Shows(like with { ColorScheme = "light" }))
            return "in a light state";
        if (Array.Exists(Widths, width => Shows(like with { Viewport = like.Viewport with { Width = width } })))
            return "at another width";
        if (Array.Exists(Widths, height => Shows(like with { Viewport = like.Viewport with { Height = height } })))
            return "at another height";
        // The same length in every window, in other words.
        if (entry.Name != "color-scheme" && Function().Matches($"{entry.Before} {entry.After}").All(function => function.Groups["name"].Value.ToLowerInvariant() is "clamp" or "min" or "max"))
            return null;
        return Shows(like with { Viewport = like.Viewport with { Scale = 2 } }) || Shows(like with { Viewport = like.Viewport with { Scale = 1 } }) ? "at another scale" : "in another view";

        bool Shows(RunView view) => In(entry, entry.Before, view) != In(entry, entry.After, view);
    }

    private static string? In((string Name, string? Before, string? After) entry, string? value, RunView view)
    {
        if (entry.Name == "color-scheme")
            return Scheme(value ?? "normal", view);
        return value is null ? null : Resolve(value, view, 0);
    }

    // CSS Color Adjustment 1, 2.2: the visitor's scheme where the page knows it, else one that it knows.
    private static string Scheme(string value, RunView view)
    {
        List<string> known = [.. value.ToLowerInvariant().Split([' ', '!']).Where(word => word is "light" or "dark")];
        return known.Count == 0 ? "light" : known.Contains(view.ColorScheme) ? view.ColorScheme : known[0];
    }

    private static string Resolve(string value, RunView view, int depth)
    {
        var text = new StringBuilder();
        var at = 0;
        while (depth <= MostDepth && Function().Match(value, at) is { Success: true } function && Close(value, function.Index + function.Length) is { } close)
        {
            var inner = value[(function.Index + function.Length)..close];
            text.Append(value, at, function.Index - at).Append(Arm(function.Groups["name"].Value.ToLowerInvariant(), inner, view) is { } arm
                ? Resolve(arm, view, depth + 1)
                : $"{function.Value}{Resolve(inner, view, depth + 1)})");
            at = close + 1;
        }

        return text.Append(value, at, value.Length - at).ToString();
    }

    private static string? Arm(string name, string inner, RunView view) => name switch
    {
        "light-dark" => MediaQuery.Split(inner, ',').ToList() is { Count: 2 } arms ? arms[view.ColorScheme == "dark" ? 1 : 0].Trim() : null,
        "if" => Branch(inner, view),
        "image-set" => Image(inner, view),
        _ => Length(name, inner, view),
    };

    private static string? Branch(string inner, RunView view)
    {
        foreach (var branch in MediaQuery.Split(inner, ';'))
        {
            if (MediaQuery.Split(branch, ':').First() is not { } condition || condition.Length >= branch.Length)
                return null;
            var media = Media().Match(condition.Trim());
            bool? holds = condition.Trim() == "else" ? true : media.Success ? MediaQuery.Matches(media.Groups["query"].Value is ['(', ..] or "print" or "screen" or "all" ? media.Groups["query"].Value : $"({media.Groups["query"].Value})", view) : null;
            if (holds is null)
                return null;
            if (holds == true)
                return branch[(condition.Length + 1)..].Trim();
        }

        return "";
    }

    // CSS Images 4, 2.4 leaves the choice to browsers: the least that is enough, else the best.
    private static string? Image(string inner, RunView view)
    {
        var options = MediaQuery.Split(inner, ',').Select(option => Scale().Match(option.Trim())).ToList();
        if (!options.TrueForAll(option => option.Success))
            return null;
        var sized = options.Select(option => (Image: option.Groups["image"].Value, Scale: double.Parse(option.Groups["scale"].Value, CultureInfo.InvariantCulture))).OrderBy(option => option.Scale).ToList();
        var enough = sized.FindIndex(option => option.Scale >= view.Viewport.Scale);
        var (image, scale) = enough < 0 ? sized[^1] : sized[enough];
        return $"{image} {scale.ToString(CultureInfo.InvariantCulture)}x";
    }

    // In px; null where a length is of a font or of a box.
    private static string? Length(string bound, string inner, RunView view)
    {
        List<double?> lengths = [.. MediaQuery.Split(inner, ',').Select(part => Pixels(part.Trim(), view))];
        if (lengths.Count == 0 || lengths.Contains(null) || (bound == "clamp" && lengths.Count != 3))
            return null;
        // CSS Values 4, 10.2: the lower bound wins.
        var length = bound switch
        {
            "min" => lengths.Min(),
            "max" => lengths.Max(),
            _ => Math.Max(lengths[0]!.Value, Math.Min(lengths[1]!.Value, lengths[2]!.Value)),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(length!.Value, 3)}px");
    }

    private static double? Pixels(string length, RunView view)
    {
        if (Plain().Match(length) is not { Success: true } plain || !double.TryParse(plain.Groups["number"].Value, CultureInfo.InvariantCulture, out var number))
            return null;
        var (width, height) = (view.Viewport.Width / 100.0, view.Viewport.Height / 100.0);
        return plain.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "px" => number,
            "in" => number * 96,
            "cm" => number * 96 / 2.54,
            "mm" => number * 96 / 25.4,
            "pt" => number * 96 / 72,
            "pc" => number * 16,
            "" when number == 0 => 0,
            var unit when unit.EndsWith("vw", StringComparison.Ordinal) => number * width,
            var unit when unit.EndsWith("vh", StringComparison.Ordinal) => number * height,
            var unit when unit.EndsWith("vmin", StringComparison.Ordinal) => number * Math.Min(width, height),
            var unit when unit.EndsWith("vmax", StringComparison.Ordinal) => number * Math.Max(width, height),
            _ => null,
        };
    }

    private static int? Close(string text, int from)
    {
        var depth = 1;
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] is '"' or '\'' && text.IndexOf(text[at], at + 1) is > 0 and var end)
                at = end;
            else if (text[at] == '(')
                depth++;
            else if (text[at] == ')' && --depth == 0)
                return at;
        }

        return null;
    }

    [GeneratedRegex(@"(?<![\w-])(?:-webkit-)?(?<name>light-dark|image-set|if|clamp|min|max)\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Function();

    [GeneratedRegex(@"^(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?<unit>[a-z]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^media\((?<query>.*)\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Media();

    [GeneratedRegex(@"^(?<image>.+?)\s+(?<scale>[0-9]*\.?[0-9]+)(?:x|dppx)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scale();
}
