using System.Globalization;
using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>One animation that declarations ask for (CSS Animations 1), as far as they say; null for what they leave to others.</summary>
internal sealed partial record StyleAnimation
{
    // Captures end what ends within a minute of its beginning, and leave the rest not begun (settle.js).
    private const double Longest = 60;

    private const string Longhand = "animation-";

    private double? Duration { get; init; }

    private double? Delay { get; init; }

    private double? Count { get; init; }

    private string? Fill { get; init; }

    private string Direction { get; init; } = "normal";

    /// <summary>It says how long it takes, as what follows scrolling seldom does.</summary>
    public bool IsTimed => Duration > 0;

    /// <summary>A capture shows the element without it.</summary>
    public bool IsUnbegun => Count is { } count && (double.IsInfinity(count) || Delay + (Duration * count) > Longest);

    /// <summary>Nothing of it is left on a capture: it is not begun, or is over and gone.</summary>
    public bool IsTraceless => IsUnbegun || (Count is not null && Duration is not null && Delay is not null && Fill is "none" or "backwards");

    /// <summary>Where in its keyframes it stands at its end; null where that is in between.</summary>
    public string? End
    {
        get
        {
            var rounds = Count ?? 1;
            if (rounds < 1 || rounds != Math.Floor(rounds))
                return null;
            var isBack = Direction switch
            {
                "reverse" => true,
                "alternate" => rounds % 2 == 0,
                "alternate-reverse" => rounds % 2 != 0,
                _ => false,
            };
            return isBack ? "from" : "to";
        }
    }

    /// <summary>All of one block of declarations, in order.</summary>
    public static IReadOnlyList<StyleAnimation> Of(IReadOnlyDictionary<string, string> declared)
    {
        List<string> parts = declared.TryGetValue("animation", out var all) ? Listed(all) : [];
        var own = declared.Where(pair => pair.Key.StartsWith(Longhand, StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => Listed(pair.Value), StringComparer.Ordinal);
        var names = own.TryGetValue(Longhand + "name", out var named) ? named.Count : 0;
        return [.. Enumerable.Range(0, Math.Max(1, Math.Max(parts.Count, names))).Select(at => Of(own, parts.Count == 0 ? null : parts[at % parts.Count], at))];
    }

    /// <summary>One as the shorthand writes it.</summary>
    public static StyleAnimation Of(string shorthand) => Of([], shorthand, 0) is { Duration: > 0 } animation ? animation : new StyleAnimation();

    private static StyleAnimation Of(Dictionary<string, List<string>> longhands, string? part, int at)
    {
        // What a variable stands for may be any of it.
        List<string> words = part is null ? [] : [.. MediaQuery.Split(part, ' ').Where(word => word.Length > 0).Select(word => word.ToLowerInvariant())];
        var isKnown = part is not null && !words.Exists(word => word.Contains("var(", StringComparison.Ordinal) || word.Contains("calc(", StringComparison.Ordinal));
        List<double> times = [.. words.Select(Seconds).OfType<double>()];
        return new StyleAnimation
        {
            Duration = Own("duration") is { } duration ? Seconds(duration) : isKnown ? times.FirstOrDefault() : null,
            Delay = Own("delay") is { } delay ? Seconds(delay) : isKnown || Own("duration") is not null ? times.ElementAtOrDefault(1) : null,
            Count = Own("iteration-count") is { } count ? Number(count) : words.Contains("infinite") ? double.PositiveInfinity : isKnown ? words.Select(Number).FirstOrDefault(number => number is not null) ?? 1 : part is null && Own("duration") is not null ? 1 : null,
            Fill = Own("fill-mode") ?? (isKnown ? words.Find(word => word is "forwards" or "both" or "backwards") ?? "none" : null),
            Direction = Own("direction") ?? words.Find(word => word is "reverse" or "alternate" or "alternate-reverse") ?? "normal",
        };

        string? Own(string name) => longhands.TryGetValue(Longhand + name, out var list) && list.Count > 0 ? list[at % list.Count].ToLowerInvariant() : null;
    }

    /// <summary>The parts of a list, without what makes it important.</summary>
    public static List<string> Listed(string value) => [.. MediaQuery.Split(value.Split('!')[0], ',').Select(one => one.Trim())];

    private static double? Seconds(string word) =>
        Time().Match(word) is { Success: true } time && double.TryParse(time.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) ? time.Groups["unit"].Value == "ms" ? number / 1000 : number : null;

    private static double? Number(string word) =>
        word == "infinite" ? double.PositiveInfinity : double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?<unit>m?s)$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
