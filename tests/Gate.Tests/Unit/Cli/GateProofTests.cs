using System.Text;
using Gate.Cli.Proving;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>What is planted, where, and how the outcome is judged; that it is seen is shown in a browser.</summary>
internal sealed class GateProofTests
{
    [Test]
    public void A_pixel_goes_before_the_last_end_of_the_body()
    {
        var plant = Plant.Make(PlantKind.Pixel, PageId.Parse("blog/a b.html"), "<body><script>'</body>'</script></BODY></html>"u8.ToArray());

        Assert.That(plant.Entry.Id.Value, Is.EqualTo("blog/a b.gate-pixel.html"));
        Assert.That(plant.Entry.Address, Is.EqualTo("blog/a%20b.gate-pixel.html"));
        Assert.That(Encoding.UTF8.GetString(plant.After!), Does.Match("^<body><script>'</body>'</script><gate-proof style=\"[^\"]*\"></gate-proof></BODY></html>$"));
        Assert.That(plant.Before, Is.EqualTo("<body><script>'</body>'</script></BODY></html>"u8.ToArray()));
    }

    [Test]
    public void A_page_without_an_end_of_the_body_gets_it_at_its_end() =>
        Assert.That(Encoding.UTF8.GetString(Plant.Make(PlantKind.Pixel, PageId.Parse("a.html"), "<p>text"u8.ToArray()).After!), Does.StartWith("<p>text<gate-proof "));

    [TestCase("a.html", "<p>", true)]
    [TestCase("a.xhtml", "<html><body/></html>", false)]
    [TestCase("a.xhtml", "<html><body></body></html>", true)]
    [TestCase("a.html", "<meta http-equiv=content-security-policy content=x>", false)]
    [TestCase("a.html", "\u00ff\u00fe<", false)]
    public void Some_pages_cannot_take_a_pixel(string page, string content, bool can) =>
        Assert.That(Plant.CanTake(PageId.Parse(page), Encoding.Latin1.GetBytes(content)), Is.EqualTo(can));

    [Test]
    public void Planted_pages_lie_over_the_users_own_files()
    {
        using var folders = new Folders();
        folders.Write("before/site.css", "p{}");
        var source = PageSources.Open(folders.Before, "FOLDER");
        var plants = GateProof.Prepare(source, source.FindPages(PageRules.Everything)!);
        var plan = GateProof.Plan(GatePlanner.Resolve(
            new GateOptions { Before = folders.Before, After = folders.Before, Out = folders.At("out") },
            new PlanSurroundings(new Dictionary<string, string>(), folders.Root, "gate test")), plants);
        var after = ((Site.Served)plan.After.Site).Files;

        Assert.That(plants.Select(plant => plant.Kind), Is.EqualTo(new[] { PlantKind.Untouched, PlantKind.Pixel, PlantKind.Missing, PlantKind.Broken }));
        Assert.That(PagePairing.Pair(plan.Before, plan.After, plan.Rules).Pairs.Select(pair => (pair.Id.Value, pair.After is null)), Is.EquivalentTo(new[]
        {
            ("index.gate-untouched.html", false), ("index.gate-pixel.html", false), ("index.gate-missing.html", true), ("index.gate-broken.html", false),
        }));
        Assert.That(after.Find("site.css"), Is.InstanceOf<SiteAnswer.Found>());
        Assert.That(after.Find("index.gate-broken.html"), Is.InstanceOf<SiteAnswer.Missing>());
        Assert.That(Directory.GetFiles(folders.Before), Has.Length.EqualTo(2), "nothing is written among the user's files");
    }

    [Test]
    public void A_folder_in_which_nothing_can_be_planted_is_an_error()
    {
        using var folders = new Folders();
        folders.Write("strict/a.html", "<meta http-equiv='Content-Security-Policy' content='x'>");
        var source = PageSources.Open(folders.At("strict"), "FOLDER");

        Assert.That(Assert.Throws<GateException>(() => GateProof.Prepare(source, source.FindPages(PageRules.Everything)!))!.Code, Is.EqualTo("proof-impossible"));
    }

    [TestCase(PlantKind.Pixel, ShotStatus.Changed)]
    [TestCase(PlantKind.Missing, ShotStatus.Removed)]
    [TestCase(PlantKind.Broken, ShotStatus.Failed)]
    [TestCase(PlantKind.Untouched, ShotStatus.Identical)]
    public void Only_the_right_status_at_every_viewport_is_found(PlantKind kind, ShotStatus right)
    {
        var plant = Plant.Make(kind, PageId.Parse("a.html"), "<p>"u8.ToArray());

        foreach (var status in Enum.GetValues<ShotStatus>())
        {
            var line = GateProof.Judge([plant], Report(plant, right, status))[0];
            Assert.That(line.IsFound, Is.EqualTo(status == right), $"{kind} {status}");
            Assert.That(line.ToString(), Does.StartWith(line.IsFound ? "found" : "NOT FOUND"));
        }

        Assert.That(GateProof.Judge([plant], Report(plant))[0].IsFound, Is.False, "no shots at all");
    }

    private static RunReport Report(Plant plant, params ShotStatus[] statuses) => SampleReports.AllIdentical() with
    {
        Shots = [.. statuses.Select((status, index) => SampleReports.Pending(plant.Entry.Id.Value, $"v{index}") with { Status = status })],
    };
}
