using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>Reports that were edited: each says something that gate never writes.</summary>
internal sealed class RunConsistencyTests
{
    private const string Same = "sha256:aa";
    private const string Other = "sha256:bb";

    [Test]
    public void Reports_of_every_kind_fit_together() =>
        Assert.That(new[] { SampleReports.AllIdentical(), SampleReports.Empty(), SampleReports.Rich() }.Select(RunConsistency.Trouble), Is.All.Null);

    [Test]
    public void A_changed_shot_is_not_identical_because_it_says_so()
    {
        var changed = Changed() with { Status = ShotStatus.Identical };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TroubleOf(changed), Is.EqualTo("the shot \"a.html@desktop\" is identical without a proof"));
            Assert.That(TroubleOf(changed with { Proof = Proof.Pixels }), Is.EqualTo("the shot \"a.html@desktop\" is identical, and has pixels that differ"));
            Assert.That(TroubleOf(changed with { Proof = Proof.Pixels, Ae = 0, Regions = [] }), Does.EndWith("has pixels that differ"), "by channels");
            Assert.That(TroubleOf(changed with { Proof = Proof.Pixels, Ae = 0, MaxChannelDelta = 0, Regions = [] }), Is.EqualTo("the shot \"a.html@desktop\" is identical, and its sides have different digests"));
        }
    }

    [Test]
    public void An_identical_shot_has_two_sides_that_lead_to_one_page()
    {
        var shot = SampleReports.Identical("a.html", "desktop", Proof.Redirect);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TroubleOf(shot), Is.Null);
            Assert.That(TroubleOf(shot with { Before = null }), Does.EndWith("is identical, and has one side only"));
            Assert.That(TroubleOf(shot with { After = shot.After! with { Redirect = "/x" } }), Does.EndWith("its sides lead to different pages"));
            Assert.That(TroubleOf(shot with { After = shot.After! with { Failure = new FailureFacts("http-status", "500") } }), Does.EndWith("a side of it failed"));
            Assert.That(TroubleOf(shot with { Before = shot.Before! with { Compared = Same }, After = shot.After! with { Compared = Same } }), Is.Null);
        }
    }

    [TestCase(ShotStatus.Changed)]
    [TestCase(ShotStatus.Tolerated)]
    public void A_shot_that_differs_has_sides_that_do(ShotStatus status)
    {
        var shot = Changed() with { Status = status };
        var name = status.ToString().ToLowerInvariant();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TroubleOf(shot), Is.Null);
            Assert.That(TroubleOf(shot with { After = shot.Before }), Does.EndWith($"is {name}, and its sides have the same digest"));
            Assert.That(TroubleOf(shot with { Ae = 0 }), Does.EndWith($"is {name}, and no pixel of it differs"));
            Assert.That(TroubleOf(shot with { Ae = 0, After = shot.After! with { Height = 900 } }), Is.Null, "rows of one side only, under a mask");
            Assert.That(TroubleOf(shot with { Proof = Proof.Bytes }), Does.EndWith($"is {name}, with a proof that it is identical"));
            Assert.That(TroubleOf(shot with { After = null }), Does.EndWith("has one side only"));
        }
    }

    [TestCase(ShotStatus.Added, "added, and has a before side")]
    [TestCase(ShotStatus.Removed, "removed, and has an after side")]
    public void A_page_of_one_side_has_one(ShotStatus status, string trouble) =>
        Assert.That(TroubleOf(Changed() with { Status = status }), Does.EndWith(trouble));

    [Test]
    public void Counts_and_pages_are_those_of_the_shots()
    {
        var report = SampleReports.AllIdentical();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RunConsistency.Trouble(report with { Counts = report.Counts with { Changed = 1 } }), Is.EqualTo("its counts are not those of its shots"));
            Assert.That(RunConsistency.Trouble(report with { Pages = [report.Pages[0] with { Shots = [report.Pages[0].Shots[0]] }, .. report.Pages.Skip(1)] }), Is.EqualTo("the page \"a.html\" does not have the shots that are of it"));
            Assert.That(RunConsistency.Trouble(report with { Pages = [report.Pages[0] with { Status = ShotStatus.Changed }, .. report.Pages.Skip(1)] }), Is.EqualTo("the page \"a.html\" is changed, and its shots are not"));
        }
    }

    private static string? TroubleOf(ShotFacts shot)
    {
        var report = SampleReports.Of([shot]);
        return RunConsistency.Trouble(report with { Groups = [new GroupFacts("g-3fa9", "margin-top 16px → 17px", [shot.Id])] });
    }

    private static ShotFacts Changed()
    {
        var shot = SampleReports.Changed("a.html", "desktop", 5, [SampleReports.Region(1, 1, 5, 1, 5)]);
        return shot with { Before = shot.Before! with { Compared = Same }, After = shot.After! with { Compared = Other } };
    }
}
