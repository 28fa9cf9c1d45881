using System.Text.Json.Nodes;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Core.Run.Shards;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

internal sealed class ShardTests
{
    [TestCase("CI_NODE_INDEX=1 CI_NODE_TOTAL=3", "1/3", TestName = "GitLab counts from 1")]
    [TestCase("CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=3", "1/3", TestName = "CircleCI counts from 0")]
    [TestCase("BUILDKITE_PARALLEL_JOB=2 BUILDKITE_PARALLEL_JOB_COUNT=3", "3/3", TestName = "Buildkite counts from 0")]
    [TestCase("SYSTEM_JOBPOSITIONINPHASE=3 SYSTEM_TOTALJOBSINPHASE=3", "3/3", TestName = "Azure counts from 1")]
    [TestCase("JOB_COMPLETION_INDEX=1 GATE_SHARD_TOTAL=3", "2/3", TestName = "An Indexed Job counts from 0")]
    public void The_service_tells(string variables, string part)
        => Assert.That(Shard.Parse("auto", Variables(variables)).ToString(), Is.EqualTo(part));

    [TestCase("auto", "CI=true", "no service tells")]
    [TestCase("auto", "CI_NODE_INDEX=1", "CI_NODE_TOTAL=")]
    [TestCase("auto", "JOB_COMPLETION_INDEX=3 GATE_SHARD_TOTAL=3", "no part 4 of 3")]
    [TestCase("0/3", "", "no part 0 of 3")]
    [TestCase("4/3", "", "no part 4 of 3")]
    [TestCase("1", "", "not a part")]
    [TestCase("1/-3", "", "not a part")]
    [TestCase("/", "", "not a part")]
    public void Anything_else_is_refused(string text, string variables, string says)
    {
        var trouble = Assert.Throws<GateException>(() => Shard.Parse(text, Variables(variables)));

        Assert.That($"{trouble!.Code}: {trouble.Message}", Does.StartWith("shard-invalid: ").And.Contain(says));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void Every_page_is_in_exactly_one_part_and_the_parts_are_even(int count)
    {
        var deal = ShardDeal.Of(count, Pages(31), null);
        var parts = Enumerable.Range(1, count).Select(deal.PositionsOf).ToList();

        Assert.That(parts.SelectMany(part => part).Order(), Is.EqualTo(Enumerable.Range(0, 31)));
        Assert.That(parts.Max(part => part.Count) - parts.Min(part => part.Count), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void By_timings_the_parts_are_even_in_time_and_every_part_has_a_page()
    {
        // One page costs as much as ten others: in turn, the part that has it would take twice as long.
        var timings = PageTimings.Of(Timed(index => index == 0 ? 1000 : 100, 21));

        var parts = Parts(ShardDeal.Of(3, Pages(21), timings), 3);

        Assert.That(parts.SelectMany(part => part).Order(), Is.EqualTo(Enumerable.Range(0, 21)));
        Assert.That(parts.Select(part => part.Sum(at => at == 0 ? 1000 : 100)), Is.EqualTo(new[] { 1000, 1000, 1000 }));
        Assert.That(Parts(ShardDeal.Of(21, Pages(21), timings), 21).Select(part => part.Count), Is.All.EqualTo(1));
    }

    [Test]
    public void The_same_timings_deal_alike_and_others_show_in_the_digest()
    {
        string Digest(Func<int, double> cost) => ShardDeal.Of(4, Pages(30), PageTimings.Of(Timed(cost, 30))).Digest;

        var digest = Digest(index => 10 + index);

        Assert.That(Digest(Slowly), Is.EqualTo(digest));
        Assert.That(digest, Is.Not.EqualTo(Digest(index => 40 - index)).And.Not.EqualTo(ShardDeal.Of(4, Pages(30), null).Digest));

        static double Slowly(int index) => 10 + index;
    }

    [Test]
    public void A_page_costs_what_one_capture_of_each_of_its_shots_took_and_an_unknown_one_the_median()
    {
        var timings = PageTimings.Of(Timed(index => 100 * (index + 1), 3));

        Assert.That(new[] { "0.html", "1.html", "2.html", "new.html" }.Select(timings.Of), Is.EqualTo(new long[] { 100, 200, 300, 200 }));
    }

    [Test]
    public void A_run_that_rendered_nothing_has_no_timings()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("report.json", ReportJson.Write(SampleReports.Rich() with { Timings = [] }));

        Assert.That(Assert.Throws<GateException>(() => PageTimings.Read(scratch.At(".")))!.Code, Is.EqualTo("timings-empty"));
    }

    private static List<IReadOnlyList<int>> Parts(ShardDeal deal, int count) => [.. Enumerable.Range(1, count).Select(deal.PositionsOf)];

    private static List<PagePair> Pages(int count) => [.. Enumerable.Range(0, count).Select(index => Plans.Both($"{index}.html", Plans.Small).Pair)];

    /// <summary>Captured twice each: what a shot took is twice what a capture takes.</summary>
    private static RunReport Timed(Func<int, double> cost, int pages)
    {
        var report = SampleReports.Rich();
        var once = new SideFacts { Attempts = 1 };
        var shots = Enumerable.Range(0, pages).Select(index => report.Shots[0] with { Id = $"{index}.html@desktop", Page = $"{index}.html", Before = once, After = once }).ToList();
        return report with { Shots = shots, Timings = new JsonObject { ["shotsMs"] = new JsonObject(shots.Select((shot, index) => KeyValuePair.Create(shot.Id, (JsonNode?)(2 * cost(index))))) } };
    }

    private static Dictionary<string, string> Variables(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
