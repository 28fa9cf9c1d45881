using Gate.Core;
using Gate.Core.Run.Shards;
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
        int[] pages = [.. Enumerable.Range(0, 31)];

        var parts = Enumerable.Range(1, count).Select(index => new Shard(index, count).Of(pages)).ToList();

        Assert.That(parts.SelectMany(part => part).Order(), Is.EqualTo(pages));
        Assert.That(parts.Max(part => part.Count) - parts.Min(part => part.Count), Is.LessThanOrEqualTo(1));
    }

    private static Dictionary<string, string> Variables(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
