using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Commits that were typed as if they were folders.</summary>
internal sealed class RevisionProcessTests
{
    private GitScratch _repository = null!;

    [SetUp]
    public void SetUp()
    {
        _repository = new GitScratch();
        _repository.Write("index.html", "<p>One");
        _repository.Commit("one");
        _repository.Write("index.html", "<p>Two");
        _repository.Commit("two");
    }

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public async Task A_commit_that_is_no_folder_is_answered_with_how_commits_are_named()
    {
        var run = await GateProcess.RunAsync(_repository.Root, "check", "--before", "HEAD~1", "--after", ".");

        Assert.That((run.Exit, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.EndWith("  it is a commit of this repository: --before git:HEAD~1\n"));
    }

    [TestCase("HEAD~1", "HEAD", "gate check --before 'git:HEAD~1' --after git:HEAD")]
    [TestCase("HEAD~7", "nowhere", "gate check --before 'HEAD~7' --after nowhere")]
    public async Task Two_commits_without_names_are_answered_with_the_command_that_was_meant(string before, string after, string command)
    {
        var run = await GateProcess.RunAsync(_repository.Root, "check", before, after);

        Assert.That(run.Error, Does.EndWith($"  the sides are given by name: {command}\n"));
    }
}
