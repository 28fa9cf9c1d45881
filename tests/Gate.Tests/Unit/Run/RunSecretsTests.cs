using System.Text;
using Gate.Cli.Terminal;
using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>A secret that a page asks for by address is in no file of the report.</summary>
internal sealed class RunSecretsTests
{
    [Test]
    public async Task No_output_holds_a_secret()
    {
        using var folders = new Folders();
        var variables = new Dictionary<string, string> { ["PREVIEW"] = "s3cret/key" };
        var config = ConfigReader.Read("c.json", Encoding.UTF8.GetBytes("{ \"use\": { \"baseURL\": \"http://127.0.0.1/${env:PREVIEW}/\" }, \"projects\": [ { \"name\": \"desktop\", \"use\": { \"viewport\": { \"width\": 8, \"height\": 8 } } } ] }"), variables);
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = folders.Before, After = folders.After, Out = folders.At("out") },
            config,
            new PlanSurroundings(variables, folders.Root, "gate test"));
        var missing = new RequestRecord("GET", "http://127.0.0.1/s3cret/key/site.css", "stylesheet", RequestResult.Answered, 404, null);
        var parts = new RunParts
        {
            StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => new RenderedShot(shot, Side(missing), Side(missing)))),
            Progress = new SilentProgress(),
        };

        var report = await GateRun.RunAsync(plan, parts, CancellationToken.None);

        Assert.That(report.Findings.Select(finding => finding.Message), Has.Some.Contains(Redaction.Mark).Or.Some.Contains("site.css"), "the request is told");
        foreach (var file in Directory.GetFiles(folders.At("out"), "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file);
            Assert.That(text, Does.Not.Contain("s3cret").And.Not.Contain("s3cret%2Fkey"), file);
        }
    }

    /// <summary>A page that says everything it was sent, in every place where a page can say something.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task No_canary_of_any_kind_is_in_a_file_of_the_run_or_in_what_is_told(bool isCalledOff)
    {
        using var folders = new Folders();
        var canaries = new[] { "canary-of-env", "canary-of-cookie", "canary-of-header", "canary-of-password", "canary-of-bearer", "canary-of-storage", Convert.ToBase64String(Encoding.UTF8.GetBytes("anna:canary-of-password")) };
        folders.Write("state.json", """{ "cookies": [ { "name": "id", "value": "canary-of-storage" } ] }""");
        folders.Write("playwright.config.json", """
            {
              "use": { "extraHTTPHeaders": { "X-Preview": "${env:PREVIEW}", "Authorization": "canary-of-bearer", "X-Api-Token": "canary-of-header" }, "httpCredentials": { "username": "anna", "password": "canary-of-password" } },
              "projects": [ { "name": "desktop", "use": { "viewport": { "width": 8, "height": 8 } } } ],
              "gate": { "states": [ { "name": "in", "cookies": { "id": "canary-of-cookie" }, "storageState": "state.json" } ] }
            }
            """);
        var said = string.Join(' ', canaries.Concat(canaries.Select(Uri.EscapeDataString)));
        using var cancel = new CancellationTokenSource();
        var console = new TestConsole(folders.Root);
        var plan = GatePlanner.Resolve(new GateOptions { Before = folders.Before, After = folders.After, Out = folders.At("out") }, new PlanSurroundings(new Dictionary<string, string> { ["PREVIEW"] = "canary-of-env" }, folders.Root, "gate test"));
        using (var progress = new RunProgress(console, Verbosity.Verbose, new Redaction(plan.Secrets), TimeProvider.System))
        {
            var parts = new RunParts { StartRenderer = (_, _, note, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => Say(shot, note))), Progress = progress };
            var report = await GateRun.RunAsync(plan, parts, cancel.Token);
            await console.OutText.WriteAsync(new ReportText(new Paint(isOn: false)).Of(report, "out", ""));
            await console.OutText.WriteAsync(ReportJson.Write(report));
        }

        var files = Directory.GetFiles(folders.At("out"), "*", SearchOption.AllDirectories);
        Assert.That(files, Has.Length.GreaterThan(5));
        foreach (var (place, text) in files.Select(file => (file, File.ReadAllText(file))).Append(("standard output", console.OutText.ToString())).Append(("standard error", console.ErrorText.ToString())))
        {
            foreach (var canary in canaries)
                Assert.That(text, Does.Not.Contain(canary), place);
        }

        Assert.That(files.Select(File.ReadAllText), Has.Some.Contains(Redaction.Mark), "it was said, and taken out");

        RenderedShot Say(Shot shot, Action<string> note)
        {
            note($"the page said {said}");
            if (isCalledOff)
                cancel.Cancel();
            var request = new RequestRecord("GET", $"http://site.localhost/?{said}", "stylesheet", RequestResult.Answered, 404, null);
            var layout = new LayoutFacts([new LayoutNode { Parent = -1, Kind = LayoutNodeKind.Element, Name = "#document", Text = said, Attributes = new Dictionary<string, string> { ["title"] = said } }]);
            return new RenderedShot(
                shot,
                Talking(Renders.Captured(Renders.Picture(), request), layout),
                shot.State == "in" ? Renders.Side(Renders.Failed(said)) : Talking(Renders.Captured(Renders.Picture(8, 8, (2, 2)), request), layout));
        }

        SideRender Talking(RenderOutcome outcome, LayoutFacts layout)
        {
            var captured = (RenderOutcome.Captured)outcome;
            var capture = captured.Capture with
            {
                Layout = layout,
                Runtime = new RuntimeRecord([said], [said], 0, 0, 0),
                Accessibility = [new AccessibleNode("link", said, [said])],
                Settle = new SettleRecord("virtual", new Dictionary<string, int>(), [said]),
                Hidden = [new HiddenContent(said, 4)],
            };
            return Renders.Side([.. Enumerable.Repeat(captured with { Capture = capture }, 3)]);
        }
    }

    private static SideRender Side(RequestRecord request) => new([Renders.Captured(Renders.Picture(), request)]);
}
