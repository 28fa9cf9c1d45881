using System.Text.RegularExpressions;

namespace Gate.Tests.Support.Semantics;

/// <summary>
/// Two pages, a style sheet, pictures and data with changes that no shot of the default run can show (their names begin with <c>n</c>) and changes that one does
/// (<c>c</c>). The after side is the before side with every <c>1px</c> and <c>old</c> exchanged.
/// </summary>
internal static partial class PlantedCoverage
{
    private const string Css = """
        body { margin: 0; font: 16px/20px sans-serif } .hid { display: none } .narrow { display: none }
        @media (max-width: 500px) { .narrow { display: block } }
        @media print { .n01 { outline-offset: 1px } }
        .n02:hover { outline-offset: 1px }
        @media (min-width: 800px) and (max-width: 840px) { .n03 { outline-offset: 1px } }
        @media (prefers-color-scheme: dark) { .n04 { outline-offset: 1px } }
        .n05:focus { outline-offset: 1px }
        .n06:active { outline-offset: 1px }
        .n07:focus-visible { outline-offset: 1px }
        @page n08 { margin: 1px }
        .n09 .nothing { outline-offset: 1px }
        @container (min-width: 9000px) { .n10 { outline-offset: 1px } }
        @supports (display: nonsense) { .n11 { outline-offset: 1px } }
        .hid .n12 { outline-offset: 1px }
        .c01 { outline-offset: 1px }
        @media (min-width: 1000px) { .c02 { outline-offset: 1px } }
        @media (max-width: 400px) { .c03 { outline-offset: 1px } }
        @supports (display: grid) { .c04 { outline-offset: 1px } }
        @layer base { .c05 { outline-offset: 1px } }
        @container (min-width: 10px) { .c06 { outline-offset: 1px } }
        .c07::before { content: ""; outline-offset: 1px }
        .c08:not(:hover) { outline-offset: 1px }
        .c09, .c09:hover { outline-offset: 1px }
        .n67 { color: black; & b { outline-offset: 1px } } .n68::placeholder { outline-offset: 1px }
        @media (prefers-reduced-motion: reduce) { .c11 { outline-offset: 1px } }
        .c12.made-by-script { outline-offset: 1px }
        .n32 a { outline-offset: 1px } .drawer { position: fixed; left: -300px; top: 0; width: 200px }
        .n33 { outline-offset: 1px } .faded { opacity: 0 }
        .hidden .n34::after { outline-offset: 1px; content: "" } .hidden { visibility: hidden }
        .c30 { outline-offset: 1px }
        .c31::after { content: ""; position: fixed; left: 0; top: 0; outline-offset: 1px }
        .over:hover { background: url(n42.svg) }
        .n28 { transition: color 7s }
        .n35 { scroll-margin: 1px } .n36 { color: light-dark(black, rgb(0 0 7s)) } @media (pointer: coarse) { .n37 { outline-offset: 1px } }
        .n29 { animation: n30 7s infinite } @keyframes n30 { to { outline-offset: 1px } }
        @keyframes n69 { to { outline-offset: 1px } } .ends { animation: n69 1s forwards }
        @keyframes n49 { to { outline-offset: 1px } } .long { animation: n49 1s linear 90s forwards }
        @keyframes n50 { to { outline-offset: 1px } } .rolls { animation: n50 linear; animation-timeline: scroll() }
        .n51 { outline-offset: 1px } @starting-style { .n52 { outline-offset: 1px } } ::view-transition-old(n53) { outline-offset: 1px }
        .back { transform: rotateY(180deg); backface-visibility: hidden } .c50 { outline-offset: 1px }
        .n54 { color: black; @container (min-width: 9000px) { outline-offset: 1px } }
        """;

    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Planted</title><link rel="stylesheet" href="site.css">
        <style>@media print { .n13 { outline-offset: 1px } } .c13 { outline-offset: 1px }</style></head><body>
        <p class="n01 n02 n03 n04 n05 n06 n07 n10 n11 n13 n28 n29 n35 n36 n37 c01 c02 c03 c04 c05 c07 c08 c09 c11 c13">Rules</p>
        <div style="container-type: inline-size"><p class="c06 n10">Inside of a container</p></div><p class="n67"><b>Nested</b></p><p class="c12" id="made">By script</p>
        <nav class="drawer n32"><a href="index.html" class="c30">Menu</a></nav><p class="c30">Also in the menu</p>
        <div class="faded"><p class="n33">Faded</p></div><ul class="hidden"><li class="n34">Hidden</li></ul><div class="drawer"><p class="c31">Its mark is elsewhere</p></div>
        <div class="hid"><p class="n12">Never laid out</p></div>
        <p style="display: none">n15 old</p>
        <p style="visibility: hidden">n16 old</p>
        <div style="width: 0; height: 0; overflow: hidden"><p>n17 old</p></div>
        <p style="position: absolute; left: -5000px">n18 old</p>
        <div style="position: relative; width: 50px; height: 20px; overflow: hidden"><p style="position: absolute; left: 0; top: 100px; margin: 0">n19 old</p></div>
        <div style="position: relative; height: 40px"><p style="position: absolute; left: 0; top: 0; margin: 0">n20 old</p><div style="position: absolute; inset: 0; background: rgb(240, 240, 240)"></div></div>
        <p style="opacity: 0">n21 old</p>
        <p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0)">n22 old</p>
        <details><summary>More</summary><p>n23 old</p></details>
        <p style="text-indent: -5000px; overflow: hidden">n24 old</p>
        <p style="color: transparent">n25 old</p>
        <p hidden style="outline-offset: 1px">n26</p><p style="scroll-margin: 1px">n38 to be scrolled to</p>
        <p style="--ink: light-dark(black, 7s)">n39 in the dark</p><p style="--ink: light-dark(7s, black)">c46 in the light</p><p style="--ink: 7s">c47 in both</p>
        <p class="long rolls n52 n54">Moves later</p><div style="transform: scale(0)"><p class="n51">n55 old</p></div><div style="scale: 1 0"><svg width="20" height="20"><text y="20" style="outline-offset: 1px">n56</text></svg></div>
        <div style="transform: scale(.5)"><p style="outline-offset: 1px">c48 small</p></div><p>In <span style="transform: scale(0); outline-offset: 1px">c49 a line</span></p>
        <div class="back"><p style="outline-offset: 1px">n57 turned away</p></div><div style="perspective: 600px"><div style="transform-style: preserve-3d"><p>Front</p><p class="back">n59 old</p></div></div>
        <div style="clip-path: inset(0 100% 0 0)"><p style="outline-offset: 1px">n58 wiped</p></div><p style="clip-path: circle(0)">n60 old</p><div style="clip-path: inset(100%)"><p>n61 old</p></div>
        <p style="visibility: collapse">n62 old</p><p style="padding: 9px; font-size: 0">n63 old</p><div style="filter: opacity(0)"><p>n64 old</p></div><div style="opacity: 0"><div><p>n65 old</p></div></div>
        <p class="back c50" style="backface-visibility: visible">Seen from behind</p><div style="transform-style: preserve-3d; transform: rotateY(180deg)"><p class="back" style="outline-offset: 1px">c51 turned twice</p></div>
        <p style="clip-path: inset(10% 40%); outline-offset: 1px">c52 a part</p><p>In <span class="back" style="outline-offset: 1px">c53 a line</span></p><div style="transform: rotateX(180deg)"><p style="backface-visibility: hidden; outline-offset: 1px">c54 upside down</p></div>
        <p style="filter: opacity(0.5); outline-offset: 1px">c55 pale</p><div class="back" style="transform-style: preserve-3d"><p style="transform: rotateY(180deg); outline-offset: 1px">c56 turned back</p></div>
        <p style="animation: n30 7s infinite">n31</p><p class="ends">Moves once</p>
        <ul class="hid"><li>One</li><!--old n27--></ul>
        <p>c14 <span style="outline-offset: 1px">seen</span></p>
        <div style="height: 40px; overflow: auto"><p style="margin: 300px 0 0; outline-offset: 1px">c15 in a scroller</p></div>
        <p style="position: fixed; right: 0; bottom: 0; margin: 0; outline-offset: 1px">c16 fixed</p>
        <div style="visibility: hidden"><p style="visibility: visible; outline-offset: 1px">c17 visible again</p></div>
        <div style="height: 10px; overflow: hidden"><p style="position: absolute; left: 0; outline-offset: 1px">c18 out of the clip</p></div><p>&nbsp;</p>
        <img alt="" width="20" height="20" style="outline-offset: 1px; background: gray" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" title="c19">
        <div style="display: contents"><p style="outline-offset: 1px">c20 without a box around</p></div>
        <p class="narrow" style="outline-offset: 1px">c21 on phones</p>
        <div style="position: relative; height: 40px; background: rgb(240, 240, 240)"><p style="position: absolute; left: 0; top: 0; margin: 0; outline-offset: 1px">c22 in front</p></div>
        <details open><summary>More</summary><p style="outline-offset: 1px">c23 open</p></details>
        <div style="height: 0"><p style="margin: 0; outline-offset: 1px">c24 beyond its parent</p></div><p>&nbsp;</p>
        <select><option style="outline-offset: 1px">c10 One</option><optgroup label="More"><option style="outline-offset: 1px">n66 in a closed list</option></optgroup></select><select size="2" aria-label="Two"><option>One</option><option style="outline-offset: 1px">c25 in a list</option></select><input class="n68" aria-label="In" value="x" placeholder="y">
        <button type="button" style="outline-offset: 1px">c26</button><svg width="20" height="20"><path d="M0 0h9v9z" style="outline-offset: 1px"/></svg>
        <div style="position: relative"><div style="position: absolute; inset: 0; background: white"></div><p style="position: relative; outline-offset: 1px">c27 above a ground</p></div>
        <p style="margin-top: 3000px; outline-offset: 1px">c28 far below</p>
        <div style="display: flex; width: 20px; height: 20px; overflow: hidden"><img alt="" src="c40.svg" style="flex: none"><img alt="" src="n40.svg" style="flex: none"></div><img alt="" hidden src="n41.svg">
        <button type="button" class="over" onclick="import('./n43.js'); fetch('n44.json')">Later</button><script src="c41.js"></script><script>fetch('n45.json'); // not c42.js.map</script>
        <svg width="20" height="20"><rect width="9" height="9" fill="gray"><set attributeName="fill" to="n32" begin="7s"/><!--old n33--></rect></svg>
        <svg width="90" height="40"><g opacity="0"><animate attributeName="opacity" to="1" dur="1s" fill="freeze"/><text y="20" style="outline-offset: 1px">n46 fades in</text></g>
        <text y="20" visibility="hidden">n47 old</text><g display="none"><text y="20">n48 old</text></g><g visibility="hidden"><text y="20" visibility="visible" style="outline-offset: 1px">c43</text></g></svg>
        <svg style="display: none"><symbol id="sign"><text y="20" style="outline-offset: 1px">c44</text></symbol></svg><svg width="40" height="40"><use href="#sign"/></svg>
        <div hidden><svg><text id="mark" y="20" style="outline-offset: 1px">c45</text></svg></div><svg width="40" height="40"><use href="#mark"/></svg>
        <script>document.getElementById('made').className += ' made-by-script'</script></body></html>
        """;

    // A page of its own: where text differs that scripts may paint over, gate looks at the page without scripts by itself.
    private const string WithoutScripts = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Planted</title></head><body><noscript><p>n14 old</p></noscript><p>Text</p></body></html>
        """;

    /// <summary>Names of the changes that no shot shows, or of which Chromium does not tell.</summary>
    public static IReadOnlyList<string> Uncovered { get; } = Names("n");

    /// <summary>Names of the changes that a shot shows.</summary>
    public static IReadOnlyList<string> Covered { get; } = Names("c");

    /// <summary>The files of one side, by path.</summary>
    public static IEnumerable<(string Path, string Text)> Files(bool isAfter)
    {
        yield return ("index.html", isAfter ? After(Page) : Page);
        yield return ("noscript.html", isAfter ? After(WithoutScripts) : WithoutScripts);
        yield return ("site.css", isAfter ? After(Css) : Css);
        yield return ("c40.svg", Square("gray"));
        foreach (var picture in new[] { "n40.svg", "n41.svg", "n42.svg" })
            yield return (picture, Square(isAfter ? "red" : "blue"));
        foreach (var data in new[] { "n43.js", "n44.json", "n45.json", "c42.js.map" })
            yield return (data, isAfter ? "[1]" : "[2]");
        yield return ("c41.js", isAfter ? "// another comment" : "// a comment");
    }

    private static string Square(string colour) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"><path fill=\"{colour}\" d=\"M0 0h20v20H0z\"/></svg>";

    private static string After(string text) => text
        .Replace("outline-offset: 1px", "outline-offset: 2px", StringComparison.Ordinal)
        .Replace("7s", "8s", StringComparison.Ordinal)
        .Replace("margin: 1px", "margin: 2px", StringComparison.Ordinal)
        .Replace("<!--old n27-->", "<li>n27 new</li>", StringComparison.Ordinal)
        .Replace("<!--old n33-->", "<animateMotion path=\"n33\" begin=\"9s\" dur=\"1s\"/>", StringComparison.Ordinal)
        .Replace(" old<", " new<", StringComparison.Ordinal);

    private static IReadOnlyList<string> Names(string kind) =>
        [.. Name().Matches(Css + Page + WithoutScripts).Select(match => match.Value).Where(name => name.StartsWith(kind, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b[nc][0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
