namespace Gate.Fixtures.Edits;

/// <summary>The labelled semantic edits, at least one for each check.</summary>
internal static class MeaningEdits
{
    private const string Form =
        "<form action=\"send.html\" method=\"post\"><label for=\"who\">Who</label>\n<input id=\"who\" name=\"who\" type=\"email\" required autocomplete=\"email\">\n<label for=\"note\">Note</label>\n<input id=\"note\" name=\"note\" value=\"none\">\n<input type=\"hidden\" name=\"token\" value=\"a1\">\n<fieldset><legend style=\"all:unset;position:absolute\">Port</legend>\n<input type=\"radio\" name=\"port\" value=\"oban\" aria-label=\"Oban\"></fieldset>\n<button type=\"submit\">Send</button></form>";

    // As the other element is drawn, too.
    private const string Plain = "all:unset;display:block";

    private const string Table = "<table><tr><th scope=\"col\">Tide</th>\n<td headers=\"x\">High</td></tr></table>";

    public static IReadOnlyList<MeaningEdit> All { get; } =
    [
        new("aria-label of navigation gone", "accessible-name", true, "<nav([^>]*) aria-label=\"Main\"", "<nav$1", "\"Main\""),
        new("name of an icon button gone", "accessible-name", true, " aria-label=\"Close\"", "", "\"Close\"") { Stage = "<button type=\"button\" aria-label=\"Close\"><svg viewBox=\"0 0 1 1\"></svg></button>" },
        new("name of a picture in SVG gone", "accessible-name", true, "<title>Rising tide</title>", "", "\"Rising tide\"") { Stage = "<svg role=\"img\" viewBox=\"0 0 1 1\"><title>Rising tide</title><path d=\"M0 0\"/></svg>" },
        new("name of a region changed", "accessible-name", false, "aria-label=\"Nearby\"", "aria-label=\"Far away\"", "\"Far away\"") { Stage = "<section aria-label=\"Nearby\"><p>Ports</p></section>" },
        new("button became a div", "role", true, "<button class=\"x\"( style=\"[^\"]*\")>Reef</button>", "<div class=\"x\"$1>Reef</div>", "role button") { Stage = $"<button class=\"x\" style=\"{Plain};width:60px;height:20px;line-height:20px\">Reef</button>" },
        new("list became divs", "role", true, "<ul( style=\"[^\"]*\")><li\\1>Jib</li></ul>", "<div$1><div$1>Jib</div></div>", "role list") { Stage = $"<ul style=\"{Plain}\"><li style=\"{Plain}\">Jib</li></ul>" },
        new("role=alert gone", "role", true, " role=\"alert\"", "", "role alert") { Stage = "<p role=\"alert\">Gale</p>" },
        new("aria-current gone", "aria", true, " aria-current=\"page\"", "", "aria-current=\"page\" is gone") { Stage = "<a href=\"index.html\" aria-current=\"page\">Here</a>" },
        new("aria-hidden put on text", "aria", false, "<p id=\"lull\">", "<p id=\"lull\" aria-hidden=\"true\">", "aria-hidden=\"true\" is new") { Stage = "<p id=\"lull\">Lull</p>" },
        new("aria-expanded turned", "aria", false, "aria-expanded=\"true\" class=\"q\"", "aria-expanded=\"false\" class=\"q\"", "aria-expanded was \"true\"") { Stage = "<button type=\"button\" aria-expanded=\"true\" class=\"q\">Q</button>" },
        new("id that a description names renamed", "references", true, "id=\"hint\"", "id=\"hint2\"", "\"hint\"") { Stage = "<input aria-label=\"Sail\" aria-describedby=\"hint\">\n<p id=\"hint\">In metres</p>" },
        new("alt gone", "alt", true, " alt=\"A buoy\"", "", "alt=\"A buoy\" is gone") { Stage = "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" alt=\"A buoy\">" },
        new("alt emptied", "alt", true, " alt=\"A buoy\"", " alt=\"\"", "alt was \"A buoy\"") { Stage = "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" alt=\"A buoy\">" },
        new("alt changed", "alt", false, " alt=\"A buoy\"", " alt=\"A boy\"", "is \"A boy\"") { Stage = "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" alt=\"A buoy\">" },
        new("label no longer for its field", "labels", true, "<label for=\"who\">", "<label>", "label \"Who\" is lost") { Stage = Form },
        new("label for another field", "labels", true, "<label for=\"note\">", "<label for=\"who\">", "name=\"note\"") { Stage = Form },
        new("legend became a div", "labels", true, "<legend( [^>]*)>Port</legend>", "<div$1>Port</div>", "legend \"Port\" is lost") { Stage = Form },
        new("heading of another level", "headings", false, "<h2( [^>]*)>Lee shore</h2>", "<h4$1>Lee shore</h4>", "\"Lee shore\"") { Stage = $"<h2 style=\"{Plain}\">Lee shore</h2>" },
        new("heading became a paragraph", "headings", false, "<h3( [^>]*)>Lee shore</h3>", "<p$1>Lee shore</p>", "no heading any more") { Stage = $"<h3 class=\"z\" style=\"{Plain}\">Lee shore</h3>" },
        new("main became a div", "landmarks", true, "<main([^>]*)>([\\s\\S]*)</main>", "<div$1>$2</div>", "landmark main"),
        new("role=search gone", "landmarks", true, " role=\"search\"", "", "landmark search") { Stage = "<div role=\"search\">Find</div>" },
        new("language of the page changed", "language", false, "<html lang=\"[\\w-]+\"", "<html lang=\"fr\"", "is \"fr\""),
        new("direction new", "language", false, "<p id=\"calm\"", "<p id=\"calm\" dir=\"rtl\"", "dir=\"rtl\" is new") { Stage = "<p id=\"calm\" style=\"width:max-content\">Calm</p>" },
        new("link leads elsewhere", "link-target", true, "href=\"https://example.org/a\"", "href=\"https://example.org/b\"", "leads to \"https://example.org/b\"") { Stage = "<a href=\"https://example.org/a\">Out</a>" },
        new("link became plain text", "link-target", true, "<a href=\"https://example.org/a\"( [^>]*)>Out there</a>", "<span$1>Out there</span>", "\"Out there\"") { Stage = $"<a href=\"https://example.org/a\" style=\"{Plain}\">Out there</a>" },
        new("rel=noopener gone", "link-target", false, " rel=\"noopener\"", "", "rel=\"noopener\" is gone") { Stage = "<a href=\"https://example.org/a\" rel=\"noopener\" target=\"_blank\">Out</a>" },
        new("link opens a new window", "link-target", false, " data-w=\"1\"", " data-w=\"1\" target=\"_blank\"", "target=\"_blank\" is new") { Stage = "<a href=\"https://example.org/a\" data-w=\"1\">Out</a>" },
        new("link to a page that is not there", "broken-links", true, "href=\"((?:\\.\\./)*)index\\.html\"", "href=\"$1indexx.html\"", "indexx.html"),
        new("fragment that is not there", "broken-links", true, "href=\"#spot\"", "href=\"#spott\"", "#spott") { Stage = "<a href=\"#spot\">Spot</a>\n<p id=\"spot\">Spot</p>" },
        new("form sent elsewhere", "forms", true, "action=\"send.html\"", "action=\"keep.html\"", "keep.html") { Stage = Form },
        new("form sent by GET", "forms", true, " method=\"post\">", ">", "method was \"post\"") { Stage = Form },
        new("field renamed", "forms", true, "name=\"who\"", "name=\"whom\"", "is \"whom\"") { Stage = Form },
        new("required gone", "forms", true, " required autocomplete=\"email\"", " autocomplete=\"email\"", "required") { Stage = Form },
        new("hidden field changed", "forms", true, "value=\"a1\"", "value=\"b2\"", "is \"b2\"") { Stage = Form },
        new("autocomplete changed", "forms", false, "autocomplete=\"email\"", "autocomplete=\"off\"", "is \"off\"") { Stage = Form },
        new("inline script changed", "scripts", true, "\\(function\\(\\)\\{|document\\.addEventListener\\(", "window.x=1;$0", "the script was"),
        new("script new", "scripts", true, "</footer>", "</footer><script>track()</script>", "a script is new"),
        new("integrity gone", "scripts", true, " integrity=\"sha256-AAAA\"", "", "integrity=\"sha256-AAAA\" is gone") { Stage = "<script src=\"a.js\" integrity=\"sha256-AAAA\"></script>" },
        new("handler new", "handlers", true, "<main", "<main onclick=\"go()\"", "onclick=\"go()\" is new"),
        new("handler changed", "handlers", true, "onclick=\"go\\(1\\)\"", "onclick=\"go(2)\"", "go(2)") { Stage = "<button type=\"button\" onclick=\"go(1)\">Go</button>" },
        new("address became code", "handlers", true, "href=\"https://example.org/c\"", "href=\"javascript:go()\"", "javascript:go()") { Stage = "<a href=\"https://example.org/c\">C</a>" },
        new("picture from a new host", "remote-origins", true, "<main[^>]*>", "$0<img src=\"https://pixel.example/p.gif\" alt=\"\" hidden>", "https://pixel.example"),
        new("host new in a style sheet", "remote-origins", true, "<style>", "<style>@import url(https://css.example/a.css);", "https://css.example"),
        new("sandbox loosened", "frames", false, "sandbox=\"\"", "sandbox=\"allow-scripts\"", "allow-scripts") { Stage = "<iframe hidden src=\"index.html\" sandbox=\"\"></iframe>" },
        new("security policy loosened", "security-policy", false, "content=\"default-src 'self'\"", "content=\"default-src *\"", "default-src *") { Stage = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">", InHead = true },
        new("title changed", "title", false, "<title>[^<]*", "<title>Other", "is \"Other\""),
        new("description changed", "meta", false, "name=\"description\" content=\"[^\"]*\"", "name=\"description\" content=\"Other\"", "is \"Other\""),
        new("robots new", "meta", false, "</title>", "</title><meta name=\"robots\" content=\"noindex\">", "robots=\"noindex\" is new"),
        new("redirect new", "meta", true, "</title>", "</title><meta http-equiv=\"refresh\" content=\"900;url=https://example.org\">", "refresh"),
        new("canonical address changed", "canonical", false, "/canon-a\"", "/canon-b\"", "canon-b") { Stage = "<link rel=\"canonical\" href=\"https://example.org/canon-a\">", InHead = true },
        new("address in another language changed", "hreflang", false, "href=\"/de-a\"", "href=\"/de-b\"", "de-b") { Stage = "<link rel=\"alternate\" hreflang=\"de\" href=\"/de-a\">", InHead = true },
        new("picture for sharing changed", "open-graph", false, "content=\"a\\.png\"", "content=\"b.png\"", "b.png") { Stage = "<meta property=\"og:image\" content=\"a.png\">", InHead = true },
        new("JSON-LD changed", "structured-data", false, "\"@type\":\"(?:WebPage|TechArticle)\"", "\"@type\":\"Product\"", "Product"),
        new("microdata changed", "microdata", false, "itemprop=\"name\"", "itemprop=\"price\"", "is \"price\"") { Stage = "<p itemprop=\"name\">Skerry</p>" },
        new("feed gone", "feeds", false, "<link rel=\"alternate\" type=\"application/rss\\+xml\" href=\"feed.xml\">", "", "feed.xml") { Stage = "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"feed.xml\">", InHead = true },
        new("style sheet for print new", "style-sheets", false, "</title>", "</title><link rel=\"stylesheet\" media=\"print\" href=\"print.css\">", "print.css"),
        new("captions gone", "media", false, " kind=\"captions\"", "", "captions") { Stage = "<video hidden><track kind=\"captions\" src=\"a.vtt\"></video>" },
        new("scope of a header cell gone", "tables", false, " scope=\"col\"", "", "scope=\"col\" is gone") { Stage = Table },
        new("taken out of the keyboard's way", "focus", false, "<a href=\"https://example.org/t\">", "<a href=\"https://example.org/t\" tabindex=\"-1\">", "tabindex=\"-1\" is new") { Stage = "<a href=\"https://example.org/t\">T</a>" },
        new("order of the keyboard changed", "focus", false, "(<a href=\"https://example.org/1\"[^>]*>1</a>)\n(<a href=\"https://example.org/2\"[^>]*>2</a>)", "$2\n$1", "comes earlier") { Stage = "<div style=\"position:relative;height:20px\"><a href=\"https://example.org/1\" style=\"position:absolute;left:0\">1</a>\n<a href=\"https://example.org/2\" style=\"position:absolute;left:50px\">2</a></div>" },
        new("dialog opened", "disclosure", false, " popover=\"auto\"", " popover=\"manual\"", "manual") { Stage = "<div popover=\"auto\">Tip</div>" },
        new("date behind a text changed", "annotations", false, "datetime=\"2025-01-01\"", "datetime=\"2024-01-01\"", "2024-01-01") { Stage = "<time datetime=\"2025-01-01\">New year</time>" },
        new("data attribute changed", "data-attributes", false, "data-site=\"[a-z]+\"", "data-site=\"other\"", "is \"other\""),
        new("code of a library changed", "other-attributes", false, "x-on:click=\"show\\(\\)\"", "x-on:click=\"send()\"", "send()") { Stage = "<div x-on:click=\"show()\"></div>" },
        new("handler in a list of choices", "unplaced-tags", true, "<option>Low water", "<i onclick=\"send()\"></i><option>Low water", "send()") { Stage = "<select aria-label=\"Tide\" hidden><option>Low water</option></select>" },
        new("id twice", "duplicate-ids", false, "<p id=\"b-one\">", "<p id=\"a-one\">", "\"a-one\"") { Stage = "<p id=\"a-one\">A</p>\n<p id=\"b-one\">B</p>" },
        new("text for screen readers changed", "hidden-text", false, "Only heard", "Only herd", "\"Only herd\"") { Stage = "<span class=\"sr-only\" style=\"position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)\">Only heard</span>" },
        new("text without scripts changed", "hidden-text", false, "Please turn scripts on", "Scripts, please", "Scripts, please") { Stage = "<noscript><p>Please turn scripts on</p></noscript>" },
        new("visible text changed", "visible-text", true, "Half ebb", "Half flood", "\"Half flood\"") { Stage = "<p id=\"ebb\">Half ebb</p><script>document.getElementById('ebb').textContent = 'Painted by a script'</script>" },
    ];
}
