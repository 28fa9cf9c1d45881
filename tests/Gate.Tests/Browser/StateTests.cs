using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Every way into a state, told by the colour at the top left corner: one browser for all of them.</summary>
[TestFixture]
[Category("Browser")]
public sealed class StateTests
{
    private const string Html = """
        <!doctype html><style>
        body { margin: 0; height: 1200px; background: white }
        #probe { position: absolute; left: 0; top: 0; width: 20px; height: 20px; background: gray }
        #late { position: absolute; left: 0; top: 900px; width: 50px; height: 50px; background: blue }
        button, input { position: absolute; left: 100px; width: 80px; height: 20px }
        #link { position: absolute; left: 300px; top: 10px }
        #hovered:hover ~ #probe, #hovered:active ~ #probe { background: rgb(1, 0, 0) }
        .down #probe { background: rgb(9, 0, 0) }
        #field:focus ~ #probe { background: rgb(2, 0, 0) }
        @media print { #probe { background: rgb(3, 0, 0) } }
        @media (prefers-color-scheme: dark) { #probe { background: rgb(4, 0, 0) } }
        @media (forced-colors: active) { #probe { background: rgb(5, 0, 0); forced-color-adjust: none } }
        </style>
        <button id=hovered style="top: 0">a</button><button id=clicked style="top: 30px">b</button><input id=field style="top: 60px"><a id=link href=other.html>c</a>
        <noscript><style>#probe { background: rgb(11, 0, 0) !important }</style></noscript>
        <div id=probe></div><div id=late></div>
        <script>
        const paint = value => probe.style.background = `rgb(${value}, 0, 0)`;
        clicked.onclick = () => setTimeout(() => paint(6), 300);
        field.oninput = () => field.value === 'abc' && paint(7);
        onkeydown = event => { if (event.key === 'Escape') paint(8); };
        onscroll = () => document.body.classList.toggle('down', scrollY > 300);
        hovered.onclick = () => setTimeout(() => document.body.append(Object.assign(document.createElement('b'), { id: 'came', textContent: 'x' })), 2500);
        if (document.cookie === 'who=anna') paint(10);
        </script>
        """;

    [Test]
    public async Task Each_step_and_setting_shows_and_what_finds_nothing_is_an_error_that_names_it()
    {
        StateRecipe[] states =
        [
            Recipe("hover", new StateStep(StateAct.Hover, "#hovered", null)),
            Recipe("force", new StateStep(StateAct.Force, "#hovered", null) { Pseudo = ["active"] }),
            Recipe("focus", new StateStep(StateAct.Focus, "#field", null)),
            Recipe("print") with { Media = "print" },
            Recipe("dark") with { ColorScheme = "dark" },
            Recipe("forced") with { ForcedColors = true },
            Recipe("click", new StateStep(StateAct.Click, "#clicked", null)),
            Recipe("type", new StateStep(StateAct.Type, "#field", "abc")),
            Recipe("press", new StateStep(StateAct.Press, null, "Escape")),
            Recipe("scroll", new StateStep(StateAct.ScrollTo, "#late", null)),
            Recipe("wait", new StateStep(StateAct.Click, "#hovered", null), new StateStep(StateAct.WaitFor, "#came", null), new StateStep(StateAct.Press, null, "Escape")),
            Recipe("cookie") with { Cookies = new Dictionary<string, string> { ["who"] = "anna" } },
            Recipe("scriptless") with { JavaScript = false },
            Recipe("hide") with { Hide = ["#probe"] },
            Recipe("element") with { Element = "#late" },
            Recipe("nothing", new StateStep(StateAct.Click, "#nowhere", null)),
            Recipe("count") with { Element = "button" },
            Recipe("away", new StateStep(StateAct.Click, "#link", null)),
            Recipe("never", new StateStep(StateAct.WaitFor, "#came", null)),
        ];
        var site = new MemorySite().With("index.html", Html).With("other.html", "<!doctype html>other");
        var pair = Plans.Both("index.html", Plans.Small).Pair;
        var plan = Plans.Of(site, site) with
        {
            Shots = [new Shot(pair, Plans.Small), .. states.Select(state => new Shot(pair, Plans.Small, state.Name))],
            Settings = new RenderSettings { States = states },
        };
        await using var renderer = await Plans.StartAsync(1);

        var shots = (await renderer.RenderAllAsync(plan)).ToDictionary(shot => shot.Shot.State, shot => shot.Before!.First);

        Assert.Multiple(() =>
        {
            foreach (var (state, red) in new[]
            {
                ("default", 128), ("hover", 1), ("force", 1), ("focus", 2), ("print", 3), ("dark", 4), ("forced", 5), ("click", 6), ("type", 7),
                ("press", 8), ("scroll", 9), ("wait", 8), ("cookie", 10), ("scriptless", 11), ("hide", 255),
            })
            {
                Assert.That(Corner(shots[state]).Red, Is.EqualTo(red), state);
            }

            Assert.That(Corner(shots["element"]), Is.EqualTo((0, 50, 50)));
            Assert.That(Trouble(shots["nothing"]), Is.EqualTo((FailureKind.Selector, "state nothing, step 1 (click \"#nowhere\") finds no element")));
            Assert.That(Trouble(shots["count"]), Is.EqualTo((FailureKind.Selector, "state count: the element \"button\" is there 2 times, not once")));
            Assert.That(Trouble(shots["away"]), Is.EqualTo((FailureKind.Navigation, "state away, step 1 (click \"#link\") leads to /other.html")));
            Assert.That(Trouble(shots["never"]), Is.EqualTo((FailureKind.Selector, "state never, step 1 (waitFor \"#came\") did not come within 10 s of the page's time")));
        });
    }

    private static StateRecipe Recipe(string name, params StateStep[] steps) => new() { Name = name, Steps = steps };

    private static (int Red, int Width, int Height) Corner(RenderOutcome outcome)
    {
        if (outcome is not RenderOutcome.Captured captured)
            throw new AssertionException((outcome as RenderOutcome.NotCaptured)?.Failure.ToString() ?? outcome.ToString()!);
        using var image = PngReader.Decode(captured.Capture.Png, ImageLimits.Default);
        return (image.Row(10)[4 * 10], image.Width, image.Height);
    }

    private static (FailureKind Kind, string Message)? Trouble(RenderOutcome outcome) =>
        outcome is RenderOutcome.NotCaptured { Failure: var failure } ? (failure.Kind, failure.Message) : null;
}
