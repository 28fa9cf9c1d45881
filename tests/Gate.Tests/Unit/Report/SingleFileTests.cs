using System.Text.RegularExpressions;
using Gate.Core.Report;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
internal sealed class SingleFileTests
{
    private const long Plenty = 64L << 20;

    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp() => _scratch = new ScratchFolder();

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [Test]
    public void Every_picture_is_inside_and_nothing_is_asked_for_elsewhere()
    {
        var report = SampleReports.Rich();
        SampleEvidence.Write(report, _scratch.Root);
        var text = SingleFile.Text(report, _scratch.Root, Plenty);
        Assert.That(text, Does.Contain("img-src data:;").And.Not.Contain("\"evidence/"));
        Assert.That(Regex.Matches(text, "<img src=\"([^\"]{0,30})").Select(found => found.Groups[1].Value), Has.All.StartsWith("data:image/png;base64,"));
        Assert.That(text, Does.Contain("2 further captures of unstable sides left out").And.Not.Contain("without pictures"));
    }

    [Test]
    public void Over_the_limit_changes_are_cut_to_the_part_that_changed_and_what_is_left_out_is_counted()
    {
        var report = SampleReports.Rich();
        SampleEvidence.Write(report, _scratch.Root);
        var whole = SingleFile.Text(report, _scratch.Root, Plenty);
        var limit = whole.Length / 3;
        var text = SingleFile.Text(report, _scratch.Root, limit);
        var pictures = Regex.Matches(text, "data:image/png;base64,[A-Za-z0-9+/=]+").Sum(found => found.Length);
        Assert.That(pictures, Is.LessThanOrEqualTo(limit + (100 * "data:image/png;base64,".Length)));
        Assert.That(text, Does.Match("\"parts\":\\[\\{\"id\":").And.Contain("the part around the largest change"));
        Assert.That(SingleFile.Text(report, _scratch.Root, 1), Does.Match(@"\d+ without pictures"));
    }

    [Test]
    public void A_link_in_the_evidence_is_not_followed()
    {
        var report = SampleReports.Rich();
        SampleEvidence.Write(report, _scratch.Root);
        var png = Path.Combine(_scratch.Root, report.Shots.First(shot => shot.Id == "pricing.html@desktop").Evidence!.After!);
        File.Move(png, _scratch.At("secret.png"));
        var secret = Convert.ToBase64String(File.ReadAllBytes(_scratch.At("secret.png")));
        File.CreateSymbolicLink(png, _scratch.At("secret.png"));
        Assert.That(SingleFile.Text(report, _scratch.Root, Plenty), Does.Not.Contain(secret));
    }
}
