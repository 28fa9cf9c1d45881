using System.Text.Json;
using Gate.Fixtures;
using Gate.Fixtures.Workload;
using NUnit.Framework;

namespace Gate.Tests.Unit;

/// <summary>The benchmark site: the promised mix and weights, and the same bytes for the same seed.</summary>
[TestFixture]
public sealed class WorkloadSiteTests
{
    [TestCase(60, 6, 10)]
    [TestCase(300, 30, 51)]
    [TestCase(1, 0, 0)]
    public void Usual_mix_is_ten_and_seventeen_per_cent(int pages, int changed, int inert)
    {
        var plan = WorkloadPlan.Of(1, pages);

        Assert.That((plan.Changed, plan.Inert), Is.EqualTo((changed, inert)));
    }

    [Test]
    public void More_edits_than_pages_are_refused() =>
        Assert.That(() => WorkloadPlan.Of(1, 5, 4, 2), Throws.InvalidOperationException.With.Message.Contains("do not fit into 5"));

    [Test]
    public void Files_hold_as_many_edits_as_planned_and_every_page_has_its_weight()
    {
        var files = WorkloadSite.Files(WorkloadPlan.Of(7, 20, changed: 5, inert: 5)).ToDictionary(file => file.Path, file => file.Content);
        var pages = files.Keys.Where(path => path.StartsWith("before/passages/", StringComparison.Ordinal)).Select(path => path["before/".Length..]).ToList();
        using var expected = JsonDocument.Parse(files["expected.json"]);
        var kinds = expected.RootElement.GetProperty("pages").EnumerateArray().ToDictionary(page => page.GetProperty("page").GetString()!, page => page.GetProperty("kind").GetString());

        Assert.That(pages, Has.Count.EqualTo(20).And.EquivalentTo(kinds.Keys));
        Assert.That(kinds.Values.Count(kind => kind == "inert"), Is.EqualTo(5));
        Assert.That(kinds.Values.Where(kind => kind is not ("inert" or "none")), Is.EquivalentTo(new[] { "text", "shift", "colour", "weight", "removed" }));
        foreach (var page in pages)
        {
            Assert.That(files["before/" + page].Length, Is.InRange(40_000, 305_000), page);
            Assert.That(files["before/" + page].AsSpan().SequenceEqual(files["after/" + page]), Is.EqualTo(kinds[page] == "none"), page);
        }
    }

    [Test]
    public void One_seed_makes_one_site()
    {
        var first = WorkloadSite.Files(WorkloadPlan.Of(11, 4, changed: 1, inert: 1)).Select(Digest).ToList();
        var second = WorkloadSite.Files(WorkloadPlan.Of(11, 4, changed: 1, inert: 1)).Select(Digest).ToList();

        Assert.That(second, Is.EqualTo(first));
    }

    private static string Digest(FixtureFile file) => file.Path + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content));
}
