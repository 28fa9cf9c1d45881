using System.Text;
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

    private static SideRender Side(RequestRecord request) => new([Renders.Captured(Renders.Picture(), request)]);
}
