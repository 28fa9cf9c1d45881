using Gate.Core.Run;
using NUnit.Framework;

namespace Gate.Tests.Unit.Watching;

/// <summary>Whose changes count: the files of both sides and of the policy; not what gate and git write themselves.</summary>
internal sealed class WatchGroundTests
{
    private static readonly WatchGround Ground = new([Of("repo")], [Of("policy/playwright.config.json")], [Of("repo/gate-out")]);

    [TestCase("repo/index.html", true)]
    [TestCase("repo/blog/post.html", true)]
    [TestCase("repo", true)]
    [TestCase("repository/index.html", false)]
    [TestCase("repo/gate-out/report.json", false)]
    [TestCase("repo/gate-out", false)]
    [TestCase("repo/gate-output/index.html", true)]
    [TestCase("repo/.git/index.lock", false)]
    [TestCase("repo/vendor/.git/HEAD", false)]
    [TestCase("repo/.gitignore", true)]
    [TestCase("policy/playwright.config.json", true)]
    [TestCase("policy/playwright.config.json~", false)]
    public void A_path_is_covered(string path, bool expected) => Assert.That(Ground.Covers(Of(path)), Is.EqualTo(expected));

    [Test]
    public void The_same_ground_is_the_same() =>
        Assert.That(Ground, Is.EqualTo(new WatchGround([Of("repo")], [Of("policy/playwright.config.json")], [Of("repo/gate-out")])).And.Not.EqualTo(Ground with { Files = [] }));

    private static string Of(string path) => Path.GetFullPath(path, Path.GetTempPath());
}
