using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Causes as a person says them.</summary>
public static class CauseWords
{
    private const int MostLength = 60;

    /// <summary>One cause, in words: <c>.hero h1 margin-top 24px → 25px</c>.</summary>
    public static string Of(CauseFacts cause) => cause.Kind switch
    {
        "text" => $"{Where(cause)} text {Both(cause, "“", "”")}",
        "attribute" when cause.Name == PictureChanges.Chosen => $"{Where(cause)} shows {Cut(FileOf(cause.After))} instead of {Cut(FileOf(cause.Before))}",
        "added" or "removed" when cause.Name == "children" => $"{cause.After ?? cause.Before} {cause.Kind} in {Where(cause)}",
        "added" or "removed" when cause.Name == LayoutChange.OfText => string.IsNullOrWhiteSpace(cause.After ?? cause.Before)
            ? $"space between elements {cause.Kind} in {Where(cause)}"
            : $"text “{Cut(cause.After ?? cause.Before)}” {cause.Kind} in {Where(cause)}",
        "added" or "removed" when cause.Name == TagChange.Around => $"the tag {cause.Before ?? cause.After} is {(cause.Kind == "added" ? "new" : "gone")}",
        "added" => $"{Where(cause)} added",
        "removed" => $"{Where(cause)} removed",
        "resource" when cause.After == LinkedSheet.Refused => $"the style sheet {Cut(FileOf(cause.Name))} is {cause.After}",
        "resource" when cause.Before == LinkedSheet.Refused => $"the style sheet {Cut(FileOf(cause.Name))} is no longer {cause.Before}",
        "resource" when RequestChanges.IsMissing(cause.After) && !RequestChanges.IsMissing(cause.Before) => $"{Cut(FileOf(cause.Name))} is missing: {cause.After}",
        "resource" when RequestChanges.IsMissing(cause.Before) && !RequestChanges.IsMissing(cause.After) => $"{Cut(FileOf(cause.Name))} is no longer missing: it was {cause.Before}",
        "resource" => $"{Cut(FileOf(cause.Name))} has other content{Values(cause)}",
        "shift" => $"{Where(cause)} moved{Way(cause)}",
        "box" when TagEdits.Is(cause) => $"the {cause.Name} {cause.Selector} is {cause.After}",
        "box" when cause.Name == TagChange.Renamed => $"{Where(cause)} tag <{cause.Before}> → <{cause.After}>",
        "box" when cause is { Name: "order", Before: null, After: null } => $"{Where(cause)} moved in the markup",
        "box" when cause.Name == "order" => $"{Where(cause)} moved among its neighbours: {Both(cause)}",
        "box" => $"{Where(cause)} {cause.Name} {Both(cause)}",
        _ => $"{Where(cause)} {cause.Name}{Values(cause)}",
    };

    private static string Where(CauseFacts cause) => cause.Elements > 1 ? $"{Words.Number(cause.Elements)} × {cause.Selector}" : cause.Rule ?? (cause.Selector is LayoutNode.View or LayoutNode.Gap ? "what an inner scroller shows" : cause.Selector);

    private static string Values(CauseFacts cause) => cause switch
    {
        { Before: null, After: "" } => " (new)",
        { Before: "", After: null } => " (gone)",
        { Before: null, After: not null } => $" {Cut(cause.After)} (new)",
        { Before: not null, After: null } => $" {Cut(cause.Before)} (gone)",
        _ => $" {Both(cause)}",
    };

    /// <summary><c> down by 1 px</c>, with a space before it; empty where the two places are not told in px.</summary>
    internal static string Way(CauseFacts cause)
    {
        if (cause is not { Before: { } before, After: { } after } || !TryPixels(before, out var was) || !TryPixels(after, out var now))
            return "";
        var way = (cause.Name, now > was) switch { ("y", true) => "down", ("y", false) => "up", (_, true) => "right", _ => "left" };
        return FormattableString.Invariant($" {way} by {Math.Round(Math.Abs(now - was), 2)} px");
    }

    private static bool TryPixels(string text, out double pixels) =>
        double.TryParse(text.Replace("px", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture, out pixels);

    private static string FileOf(string? address) => address is null ? "a resource" : address[(address.TrimEnd('/').LastIndexOf('/') + 1)..];

    // What differs between the two is seen, however long they are.
    private static string Both(CauseFacts cause, string open = "", string close = "")
    {
        var (was, now) = cause is { Before: { } before, After: { } after } ? TextEdit.Within(before, after, MostLength) : (Cut(cause.Before), Cut(cause.After));
        return open.Length == 0 ? $"{Seen(was)} → {Seen(now)}" : $"{open}{was}{close} → {open}{now}{close}";

        static string Seen(string value) => value.Length == 0 ? "\"\"" : value;
    }

    private static string Cut(string? text) => text is null ? "nothing" : TextEdit.Head(text, MostLength);
}
