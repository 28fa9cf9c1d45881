using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Why the same words are drawn in another font.</summary>
internal sealed class FontChangesTests
{
    private const string Face = "@font-face{font-family:'Brand';src:url(brand.woff2)}";

    private static readonly UsedFont Brand = new("Brand Sans", true);
    private static readonly UsedFont Fallback = new("DejaVu Sans", false);

    [Test]
    public void A_changed_rule_of_its_face_is_the_cause() =>
        Assert.That(Told(("Brand, serif", [Brand]), ("Brand, serif", [Brand]), Face, Face.Replace("brand.", "brand-2.", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "style src url(brand.woff2) → url(brand-2.woff2)" }));

    [Test]
    public void A_font_file_with_other_content_is_the_cause_of_those_who_use_it()
    {
        Assert.That(Told(("Brand", [Brand]), ("Brand", [Brand]), Face, Face, "brand.woff2"), Is.EqualTo(new[] { "resource http://site.localhost/brand.woff2 sha256:aaaaaaaaaaaa → sha256:bbbbbbbbbbbb" }));
        Assert.That(Told(("Other", [Brand]), ("Other", [Brand]), Face, Face, "brand.woff2"), Is.Empty, "another family");
        Assert.That(Told(("Brand", [Fallback]), ("Brand", [Fallback]), Face, Face, "brand.woff2"), Is.Empty, "drawn in the machine's own fonts");
        Assert.That(Told(("Other", null), ("Other", null), "", "", "brand.woff2"), Has.Length.EqualTo(1), "nothing is known of who uses it");
    }

    [Test]
    public void Without_any_of_these_the_fonts_that_were_used_are_the_fact()
    {
        Assert.That(Told(("Brand", [Brand]), ("Brand", [Fallback]), Face, Face), Is.EqualTo(new[] { "style used font Brand Sans → DejaVu Sans" }));
        Assert.That(Told(("Brand", [Brand]), ("serif", [Fallback]), Face, Face), Is.Empty, "another font was asked for");
        Assert.That(Told(("Brand", [Brand]), ("Brand", null), Face, Face), Is.Empty, "one side did not tell");
    }

    [Test]
    public void An_icon_before_an_element_is_drawn_with_a_font_too()
    {
        LayoutFacts icon = new([.. Layout(("Brand", null)).Nodes.Select(node => node.Kind == LayoutNodeKind.Text ? node with { Kind = LayoutNodeKind.Pseudo, Name = "::before", Text = "", Lines = [node.Box!.Value] } : node)]);
        var css = StyleText.Read(Face, "after/a.css");
        var edits = new StyleEdits([], []);

        var found = LayoutChanges.Of(new LayoutPair(icon, icon), edits, new RequestChanges(Asked("brand.woff2", 'a'), Asked("brand.woff2", 'b')), new FontFaces(css, edits));

        Assert.That(found.Select(change => (change.Kind, change.AfterNode)), Is.EqualTo(new[] { ("resource", 1) }));
    }

    [Test]
    public void A_file_that_is_another_one_is_one_cause_whatever_shows_it()
    {
        var cause = new CauseFacts("nav > a", "resource", "http://site.localhost/brand.woff2", "sha256:aa", "sha256:bb", "after/index.html:1:1");

        Assert.That(CauseWriter.Identity(cause with { Selector = "p", Source = "after/index.html:9:1" }), Is.EqualTo(CauseWriter.Identity(cause)));
        Assert.That(CauseWriter.Identity(cause with { After = "sha256:cc" }), Is.Not.EqualTo(CauseWriter.Identity(cause)));
        Assert.That(CauseWriter.Identity(cause with { Kind = "attribute", Selector = "p" }), Is.Not.EqualTo(CauseWriter.Identity(cause with { Kind = "attribute" })));
    }

    private static string[] Told((string Family, UsedFont[]? Fonts) before, (string Family, UsedFont[]? Fonts) after, string css, string nowCss, string? file = null)
    {
        var (was, now) = (StyleText.Read(css, "before/a.css"), StyleText.Read(nowCss, "after/a.css"));
        var requests = new RequestChanges(Asked(file, 'a'), Asked(file, 'b'));
        var pair = new LayoutPair(Layout(before), Layout(after));
        return [.. new FontChanges(pair, new FontFaces(was.Concat(now), new StyleEdits(StyleEdits.Compare(was, now), [])), requests)
            .Of(new LayoutChange { Kind = "", BeforeNode = 1, AfterNode = 1 }).Select(change => $"{change.Kind} {change.Name} {change.Before} → {change.After}")];
    }

    private static RequestRecord[] Asked(string? file, char digit) =>
        file is null ? [] : [new RequestRecord("GET", $"http://site.localhost/{file}", "font", RequestResult.Answered, 200, $"sha256:{new string(digit, 64)}")];

    private static LayoutFacts Layout((string Family, UsedFont[]? Fonts) side)
    {
        var styles = new string[LayoutProperties.Names.Count];
        Array.Fill(styles, "");
        styles[LayoutProperties.IndexOf("font-family")] = side.Family;
        return new LayoutFacts(
        [
            new LayoutNode { Parent = -1, Kind = LayoutNodeKind.Element, Name = "p", Box = new LayoutBox(0, 0, 9, 9), Styles = styles },
            new LayoutNode { Parent = 0, Kind = LayoutNodeKind.Text, Name = "#text", Text = "words", Box = new LayoutBox(0, 0, 9, 9), Styles = styles, Fonts = side.Fonts },
        ]);
    }
}
