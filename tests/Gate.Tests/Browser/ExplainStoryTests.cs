using System.Text.Json;
using Gate.Core.Run;
using Gate.Fixtures;
using Gate.Fixtures.Causes;
using Gate.Fixtures.Spread;
using Gate.Harness;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Planted changes and what is said of them, on rendered pages: a small part of what <c>tests/corpus causes</c> and <c>spread</c> do.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class ExplainStoryTests
{
    // One of each family: a rule of the sheet, a text, a picture, the order, what is there at all, a font's file.
    private static readonly string[] Kinds = ["rule00", "rule02", "rule04", "mark00", "mark05", "mark07", "mark08", "mark09", "mark10", "mark11", "mark14", "mark17"];

    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task The_true_cause_is_named_first_and_nothing_wrong_is_said()
    {
        var set = _folders.At("set");
        FixtureFolder.Write(set, CauseSet.Truth, CauseSet.Files([PlantSite.Of(DemoSites.Stories(1).Single(story => story.Name == "harbour"))], 2, new Dictionary<string, int>()));
        var truths = CauseSet.Read(set).Where(truth => Kinds.Contains(Path.GetFileNameWithoutExtension(truth.Page))).ToList();
        await File.WriteAllTextAsync(Path.Combine(set, CauseSet.Truth), JsonSerializer.Serialize(truths, CauseSet.Options));

        var report = await RunAsync(set, [.. truths.Select(truth => truth.Page)]);
        var (table, isMet) = CauseJudge.Judge(set, [_folders.At("out/report.json")]);

        Assert.That(report.Counts.Changed, Is.GreaterThanOrEqualTo(10), report.Summary);
        Assert.That(isMet, Is.True, table);
    }

    [Test]
    public async Task Shared_changes_are_one_group_each_and_needles_under_their_shift_stand_apart()
    {
        var set = _folders.At("set");
        FixtureFolder.Write(set, CauseSet.Truth, new SpreadSite(3, 8).Files());

        var report = await RunAsync(set, []);
        var (text, isMet) = SpreadJudge.Judge(set, _folders.At("out/report.json"));

        Assert.That(report.Counts.Changed, Is.EqualTo(8), report.Summary);
        Assert.That(isMet, Is.True, text);
        Assert.That(report.Timings["explainMs"]!["shots"]!.GetValue<int>(), Is.EqualTo(8));
    }

    private async Task<RunReport> RunAsync(string set, IReadOnlyList<string> pages)
    {
        var options = new GateOptions
        {
            Before = Path.Combine(set, "before"), After = Path.Combine(set, "after"), Out = _folders.At("out"), Viewports = ["desktop"], Include = pages, Confirm = 2, Semantics = "off",
        };
        var plan = GatePlanner.Resolve(options, new PlanSurroundings(new Dictionary<string, string>(), _folders.Root, "gate 0.0.0"));
        var parts = new RunParts
        {
            StartRenderer = async (browser, settings, note, cancellationToken) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken),
            Progress = new SilentProgress(),
        };
        return await GateRun.RunAsync(plan, parts, CancellationToken.None);
    }
}
