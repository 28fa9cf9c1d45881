using System.Globalization;
using System.Text.Json;
using Gate.Fixtures.Causes;
using Gate.Fixtures.Drawing;

namespace Gate.Fixtures.Spread;

/// <summary>
/// Plain pages of one site with six changes that many of them share, one of which moves everything below it by a pixel, and five needles of 1 to 20
/// pixels that lie under that shift.
/// </summary>
internal sealed class SpreadSite(ulong seed, int pages)
{
    private const string Words = "harbour quay boats leave early with the tide and come back late some carry bread others carry letters nobody asks which "
        + "the bell rings twice for fog three times for friends ropes dry on the wall nets hang between the masts children count gulls";

    private static readonly SceneryStyle Coast = SceneryStyle.Of("8fc3c9", "f4e3c4", "fff6dd", "a9c7c0", "7da79f", "44746f");

    private readonly string[] _words = Words.Split(' ');
    private readonly IReadOnlyList<int> _needles = [.. SeededRandom.For(seed, "needles").Shuffled(Enumerable.Range(0, pages)).Take(5)];

    public IEnumerable<FixtureFile> Files()
    {
        foreach (var side in new[] { "before", "after" })
        {
            var isAfter = side == "after";
            foreach (var file in Asset.Font("inter"))
                yield return file with { Path = $"{side}/{file.Path}" };
            yield return FixtureFile.OfText($"{side}/site.css", Sheet(isAfter));
            yield return new FixtureFile($"{side}/seal.png", Scenery.Paint(Coast, 48, 48, SeededRandom.For(seed, isAfter ? "another seal" : "seal")).Png());
            for (var number = 0; number < pages; number++)
            {
                yield return FixtureFile.OfText($"{side}/{Path(number)}", Page(number, isAfter));
                yield return new FixtureFile($"{side}/{number:000}.png", View(number, isAfter).Png());
            }
        }

        yield return FixtureFile.OfText(CauseSet.Truth, JsonSerializer.Serialize(Truth(), CauseSet.Options));
    }

    private SpreadTruth Truth() => new(
        [
            new("style", "padding-top", ".head", pages), new("style", "border-color", ".card", Count(HasCards)), new("style", "color", ".price", Count(HasTable)),
            new("style", "background-color", ".note", Count(HasNote)), new("text", null, null, Count(HasTrail)), new("resource", "seal.png", null, pages),
        ],
        [.. _needles.Select((page, index) => new SpreadNeedle(Path(page), index switch { 3 => "resource", 4 => "text", _ => "unexplained" }, index == 4 ? 0 : Size(index)))]);

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number:000}.html");

    private int Count(Func<int, bool> has) => Enumerable.Range(0, pages).Count(has);

    private static bool HasCards(int number) => number % 2 == 0;

    private static bool HasTable(int number) => number % 3 != 1;

    private static bool HasNote(int number) => number % 5 < 2;

    private static bool HasTrail(int number) => number % 4 == 1;

    // 1, 3, 7 and 20 positions.
    private static int Size(int index) => index switch { 0 => 1, 1 => 3, 2 => 7, _ => 20 };

    private static string Sheet(bool isAfter) => $$"""
        @font-face { font-family: Inter; src: url(fonts/inter-latin.woff2); font-display: block }
        * { box-sizing: border-box }
        body { margin: 0; font: 400 16px/24px Inter, sans-serif; color: #22303a; background: #fff }
        .head { display: flex; gap: 24px; align-items: center; padding-top: {{(isAfter ? 19 : 18)}}px; padding-left: 24px; padding-bottom: 18px; background: #f1f5f4; border-bottom: 1px solid #c9d6d2 }
        .head a { color: #0b6e69; text-decoration: none }
        main { max-width: 880px; margin: 0 auto; padding: 24px }
        h1 { font-size: 32px; line-height: 40px; margin: 0 0 16px }
        .trail { font-size: 14px; margin: 0 0 12px; color: #5b6b73 }
        .cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin: 16px 0 }
        .card { border: 2px solid; border-color: {{(isAfter ? "#c9d6d3" : "#c9d6d2")}}; padding: 12px; min-height: 96px }
        .price { color: {{(isAfter ? "#0b6e6a" : "#0b6e69")}}; font-weight: 600 }
        .note { background-color: {{(isAfter ? "#fff8e7" : "#fff8e6")}}; padding: 12px 16px }
        table { border-collapse: collapse; width: 100%; margin: 16px 0 }
        td { border-bottom: 1px solid #dde5e2; padding: 8px 4px }
        img, canvas { display: block; margin: 16px 0 }
        .foot { display: flex; gap: 16px; align-items: center; padding: 16px 24px; background: #22303a; color: #e6ecea }
        """;

    private string Page(int number, bool isAfter)
    {
        var random = SeededRandom.For(seed, Path(number));
        var body = new List<string>
        {
            "<header class=\"head\"><strong>Harbour</strong><a href=\"p000.html\">Home</a><a href=\"p001.html\">Boats</a><a href=\"p002.html\">Tides</a></header>", "<main>",
        };
        if (HasTrail(number))
            body.Add($"<p class=\"trail\">You are here: {(isAfter ? "Boats of the quay" : "Boats at the quay")}</p>");
        body.Add($"<h1>{Sentence(random, 4)}</h1>");
        body.Add($"<p>{Sentence(random, 40)}{(isAfter && _needles[4] == number ? "!" : ".")}</p>");
        body.Add($"<img src=\"{number:000}.png\" width=\"160\" height=\"90\" alt=\"\">");
        if (HasCards(number))
            body.Add($"<div class=\"cards\">{string.Concat(Enumerable.Range(0, 3).Select(_ => $"<div class=\"card\"><p>{Sentence(random, 9)}.</p></div>"))}</div>");
        if (HasNote(number))
            body.Add($"<p class=\"note\">{Sentence(random, 14)}.</p>");
        if (HasTable(number))
            body.Add($"<table>{string.Concat(Enumerable.Range(0, 5).Select(_ => $"<tr><td>{Sentence(random, 3)}</td><td class=\"price\">{random.Between(10, 99)}.50</td></tr>"))}</table>");
        body.Add(Chart(random, number, isAfter));
        body.Add($"<p>{Sentence(random, random.Between(20, 60))}.</p></main><footer class=\"foot\"><img src=\"seal.png\" width=\"48\" height=\"48\" alt=\"\"><span>{Sentence(random, 5)}</span></footer>");
        return $"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{Path(number)}</title>\n<link rel=\"stylesheet\" href=\"site.css\">\n{string.Join('\n', body)}\n";
    }

    // Drawn by a script: nothing in the layout tells one picture of it from another.
    private string Chart(SeededRandom random, int number, bool isAfter)
    {
        var bars = string.Concat(Enumerable.Range(0, 9).Select(index => string.Create(CultureInfo.InvariantCulture, $"c.fillRect({index * 22},{random.Between(8, 60)},16,80);")));
        var at = (X: random.Between(4, 170), Y: random.Between(2, 70));
        var index = _needles.ToList().IndexOf(number);
        var needle = isAfter && index is >= 0 and < 3 ? string.Create(CultureInfo.InvariantCulture, $"c.fillStyle='#{(index == 1 ? "f6f7f7" : "b03030")}';c.fillRect({at.X},{at.Y},{Size(index)},1);") : "";
        return $"<canvas width=\"200\" height=\"80\"></canvas><script>const c=document.querySelector('canvas').getContext('2d');c.fillStyle='#f4f7f6';c.fillRect(0,0,200,80);c.fillStyle='#7da79f';{bars}{needle}</script>";
    }

    private Picture View(int number, bool isAfter)
    {
        var picture = Scenery.Paint(Coast, 160, 90, SeededRandom.For(seed, $"view {number % 7}"));
        for (var i = 0; isAfter && _needles[3] == number && i < Size(3); i++)
        {
            var old = picture[60 + (i % 5), 40 + (i / 5)];
            picture[60 + (i % 5), 40 + (i / 5)] = old with { R = (byte)(old.R ^ 8) };
        }

        return picture;
    }

    private string Sentence(SeededRandom random, int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Pick(_words)));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
