using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Why the same element shows another picture.</summary>
internal sealed class PictureChangesTests
{
    private const string File = "http://site.localhost/a.png";

    private static readonly Dictionary<string, ImageSize> Unknown = [];
    private static readonly Dictionary<string, ImageSize> Small = new() { [File] = new(4, 3) };
    private static readonly Dictionary<string, ImageSize> Large = new() { [File] = new(8, 6) };

    [Test]
    public void Another_file_is_told_with_both_sizes_where_they_differ()
    {
        Assert.That(Told(Image(File), Image(File), Asked('a', 'b', Small, Large)), Is.EqualTo(new[] { "a.png has other content sha256:aaaaaaaaaaaa (4×3 px) → sha256:bbbbbbbbbbbb (8×6 px)" }));
        Assert.That(Told(Image(File), Image(File), Asked('a', 'b', Small, Small)), Is.EqualTo(new[] { "a.png has other content sha256:aaaaaaaaaaaa → sha256:bbbbbbbbbbbb" }));
        Assert.That(Told(Image(File), Image(File), Asked('a', 'b', Small, Unknown)), Is.EqualTo(new[] { "a.png has other content sha256:aaaaaaaaaaaa → sha256:bbbbbbbbbbbb" }), "one side did not tell");
        Assert.That(Told(Image(File), Image(File), Asked('a', 'a', Small, Small)), Is.Empty);
    }

    [Test]
    public void Of_a_file_that_was_not_seen_the_size_alone_is_told() =>
        Assert.That(Told(Image(File), Image(File), Asked(null, null, Small, Large)), Is.EqualTo(new[] { "a.png has other content 4×3 px → 8×6 px" }));

    [Test]
    public void Backgrounds_and_whatever_else_styles_name_are_pictures_too()
    {
        foreach (var property in (string[])["background-image", "border-image-source", "mask-image", "content"])
            Assert.That(Told(Styled(property, $"none, url(\"http://site.localhost/other.png\"), url(\"{File}\")"), Styled(property, $"url(\"{File}\")"), Asked('a', 'b', Unknown, Unknown)), Has.Length.EqualTo(1), property);
        Assert.That(Told(Styled("list-style-image", $"url(\"{File}\")"), Styled("list-style-image", $"url(\"{File}\")"), Asked('a', 'b', Unknown, Unknown)), Is.Empty, "inherited, and no item of a list");
    }

    [Test]
    public void Another_choice_is_told_where_nothing_that_chooses_is_written_otherwise()
    {
        const string Other = "http://site.localhost/b.png";
        var nothing = Asked('a', 'a', Unknown, Unknown);
        Assert.That(Told(Image(File), Image(Other), nothing), Is.EqualTo(new[] { "img shows b.png instead of a.png" }));
        Assert.That(Told(Image(File, "a.png 1x"), Image(Other, "b.png 1x"), nothing), Is.Empty, "what is written is the fact");
    }

    private static string[] Told(LayoutNode before, LayoutNode after, RequestChanges requests)
    {
        var pair = new LayoutPair(new LayoutFacts([before]), new LayoutFacts([after]));
        var writer = new CauseWriter(pair, SideText.None, SideText.None, 1);
        var found = new PictureChanges(pair, requests).Of(new LayoutChange { Kind = "", BeforeNode = 0, AfterNode = 0 }).ToList();
        return [.. writer.WriteAll(found).Select(each => CauseWords.Of(each.Cause))];
    }

    private static LayoutNode Image(string shown, string? srcset = null) => Styled("display", "inline") with
    {
        Name = "img", Picture = shown, Attributes = srcset is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["srcset"] = srcset },
    };

    private static LayoutNode Styled(string property, string value)
    {
        var styles = LayoutProperties.Names.Select(name => name == property ? value : "").ToArray();
        return new LayoutNode { Parent = -1, Kind = LayoutNodeKind.Element, Name = "div", Box = new LayoutBox(0, 0, 8, 8), Styles = styles };
    }

    private static RequestChanges Asked(char? body, char? nowBody, Dictionary<string, ImageSize> sizes, Dictionary<string, ImageSize> nowSizes)
    {
        return new RequestChanges([Request(body)], [Request(nowBody)], sizes, nowSizes);

        static RequestRecord Request(char? body) => new("GET", File, "image", RequestResult.Answered, 200, body is { } letter ? $"sha256:{new string(letter, 64)}" : null);
    }
}
