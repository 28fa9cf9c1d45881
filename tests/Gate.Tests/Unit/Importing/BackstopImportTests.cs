using System.Text;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Core.Run.Importing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Importing;

/// <summary>Settings of BackstopJS: what is taken over holds, what is not is named with its place.</summary>
internal sealed class BackstopImportTests
{
    /// <summary>As <c>backstop init</c> writes it, in its facts (garris/BackstopJS, capture/config.default.json).</summary>
    private const string Default = """
        {
          "id": "backstop_default",
          "viewports": [
            { "label": "phone", "width": 320, "height": 480 },
            { "label": "tablet", "width": 1024, "height": 768 }
          ],
          "onBeforeScript": "puppet/onBefore.js",
          "onReadyScript": "puppet/onReady.js",
          "scenarios": [
            {
              "label": "BackstopJS Homepage",
              "cookiePath": "backstop_data/engine_scripts/cookies.json",
              "url": "https://garris.github.io/BackstopJS/",
              "referenceUrl": "",
              "readyEvent": "",
              "readySelector": "",
              "delay": 0,
              "hideSelectors": [],
              "removeSelectors": [],
              "hoverSelector": "",
              "clickSelector": "",
              "postInteractionWait": 0,
              "selectors": [],
              "selectorExpansion": true,
              "expect": 0,
              "misMatchThreshold" : 0.1,
              "requireSameDimensions": true
            }
          ],
          "paths": { "bitmaps_reference": "backstop_data/bitmaps_reference" },
          "report": ["browser"],
          "engine": "puppeteer",
          "engineOptions": { "args": ["--no-sandbox"] },
          "asyncCaptureLimit": 5,
          "asyncCompareLimit": 50,
          "debug": false,
          "debugWindow": false
        }
        """;

    [Test]
    public void The_default_file_becomes_a_page_and_two_viewports_and_says_what_is_left()
    {
        var imported = Read(Default);
        var config = Config(imported);

        Assert.That((imported.Counts, imported.Pages, imported.Site, imported.Reference), Is.EqualTo(("1 page, 2 viewports, 0 masks, 0 states", "BackstopJS/\n", "https://garris.github.io/", (string?)null)));
        Assert.That(PlanViewports.Resolve([], config, () => []), Is.EqualTo(new[] { new Viewport("phone", 320, 480), new Viewport("tablet", 1024, 768) }));
        Assert.That(imported.Left.Select(line => line.Split("  ")[0]), Is.Unique.And.All.Match(@"^backstop\.json:[0-9]+:[0-9]+$"));
        Assert.That(imported.Left, Has.Count.EqualTo(5).And.Some.StartsWith("backstop.json:26:29  misMatch"));
        Assert.That(imported.Left, Has.Some.Contains("the engine script puppet/onBefore.js is not taken over").And.Some.Contains("puppet/onReady.js").And.Some.Contains("misMatchThreshold 0.1 is refused").And.Some.Contains("use.storageState").And.Some.Contains("use.launchOptions.args"));
    }

    [Test]
    public void What_is_hidden_and_done_becomes_masks_and_states_of_that_page_alone()
    {
        var imported = Read("""
            { "viewports": [ { "name": "Big Screen", "width": 1920, "height": 1080 }, { "name": "big screen", "width": 800, "height": 600 } ],
              "scenarios": [
                { "label": "Home", "url": "http://staging.example/", "referenceUrl": "https://www.example.com/", "hideSelectors": [".clock"], "removeSelectors": ["#ad"] },
                { "label": "Menü open!", "url": "http://staging.example/about?b=2", "referenceUrl": "https://www.example.com/about-us", "readySelector": ".ready",
                  "clickSelectors": ["#menu", "#sub"], "hoverSelector": "a.x", "keyPressSelectors": [ { "selector": "#q", "keyPress": "hello" } ], "scrollToSelector": "footer" },
                { "label": "Parts", "url": "http://staging.example/blog/", "selectors": ["document", "header", "viewport"] } ] }
            """);
        var config = Config(imported);

        Assert.That(imported.Pages, Is.EqualTo("/\nabout-us\tabout?b=2\nblog/\n"));
        Assert.That((imported.Reference, imported.Site), Is.EqualTo(("https://www.example.com/", "http://staging.example/")));
        Assert.That(config.Projects.Select(project => project.Name), Is.EqualTo(new[] { "big-screen", "big-screen-2" }));
        Assert.That(config.Masks.Select(mask => (mask.Selector, mask.Reason)), Is.EqualTo(new[] { (".clock", "hidden by the scenario Home of BackstopJS"), ("#ad", "removed by the scenario Home of BackstopJS") }));
        Assert.That(config.States.Select(state => state.Name), Is.EqualTo(new[] { "men-open", "parts-header" }));
        Assert.That(config.States[0].Steps.Select(step => (step.Act, step.Selector)), Is.EqualTo(new[]
        {
            (StateAct.WaitFor, ".ready"), (StateAct.Type, "#q"), (StateAct.Hover, "a.x"), (StateAct.Click, "#menu"), (StateAct.Click, "#sub"), (StateAct.ScrollTo, "footer"),
        }));
        Assert.That((config.States[1].Element, config.States[1].Scope.Pages!.Matches(PageId.Create("blog/index.html")), config.States[1].Scope.Pages!.Matches(PageId.Create("index.html"))), Is.EqualTo(("header", true, false)));
        Assert.That(imported.Left, Has.Count.EqualTo(2).And.Some.Contains("\"#ad\" is masked, and not removed").And.Some.Contains("the first screen alone"));
    }

    [Test]
    public void Files_are_pages_of_a_folder()
    {
        var imported = Read("""{ "scenarios": [ { "label": "a", "url": "./index.html" }, { "label": "b", "url": "blog/a.html#top" } ] }""");

        Assert.That((imported.Pages, imported.Site), Is.EqualTo(("index.html\nblog/a.html\n", (string?)null)));
    }

    [TestCase("config-malformed", "backstop.json:1:3", "{ scenarios")]
    [TestCase("import-unknown", "backstop.json:1:1", "[]")]
    [TestCase("import-unknown", "backstop.json:1:1", "{ \"projects\": [] }")]
    [TestCase("import-empty", "backstop.json:1:16", "{ \"scenarios\": [] }")]
    [TestCase("import-invalid", "backstop.json:1:16", "{ \"scenarios\": 5 }")]
    [TestCase("import-invalid", "backstop.json:2:2", "{ \"scenarios\": [\n {} ] }")]
    [TestCase("import-invalid", "backstop.json:2:2", "{ \"scenarios\": [\n { \"label\": \"a\" } ] }")]
    [TestCase("import-invalid", "backstop.json:2:48", "{ \"scenarios\": [\n { \"label\": \"a\", \"url\": \"a\", \"hideSelectors\": [7] } ] }")]
    [TestCase("import-invalid", "backstop.json:1:42", "{ \"viewports\": [ { \"label\":\"a\", \"width\": 0.5, \"height\": 3 } ], \"scenarios\": [ { \"label\": \"a\", \"url\": \"a\" } ] }")]
    [TestCase("import-address", "backstop.json:2:25", "{ \"scenarios\": [\n { \"label\": \"a\", \"url\": \"file:///etc/passwd\" } ] }")]
    [TestCase("import-address", "backstop.json:2:25", "{ \"scenarios\": [\n { \"label\": \"a\", \"url\": \"../../index.html\" } ] }")]
    [TestCase("import-address", "backstop.json:2:25", "{ \"scenarios\": [\n { \"label\": \"a\", \"url\": \"https://me:secret@example.com/\" } ] }")]
    [TestCase("import-sites", "backstop.json:1:16", "{ \"scenarios\": [ { \"label\": \"a\", \"url\": \"https://a.example/\" }, { \"label\": \"b\", \"url\": \"https://b.example/\" } ] }")]
    public void Trouble_has_its_place(string code, string place, string text)
    {
        var trouble = Assert.Throws<GateException>(() => Read(text));

        Assert.That((trouble!.Code, trouble.Place), Is.EqualTo((code, place)), trouble.Message);
    }

    private static ImportedConfig Read(string text) => BackstopImport.Read("backstop.json", Encoding.UTF8.GetBytes(text));

    private static GateConfig Config(ImportedConfig imported) => ConfigReader.Read(ConfigReader.DefaultFile, Encoding.UTF8.GetBytes(imported.Config), new Dictionary<string, string>());
}
