using System.Globalization;
using System.Text;
using Gate.Fixtures.Fieldnotes;
using Gate.Fixtures.Harbour;
using static Gate.Fixtures.Harbour.HarbourContext;
using static Gate.Fixtures.Harbour.HarbourSections;

namespace Gate.Fixtures.Workload;

/// <summary>Puts together one page of a wanted height (CSS px at 1280 px width) and weight (bytes), both met nearly.</summary>
internal sealed class WorkloadPage(HarbourContext page, SeededRandom random)
{
    /// <summary>Heights at 1280 px, as measured; what remains is filled by a panel, whose height is written down.</summary>
    private const int Chrome = 847, CardRow = 665, FeatureRow = 336, Quote = 350, Table = 653, Chart = 595, Figures = 321;

    private static readonly (string Icon, string Name, string Text)[] Notes =
    [
        ("compass", "Set and drift", "Two knots across the track for the first hour, then slack, then two knots back. Aim for the church and look at the transit, not at the compass."),
        ("wave", "On the bar", "Least water 1.4 m at springs. Breaks in swell from the south-west above a metre; wait for the flood."),
        ("calendar", "When to go", "Half an hour before high water for the inner pool, two hours after for the outer. At neaps it hardly matters."),
        ("anchor", "Holding", "Stiff mud under weed. Let it sink, dig slowly, and look at it in the morning when the water is clear."),
        ("pin", "Landing", "The slip dries at half tide and is green below that. There is a ring by the steps, and a bucket."),
        ("book", "In the log", "Write down what you saw and not what the almanac said. The next boat has the same almanac."),
        ("rope", "Lines", "Two springs and a breast rope, doubled. The wash of the ferry arrives four minutes after the ferry."),
        ("clock", "Bridge", "Opens on the hour and the half, except at the turn. Ring the day before, and wave afterwards."),
        ("people", "Harbour office", "Up the stair, second door. Tea is offered, accepted, and counted."),
    ];

    private static readonly string[] Places = ["Falmouth", "Oban", "Tobermory", "Dartmouth", "Conwy", "Ullapool", "Orford", "Kinsale", "Peel", "Blakeney", "Stromness", "Brightlingsea"];

    private readonly StringBuilder main = new();
    private int height = Chrome;

    /// <summary>The finished document.</summary>
    /// <param name="number">The page's number, shown on it.</param>
    /// <param name="wantedHeight">CSS px, from 1,500.</param>
    /// <param name="wantedBytes">From 40,000; a tall page may come out heavier than a small figure asks.</param>
    public string Build(int number, int wantedHeight, int wantedBytes)
    {
        var title = $"{random.Pick(Places)} to {random.Pick(Places)}, passage {number}";
        main.Append(PageHead(page, "Passages", title, $"Edition 1{number:0000}, written after the last spring tide. Soundings in metres, times in UTC, opinions our own."));
        while (wantedHeight - height > 700) Add(random.Below(6));
        Panel(Math.Max(40, wantedHeight - height));
        main.Append("""<div class="wrap"><p class="lede" id="closing">Corrections to the loft, please: by letter, or by shouting from the water.</p></div>""");

        var ramp = Math.Clamp((wantedBytes - main.Length - 36_000) / 2_200, 6, 40);
        var shell = new HarbourShell(page.Seed, ramp);
        var body = main.ToString();
        var missing = wantedBytes - Encoding.UTF8.GetByteCount(Document(shell, title, body));
        return missing < 400 ? Document(shell, title, body) : Document(shell, title, body + State(missing));
    }

    private string Document(HarbourShell shell, string title, string body) =>
        shell.Document(page, title, body, $"""<link rel="stylesheet" href="{page.Root}assets/shared.css">""");

    private void Add(int kind)
    {
        var (markup, tall) = kind switch
        {
            0 => (Cards(page, random.Shuffled(HarbourBoat.Fleet).Take(3), $"boat-{height}"), CardRow),
            1 => (Features([.. random.Shuffled(Notes).Take(3)]), FeatureRow),
            2 => (Quotes(page, ("It was as flat as they said.", "Ines Calloway", random.Pick(Places)), ("We left an hour late and arrived an hour early.", "Tom Arkwright", random.Pick(Places)), ("The ferry waved first.", "Priya Nair", random.Pick(Places))), Quote),
            3 => (Soundings(), Table),
            4 => ($"""<div class="split-picture">{Charts.Svg(random.Next(), $"level-{height}", random.Between(150, 420))}</div>""", Chart),
            _ => (Stats(($"{random.Between(3, 60)}", "miles by the chart"), ($"{random.Between(1, 9)}.{random.Below(10)}&nbsp;m", "rise at springs"), ($"{random.Between(2, 14)}", "lights to pass"), ($"{random.Between(4, 30)}&nbsp;h", "from lock to lock")), Figures),
        };
        main.Append(Section(markup, kind == 2 ? "deep" : random.Below(3) == 0 ? "tint" : ""));
        height += tall;
    }

    private string Soundings()
    {
        var rows = string.Concat(Enumerable.Range(0, 9).Select(row => $"""<tr data-row="{row}"><td>{T(random.Pick(Places))}</td><td>{random.Below(24):00}:{random.Below(60):00}</td><td class="num">{random.Between(1, 9)}.{random.Below(10)}&nbsp;m</td><td class="num wide">{random.Below(360):000}&deg;</td><td class="num">{random.Below(4)}.{random.Below(10)}&nbsp;kn</td></tr>"""));
        return $"""<table class="berths"><thead><tr><th>Off</th><th>High water</th><th class="num">Depth</th><th class="num wide">Set</th><th class="num">Drift</th></tr></thead><tbody>{rows}</tbody></table>""";
    }

    private void Panel(int tall) =>
        main.Append(CultureInfo.InvariantCulture, $"""<div class="panel" style="height:{tall}px">{HarbourSections.Chart(page, $"panel-{page.Path}", 9)}</div>""");

    /// <summary>What a framework leaves behind for its script: the page's data once more, as JSON.</summary>
    private string State(int bytes)
    {
        var json = new StringBuilder("""<script type="application/json" id="state">{"props":[""");
        for (var at = 0; json.Length < bytes - 16; at++)
            json.Append(CultureInfo.InvariantCulture, $$"""{{(at == 0 ? "" : ",")}}{"id":"{{random.Hex(12)}}","port":"{{random.Pick(Places)}}","depth":{{random.Between(1, 90)}},"at":{{random.Below(86400)}},"free":{{(random.Below(2) == 0 ? "true" : "false")}}}""");
        return json.Append("]}</script>").ToString();
    }
}
