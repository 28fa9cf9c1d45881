using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>One edit a page, and what the groups of the run call it.</summary>
[Category("Browser")]
internal sealed class ExplainedEditsBrowserTests
{
    private const string Draws = """
        const pen = document.getElementById('c').getContext('2d');
        values.forEach((value, i) => { pen.fillStyle = '#2463eb'; pen.fillRect(i * 60 + 10, 110 - value * 10, 40, value * 10); });
        """;

    private static readonly string[] Expected =
    [
        "values.js has other content",
        "html > body > script:nth-of-type(2) text “…alues = [3, 8, 5]” → “…alues = [3, 4, 5]”",
        "li removed",
        "text “more” added in body",
        "space between elements added in p",
        ".card rule border-radius: 18px; padding: 24px; background: white; box-s… (gone)",
        ".round border-radius var(--r) → 3px",
        // Its letters hang over their box, and a script that is not alone explains nothing.
        "800 px not accounted for by: html > body > script:nth-of-type(1) text “…alues = [3, 8, 5]” → “…alues = [3, 6, 5]”",
        "i color rgb(204, 51, 0) → rgb(204, 51, 17)",
        // A picture that is shown paints nothing of its alternative; one that is missing does.
        "h2 padding-top 0px → 9px",
        "img alt Bell → Horn",
        // A text on a shape that became another colour is drawn on it, and is none of it.
        "rect fill rgb(51, 102, 204) → rgb(204, 51, 102)",
        "rect fill #3366cd → #cc3367",
        "9 × svg > line stroke #999 → #aaa",
        "the end tag </div> is gone: 2 elements that followed stand in div.brand now",
        "the end tag </div> is gone: 1 element that followed stands in div.mixed now",
        ".mixed background #dfe → #fed",
        "the tag <b> around “bold” is gone",
        "h3 tag <h2> → <h3>",
        "the tag <div> around 2 elements is new",
        // A colour draws letters first of all, and a missing semicolon takes two declarations.
        ".top background #234 → #234 color: #fff",
        "span color rgb(204, 51, 0) → rgb(204, 0, 51)",
        "html > body > select selected Small → Large",
        // Another document in a frame is one change, whatever differs within.
        "iframe src inner.html → other.html",
        "object data inner.html → other.html",
        "the comment <!-- first -- is not closed: 1 element stands in it now",
    ];

    [Test]
    public async Task Scripts_spaces_and_whole_rules_are_named()
    {
        using var folders = new Folders();
        foreach (var isAfter in (bool[])[false, true])
        {
            foreach (var (path, text) in Files(isAfter))
                folders.Write($"{(isAfter ? "after" : "before")}/{path}", text);
        }

        var run = await GateProcess.RunAsync(folders.Root, "check", "--before", "before", "--after", "after", "--json", "--viewport", "desktop");

        var report = ReportJson.Read(run.Out);
        var told = string.Join('\n', report.Groups.Select(group => $"{string.Join(' ', group.Pages)}: {group.Title}"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var title in Expected)
                Assert.That(report.Groups.Where(group => group.Title.StartsWith(title, StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1), $"{title}\n{told}");
            // What a canvas shows is likely the edited script's: it is named, and looked at.
            Assert.That(report.Groups.Where(group => group.Remainder).SelectMany(group => group.Pages), Is.EquivalentTo(new[] { "both.html", "lang.html" }), told);
            // A language draws words and no picture.
            Assert.That(report.Groups.Where(group => group.Pages.Contains("lang.html")).SelectMany(group => group.Causes).Select(cause => CauseWords.Of(cause)), Has.Some.StartsWith("values.js has other content").And.None.Contains("lang"), told);
            Assert.That(report.Groups.Where(group => group.Pages.Contains("shown.html")).SelectMany(group => group.Causes).Select(cause => cause.Name), Has.None.EqualTo("alt"), told);
            foreach (var page in (string[])["lines.html", "frame.html", "embedded.html", "marked.html", "level.html", "around.html"])
                Assert.That(report.Groups.Where(group => group.Pages.Contains(page)).ToList(), Has.Count.EqualTo(1), told);
            // What a script made otherwise is told by what became of it, and by the script.
            Assert.That(report.Groups.Where(group => group.Pages is ["gone.html"]).Select(group => group.Causes[^1].Source), Has.All.EqualTo("before/gone.html:4:1").And.Not.Empty);
            Assert.That(report.Groups.Where(group => group.Pages.Contains("space.html") && group.Title.StartsWith(".round", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1), "two edits of a page are apart");
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(bool isAfter)
    {
        yield return ("values.js", $"const values = [3, {Either("8", "7")}, 5];");
        yield return ("s.css", $":root {{ --r: 18px }} .round {{ border-radius: {Either("var(--r)", "3px")}; background: white; padding: 20px; box-shadow: 0 8px 24px rgba(0, 0, 0, .12) }} body {{ background: linear-gradient(135deg, #eef, #fee) }}"
            + Either(" .card { border-radius: 18px; padding: 24px; background: white; box-shadow: 0 0 9px gray }", ""));
        yield return ("lang.html", $"<!doctype html>\n<html{Either("", " lang=en")}><title>t</title><canvas id=c width=300 height=120></canvas><p>Text</p><script src=values.js></script><script>{Draws}</script>");
        yield return ("file.html", Page($"<canvas id=c width=300 height=120></canvas>\n<script src=values.js></script><script>{Draws}</script>"));
        yield return ("inline.html", Page($"<canvas id=c width=300 height=120></canvas><script></script>\n<script>const values = [3, {Either("8", "4")}, 5]</script><script>{Draws}</script>"));
        yield return ("gone.html", Page($"<ul></ul>\n{Either("<script>document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: 'Item' }))</script>", "")}"));
        yield return ("come.html", Page($"<p>Text</p>\n{Either("", "<script>document.body.append('more')</script>")}"));
        yield return ("space.html", Page($"<link rel=stylesheet href=s.css><div class=round>A box</div><p><a href=a>one</a>{Either("", " ")}<a href=b>two</a> and more</p>"));
        yield return ("round.html", Page("<link rel=stylesheet href=s.css><div class=round>A box</div>"));
        yield return ("mixed.html", Page($"<p id=o></p><h2>{Either("One", "Two")}</h2><script>o.innerHTML = '<i style=\"font: italic 40px serif; color: {Either("#c30", "#c31")}\">of staff</i>'</script>"));
        yield return ("both.html", Page($"<h2>{Either("One", "Two")}</h2><canvas id=c width=300 height=120></canvas><script>const values = [3, {Either("8", "6")}, 5]</script><script>{Draws}</script>"));
        yield return ("half.html", Page($"<style>.brand{{background:#dfe;padding:20px}}</style><div class=brand><p>Brand</p>{Either("</div>", "")}\n<ul><li>One</li><li>Two</li></ul>\n<p>Text under it.</p>"));
        yield return ("halves.html", Page($"<style>.mixed{{background:{Either("#dfe", "#fed")};padding:20px}}</style><div class=mixed><p>Brand</p>{Either("</div>", "")}\n<p>Text under it.</p>"));
        yield return ("open.html", Page($"<h1>Shop</h1>\n<!-- first {Either("-->", "--")}\n<p>First</p>\n<!-- second -->\n<p>Second</p>"));
        yield return ("m.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><rect width='60' height='40' fill='#2463eb'/></svg>");
        yield return ("shown.html", Page($"<h2 style='padding:{Either("0", "9px")}'>Two</h2><img alt={Either("Key", "Lock")} src=m.svg>"));
        yield return ("missing.html", Page($"<img alt={Either("Bell", "Horn")} src=none.png>"));
        yield return ("drawing.html", Page($"<svg width=200 height=100><style>rect{{fill:{Either("#3366cc", "#cc3366")}}}</style><rect width=200 height=100 /><text x=10 y=50 fill=#fff>Objekt</text></svg>"));
        yield return ("drawing.svg", $"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'><rect fill='{Either("#3366cd", "#cc3367")}' width='200' height='100'/><text x='10' y='50' fill='#fff'>Objekt</text></svg>");
        yield return ("object.html", Page("<object data=drawing.svg type=image/svg+xml width=200 height=100></object>"));
        yield return ("marked.html", Page($"<p>A {Either("<b>bold</b>", "bold")} word among others</p>"));
        yield return ("level.html", Page($"<style>h2{{margin:30px}}</style>{Either("<h2>Of <a href=a>another</a> level</h2>", "<h3>Of <a href=a>another</a> level</h3>")}<p>Text under it.</p>"));
        yield return ("around.html", Page($"<style>.around{{padding:9px;background:#eef}}</style>{Either("", "<div class=around>")}<p>One</p><p>Two</p>{Either("", "</div>")}<p>Three</p>"));
        yield return ("semicolon.html", Page($"<style>.top {{ background: #234{Either(";", "")} color: #fff; padding: 12px 24px }}</style><div class=top>Home and away</div>"));
        yield return ("font.html", Page(Either("<font color=\"#c30\">Note:</font> prices", "<span style=color:#c03>Note:</span> prices")));
        yield return ("choice.html", Page($"<select name=s><option{Either(" selected", "")}>Small<option{Either("", " selected")}>Large</select>"));
        yield return ("inner.html", Page("<p>Text</p>"));
        yield return ("other.html", Page("<style>body{background:#def}</style><p>Words</p><ul><li>One</li></ul>"));
        yield return ("frame.html", Page($"<iframe title=f src={Either("inner", "other")}.html width=300 height=150></iframe>"));
        yield return ("embedded.html", Page($"<object data={Either("inner", "other")}.html type=text/html width=300 height=150></object>"));
        yield return ("lines.html", Page($"<svg width=300 height=100></svg><script>for (let i = 0; i < 9; i++) {{ const line = document.querySelector('svg').appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'line')); Object.entries({{ x1: i * 30, x2: i * 30 + 20, y1: i % 3 * 40 + 5, y2: i % 3 * 40 + 5, stroke: '{Either("#999", "#aaa")}' }}).forEach(([name, value]) => line.setAttribute(name, value)) }}</script>"));
        yield return ("card.html", Page("<link rel=stylesheet href=s.css><div class=card>A card</div><p>Below</p>"));

        string Either(string before, string after) => isAfter ? after : before;
    }

    private static string Page(string body) => $"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Page</title><body>\n<h1>Page</h1>\n{body}</body></html>";
}
