using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gate.Fixtures.Causes;

/// <summary>Changes of the markup, of a rule of the page's own, or of a file that one element shows.</summary>
internal sealed partial class MarkupPlants(PlantSite site, PlantPage page, string name, SeededRandom random)
{
    // Where the value goes that the sides do not have alike.
    private const string Hole = "\u0001";

    public static IReadOnlyList<string> Kinds { get; } =
    [
        "text", "en space", "style attribute", "attribute", "image source", "image content", "icon", "added", "removed", "moved", "wrapped", "z-index", "media query edge",
        "pseudo-element", "variable", "inherited", "font family", "font face", "background image", "opacity", "end tag", "unwrapped", "tag",
    ];

    public Plant? Of(string kind) => kind switch
    {
        "text" => Text((words, at) => string.Concat(words.AsSpan(0, at), words[at] == 'e' ? "o" : "e", words.AsSpan(at + 1)), char.IsAsciiLetterLower),
        "en space" => Text((words, at) => string.Concat(words.AsSpan(0, at), "\u2002", words.AsSpan(at + 1)), c => c == ' '),
        "style attribute" => On(page.Texts, element => Attribute(element, "style", "margin-left:4px", $"margin-left:{4 + random.Between(1, 9)}px", new(name, kind, ["style"], ["margin-left"]))),
        "attribute" => random.Below(2) == 0 && On(Pictures("width"), element => Number(element, "width")) is { } narrower ? narrower
            : On([.. page.Texts.Where(element => element.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "div" or "td")], element =>
                Attribute(element, "align", "left", "right", new(name, kind, ["attribute"], ["align"]))),
        "image source" => On(Pictures("src"), Source),
        "image content" => On(Pictures("src"), Content),
        "icon" => On([.. page.Document.QuerySelectorAll("svg path[d]")], Icon),
        "added" => On(page.Texts, Added),
        "removed" => On(page.Texts, Removed),
        "moved" => On([.. page.Texts.Where(element => element.NextElementSibling is { } next && page.Texts.Contains(next))], Moved),
        "end tag" => On([.. page.Shown.Where(element => element.LocalName is "div" or "section" or "span" or "a" or "h2" or "h3" or "strong" or "ul" or "table")], Unended),
        "unwrapped" => On([.. page.Shown.Where(element => element.LocalName is "b" or "strong" or "em" or "i" or "code" or "span" or "small" or "a" && element.TextContent.Trim().Length > 0)], Unwrapped),
        "tag" => On([.. page.Shown.Where(element => element.LocalName is "h1" or "h2" or "h3" or "p" or "td" or "strong" && element.TextContent.Trim().Length > 0)], Retagged),
        "wrapped" => On([.. page.Texts.Where(element => element.LocalName is "p" or "li" or "h2" or "h3")], Wrapped),
        "z-index" => On(page.Texts, Stacked),
        "media query edge" => Edge(),
        "pseudo-element" => Rule($".{name}::before{{content:\"{Hole}\"}}", "now", "new", ["content"], $".{name}::before"),
        "variable" => Rule($":root{{--{name}:{Hole}}}.{name}{{color:var(--{name})}}", "#345678", "#a45678", [$"--{name}"], ":root"),
        "inherited" => On([.. page.Shown.Where(element => element.QuerySelectorAll("*").Count(page.Texts.Contains) > 2 && element != page.Document.Body)], element =>
            Styled(element, $".{name}{{font-style:{Hole}}}", "normal", "italic", new(name, kind, ["style"], ["font-style"]) { Rule = "." + name })),
        "font family" => Rule($".{name}{{font-family:{Hole}}}", "serif", "monospace", ["font-family"], "." + name),
        "font face" => Face(),
        "background image" => Rule($".{name}{{background-image:{Hole}}}", "linear-gradient(90deg,#ddd,#eee)", "linear-gradient(90deg,#dde,#eee)", ["background-image"], "." + name),
        _ => Rule($".{name}{{opacity:{Hole}}}", "1", "0.9", ["opacity"], "." + name),
    };

    private IReadOnlyList<IElement> Pictures(string attribute) =>
        [.. page.Shown.Where(element => element.LocalName == "img" && element.HasAttribute(attribute) && element.GetAttribute("src") is { } src && !src.Contains(':', StringComparison.Ordinal) && File(src) is not null)];

    private string? File(string href) => RulePlants.Resolve(page.Path, href) is var path && site.Files.Any(file => file.Path == Uri.UnescapeDataString(path)) ? Uri.UnescapeDataString(path) : null;

    private Plant? On(IReadOnlyList<IElement> elements, Func<IElement, Plant?> plant)
    {
        foreach (var element in random.Shuffled(elements).Take(12))
        {
            if (plant(element) is { } planted)
                return planted;
        }

        return null;
    }

    private Plant? Rule(string css, string was, string now, IReadOnlyList<string> names, string rule) =>
        On(page.Texts, element => Styled(element, css, was, now, new(name, "", ["style"], names) { Rule = rule }));

    private Plant Styled(IElement element, string css, string was, string now, CauseTruth truth)
    {
        var text = page.With(page.Style(css), page.Class(element, name));
        return Filled(text, was, now, truth with { Elements = [PlantPage.Place(element)] });
    }

    private static Plant Filled(string text, string was, string now, CauseTruth truth) =>
        new(truth, text.Replace(Hole, was, StringComparison.Ordinal), text.Replace(Hole, now, StringComparison.Ordinal));

    private Plant? Text(Func<string, int, string> edit, Func<char, bool> isPlace) => On(page.Texts, element =>
    {
        var start = page.Tag(element).To;
        var words = page.Text[start..page.Text.IndexOf('<', start)];
        var places = Enumerable.Range(1, Math.Max(0, words.Length - 2)).Where(at => isPlace(words[at]) && char.IsAsciiLetter(words[at - 1]) && char.IsAsciiLetter(words[at + 1])).ToList();
        return places.Count == 0 || words.Contains('&', StringComparison.Ordinal) ? null
            : new Plant(new(name, "", ["text"], []) { Elements = [PlantPage.Place(element)] }, page.Text, page.Text.Remove(start, words.Length).Insert(start, edit(words, random.Pick(places))));
    });

    private Plant? Attribute(IElement element, string attribute, string was, string now, CauseTruth truth) => element.HasAttribute(attribute)
        ? null
        : Filled(page.With((page.Tag(element).From + 1 + element.LocalName.Length, $" {attribute}=\"{Hole}\"")), was, now, truth with { Elements = [PlantPage.Place(element)] });

    private Plant? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), out var value) ? Replaced(element, attribute, (value - random.Between(2, 20)).ToString(null, null), new(name, "", ["attribute"], [attribute])) : null;

    private Plant? Replaced(IElement element, string attribute, string now, CauseTruth truth)
    {
        var (from, to) = page.Tag(element);
        var (was, start) = ($" {attribute}=\"{element.GetAttribute(attribute)}\"", page.Text.IndexOf($" {attribute}=\"", from, to - from, StringComparison.Ordinal));
        return start < 0 || string.CompareOrdinal(page.Text, start, was, 0, was.Length) != 0 ? null
            : new Plant(truth with { Elements = [PlantPage.Place(element)] }, page.Text, page.Text.Remove(start, was.Length).Insert(start, $" {attribute}=\"{now}\""));
    }

    private Plant? Source(IElement element)
    {
        var others = Pictures("src").Select(other => other.GetAttribute("src")!).Where(src => src != element.GetAttribute("src")).Distinct().ToList();
        return others.Count == 0 ? null : Replaced(element, "src", random.Pick(others), new(name, "", ["attribute"], ["src"]));
    }

    private Plant? Content(IElement element)
    {
        var src = element.GetAttribute("src")!;
        var own = $"{src[..src.LastIndexOf('.')]}-{name}{src[src.LastIndexOf('.')..]}";
        var others = Pictures("src").Select(other => File(other.GetAttribute("src")!)!).Where(path => path != File(src) && Path.GetExtension(path) == Path.GetExtension(src)).Distinct().ToList();
        if (others.Count == 0 || Replaced(element, "src", own, new(name, "", ["resource"], [])) is not { } planted)
            return null;
        var path = Uri.UnescapeDataString(RulePlants.Resolve(page.Path, own));
        return planted with { Before = planted.After, FilesBefore = [new(path, site.Bytes(File(src)!))], FilesAfter = [new(path, site.Bytes(random.Pick(others)))] };
    }

    private Plant? Icon(IElement element) =>
        Replaced(element, "d", Digit().Replace(element.GetAttribute("d")!, found => (int.Parse(found.Value, null) + 2).ToString(null, null), 1), new(name, "", ["attribute", "style"], ["d"]));

    private Plant? Added(IElement element)
    {
        var after = page.With((page.Outer(element)!.Value.To, $"<em class=\"{name}\">and one more</em>"));
        return new Plant(new(name, "", ["added"], []) { Elements = [$"em.{name}"] }, page.Text, after);
    }

    private Plant? Removed(IElement element)
    {
        var (from, to) = page.Outer(element)!.Value;
        return element.ParentElement!.Children.Length < 2 ? null : new Plant(new(name, "", ["removed"], []) { Elements = [PlantPage.Place(element)] }, page.Text, page.Text.Remove(from, to - from));
    }

    private Plant? Moved(IElement element)
    {
        var (one, other) = (page.Outer(element)!.Value, page.Outer(element.NextElementSibling!)!.Value);
        if (one.To > other.From || element.TextContent == element.NextElementSibling!.TextContent)
            return null;
        var after = page.Text[..one.From] + page.Text[other.From..other.To] + page.Text[one.To..other.From] + page.Text[one.From..one.To] + page.Text[other.To..];
        return new Plant(new(name, "", ["box", "added", "removed", "text"], []) { Elements = [PlantPage.Place(element), PlantPage.Place(element.NextElementSibling!)] }, page.Text, after);
    }

    private Plant? Unended(IElement element)
    {
        var end = $"</{element.LocalName}>";
        return page.Outer(element) is not { } outer ? null
            : new Plant(new(name, "", ["box"], ["end tag"]) { Elements = [end] }, page.Text, page.Text.Remove(outer.To - end.Length, end.Length));
    }

    private Plant? Wrapped(IElement element)
    {
        var (from, to) = page.Outer(element)!.Value;
        var wrapper = element.LocalName == "li" ? "ul" : "div";
        return new Plant(new(name, "", ["added", "box"], []) { Elements = [$"{wrapper}.{name}", $"{wrapper}.{name} > *", PlantPage.Place(element)] },
            page.Text, page.With((from, $"<{wrapper} class=\"{name}\" style=\"padding-left:{random.Between(3, 12)}px\">"), (to, $"</{wrapper}>")));
    }

    private Plant? Unwrapped(IElement element)
    {
        var end = $"</{element.LocalName}>";
        return page.Outer(element) is not { } outer || !page.Text[..outer.To].EndsWith(end, StringComparison.OrdinalIgnoreCase) ? null
            : new Plant(new(name, "", ["removed"], ["tag"]) { Elements = [PlantPage.Place(element)] }, page.Text, page.Text.Remove(outer.To - end.Length, end.Length).Remove(page.Tag(element).From, page.Tag(element).To - page.Tag(element).From));
    }

    private Plant? Retagged(IElement element)
    {
        var (was, now) = (element.LocalName, element.LocalName switch { "h1" => "h2", "h2" => "h3", "h3" => "h4", "p" => "div", "td" => "th", _ => "em" });
        var end = $"</{was}>";
        return page.Outer(element) is not { } outer || !page.Text[..outer.To].EndsWith(end, StringComparison.OrdinalIgnoreCase) ? null
            : new Plant(new(name, "", ["box"], ["tag name"]) { Elements = [PlantPage.Place(element), $"{PlantPage.Place(element.ParentElement!)} > {now}:nth-child({element.ParentElement!.Children.Index(element) + 1})"] },
                page.Text, page.Text.Remove(outer.To - end.Length + 2, was.Length).Insert(outer.To - end.Length + 2, now).Remove(page.Tag(element).From + 1, was.Length).Insert(page.Tag(element).From + 1, now));
    }

    private Plant? Stacked(IElement element)
    {
        var css = $".{name}{{position:relative}}.{name} b{{position:absolute;left:0;top:0;width:40px;height:20px;background:#c33}}.{name} b+b{{left:20px;background:#33c}}.{name} b:first-of-type{{z-index:{Hole}}}";
        var text = page.With(page.Style(css), page.Class(element, name), (page.Tag(element).To, "<b></b><b></b>"));
        return Filled(text, "1", "3", new(name, "", ["style"], ["z-index"]) { Rule = $".{name} b:first-of-type" }) is var planted
            ? planted with { Before = planted.Before.Replace("b+b{left", "b+b{z-index:2;left", StringComparison.Ordinal), After = planted.After.Replace("b+b{left", "b+b{z-index:2;left", StringComparison.Ordinal) } : null;
    }

    private Plant? Edge() => On(page.Texts, element =>
        Styled(element, $"@media (max-width:{Hole}){{.{name}{{padding-left:30px}}}}", "900px", "1500px", new(name, "", ["style"], ["padding-left", "padding-left under"]) { Rule = "." + name }));

    // The rule stays; the file behind it is another font.
    private Plant? Face()
    {
        var fonts = site.Files.Where(file => file.Path.EndsWith(".woff2", StringComparison.Ordinal)).ToList();
        if (fonts.Count == 0)
            return null;
        var (was, now) = (fonts[0].Content, DemoFonts().First(font => !font.AsSpan().SequenceEqual(fonts[0].Content)));
        var own = $"{name}.woff2";
        var path = RulePlants.Resolve(page.Path, own);
        return On(page.Texts, element => Styled(element, $"@font-face{{font-family:\"{name}\";src:url(\"{own}\");font-display:block}}.{name}{{font-family:\"{name}\",serif}}", "", "", new(name, "", ["resource"], []))
            is { } planted ? planted with { FilesBefore = [new(path, was)], FilesAfter = [new(path, now)] } : null);
    }

    private static IEnumerable<byte[]> DemoFonts() =>
        DemoSites.Stories(1).SelectMany(story => story.Resources).Where(file => file.Path.EndsWith(".woff2", StringComparison.Ordinal)).Select(file => file.Content);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digit();
}
