using Gate.Cli;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Watching;

/// <summary>What makes no sense with <c>--watch</c> is one clear error before anything is done.</summary>
internal sealed class WatchRulesTests
{
    [TestCase("watch-conflict", "--trust", "HEAD")]
    [TestCase("watch-conflict", "--shard", "1/2")]
    [TestCase("watch-conflict", "--repeat", "3")]
    [TestCase("watch-conflict", "--resume", "old")]
    [TestCase("watch-conflict", "--sitemap")]
    [TestCase("watch-conflict", "--crawl")]
    [TestCase("watch-conflict", "--json")]
    [TestCase("watch-conflict", "--brief")]
    [TestCase("watch-conflict", "--dry-run")]
    [TestCase("watch-fixed", "--after", "http://127.0.0.1:1/")]
    [TestCase("watch-fixed", "--before", "http://127.0.0.1:1/")]
    public async Task It_is_refused(string code, params string[] option)
    {
        using var folders = new Folders();
        var console = new TestConsole(folders.Root);
        string[] sides = [.. option[0] == "--before" ? [] : new[] { "--before", folders.Before }, .. option[0] == "--after" ? [] : new[] { "--after", folders.After }];

        var exit = await CommandLine.RunAsync(["check", "--watch", .. sides, .. option], console, CancellationToken.None);

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(console.ErrorText.ToString(), Does.StartWith($"gate: {code}: "));
        Assert.That(code != "watch-conflict" || console.ErrorText.ToString().Contains(option[0], StringComparison.Ordinal), console.ErrorText.ToString());
        Assert.That(folders.At("gate-out"), Does.Not.Exist);
    }

    [TestCase("true", 2)]
    [TestCase("1", 2)]
    public async Task A_job_of_a_service_would_never_end(string value, int expected)
    {
        using var folders = new Folders();
        var console = new TestConsole(folders.Root) { Variables = new Dictionary<string, string> { ["CI"] = value } };

        var exit = await CommandLine.RunAsync(["check", "--watch", "--before", folders.Before, "--after", folders.After], console, CancellationToken.None);

        Assert.That(exit, Is.EqualTo(expected));
        Assert.That(console.ErrorText.ToString(), Does.Contain("CI is set"));
    }

    [Test]
    public async Task A_commit_is_not_edited()
    {
        using var repository = new Support.GitScratch();
        repository.Write("site/index.html", "<p>one");
        repository.Commit("first");

        var run = await GateProcess.RunAsync(WithoutCi(GateProcess.StartInfo(repository.Root, "check", "--watch", "--before", "git:HEAD:site", "--after", "git:HEAD:site")));

        Assert.That((run.Exit, run.Error), Is.EqualTo((2, "gate: watch-fixed: git:HEAD:site is what it is: nobody edits it\n  at  --after\n  watch a folder or a file of the work tree, or leave --watch out\n")));
    }

    private static System.Diagnostics.ProcessStartInfo WithoutCi(System.Diagnostics.ProcessStartInfo start)
    {
        start.Environment.Remove("CI");
        return start;
    }
}
