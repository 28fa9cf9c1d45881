using Gate.Core;
using Gate.Core.Git;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>What is compared where less than both sources is named.</summary>
internal sealed class SideDefaultsTests
{
    private GitScratch _repository = null!;

    [SetUp]
    public void SetUp()
    {
        _repository = new GitScratch();
        _repository.Write("site/index.html", "x");
        _repository.Write("docs/notes.html", "x");
        _repository.Commit("first");
        _repository.Git("switch", "--quiet", "--create", "change");
    }

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void Nothing_named_means_the_merge_base_and_the_work_tree_at_the_folder_that_is_found() =>
        Assert.That(Fill(new GateOptions()), Is.EqualTo(("git:merge-base(main):site", "site")));

    [Test]
    public void The_folder_of_the_config_comes_first() =>
        Assert.That(Fill(new GateOptions(), new GateConfig { Export = "docs" }), Is.EqualTo(("git:merge-base(main):docs", "docs")));

    [Test]
    public void A_folder_that_no_commit_holds_is_passed_over_and_named_it_is_an_error()
    {
        _repository.Write("dist/index.html", "built");

        Assert.That(Fill(new GateOptions()), Is.EqualTo(("git:merge-base(main):site", "site")));
        Assert.That(Assert.Throws<GateException>(() => Fill(new GateOptions(), new GateConfig { Export = "dist" }))!.Code, Is.EqualTo("export-folder-missing"));
    }

    [Test]
    public void Settings_of_a_folder_above_are_not_read_and_the_message_says_where_they_are()
    {
        _repository.Write("playwright.config.json", """{ "gate": { "export": "site" } }""");
        _repository.Write("site/assets/x.css", "");

        var missing = Assert.Throws<GateException>(() => SideDefaults.Fill(new GateOptions(), GateConfig.Empty, _repository.At("site/assets")))!;

        Assert.That(missing.Code, Is.EqualTo("export-folder-missing"));
        Assert.That(missing.NextStep, Does.StartWith($"run gate in {RealPath.Of(_repository.Root)}: its playwright.config.json is not read here"));
    }

    [Test]
    public void One_side_finds_the_other()
    {
        var work = _repository.Root;

        Assert.Multiple(() =>
        {
            Assert.That(Fill(new GateOptions { After = "docs" }), Is.EqualTo(("git:merge-base(main):docs", "docs")));
            Assert.That(Fill(new GateOptions { After = Path.Combine(work, "site") }), Is.EqualTo(("git:merge-base(main):site", Path.Combine(work, "site"))));
            Assert.That(Fill(new GateOptions { After = "git:change:site" }), Is.EqualTo(("git:merge-base(change,main):site", "git:change:site")));
            Assert.That(Fill(new GateOptions { Before = "git:main", After = "site" }), Is.EqualTo(("git:main:site", "site")));
            Assert.That(Fill(new GateOptions { Before = "git:main:.", After = "site" }), Is.EqualTo(("git:main:.", "site")));
            Assert.That(Fill(new GateOptions { Before = "git:main", After = "git:change:docs" }), Is.EqualTo(("git:main:docs", "git:change:docs")));
            Assert.That(Fill(new GateOptions { Before = "site" }), Is.EqualTo(("site", (string?)null)));
        });
    }

    [Test]
    public void Outside_of_a_repository_nothing_is_made_up()
    {
        using var folder = new ScratchFolder();

        Assert.That(SideDefaults.Fill(new GateOptions(), GateConfig.Empty, folder.Root), Is.EqualTo(new GateOptions()));
        Assert.That(Assert.Throws<GateException>(() => GatePlanner.Resolve(new GateOptions(), GateConfig.Empty, Surroundings(folder.Root)))!.Code, Is.EqualTo("source-not-given"));
    }

    [Test]
    public void What_git_ignores_and_the_report_are_no_part_of_the_work_tree()
    {
        _repository.Write(".gitignore", "node_modules/\n*.tmp.html\n");
        _repository.Write("node_modules/a/x.html", "x");
        _repository.Write("b.tmp.html", "x");
        _repository.Write("new.html", "not ignored, not committed yet");
        _repository.Write("gate-out/index.html", "an earlier report");
        _repository.Write("gate-out/report.json", "{ \"schema\": \"gate-report/1\" }");
        var folder = FolderSource.Open(_repository.Root, "--after");
        using var commit = GitSource.Open("git:main", "--before", _repository.Root);

        var (_, after) = SideScope.Narrow(commit, folder, _repository.At("gate-out"));
        var (_, whole) = SideScope.Narrow(folder, folder, null);
        var pages = after.FindPages(PageRules.Everything)!;

        Assert.Multiple(() =>
        {
            Assert.That(pages.Pages.Select(page => page.Id.Value), Is.EqualTo(new[] { "docs/notes.html", "new.html", "site/index.html" }));
            Assert.That(pages.Excluded.Select(page => $"{page.Page} {page.Rule}"), Is.EqualTo(new[] { "b.tmp.html files that git ignores", "node_modules/a/x.html files that git ignores" }));
            Assert.That(Find(after, "node_modules/a/x.html"), Is.TypeOf<SiteAnswer.Refused>());
            Assert.That(Find(after, "gate-out/index.html"), Is.TypeOf<SiteAnswer.Refused>());
            Assert.That(Find(after, "new.html"), Is.TypeOf<SiteAnswer.Found>());
            Assert.That(whole.FindPages(PageRules.Everything)!.Pages, Has.Count.EqualTo(6), "between two folders nothing is left out");
        });
    }

    [TestCase("site", TestName = "In_the_folder_itself")]
    [TestCase(".", TestName = "Above_it")]
    public void Files_that_git_would_take_for_a_repository_are_refused_and_none_of_their_programs_runs(string place)
    {
        var ran = _repository.At("ran");
        var folder = $"pages/{place}";
        _repository.Write("pages/site/index.html", "x");
        _repository.Write($"{folder}/HEAD", "ref: refs/heads/main\n");
        _repository.Write($"{folder}/objects/.k", "");
        _repository.Write($"{folder}/refs/.k", "");
        _repository.Write($"{folder}/config", $"[core]\n repositoryformatversion = 0\n bare = false\n worktree = .\n fsmonitor = \"touch {ran.Replace('\\', '/')};false\"\n");
        var after = FolderSource.Open(_repository.At("pages/site"), "--after");
        using var commit = GitSource.Open("git:main", "--before", _repository.Root);

        var refused = Assert.Throws<GateException>(() => SideScope.Narrow(commit, after, null))!;
        // Where the check does not reach, git itself is told.
        GitRepository.Ignored(after.RealPath);

        Assert.That((refused.Code, refused.Place), Is.EqualTo(("git-hidden", RealPath.Of(_repository.At(folder)))));
        Assert.That(File.Exists(ran), Is.False);
    }

    private static SiteAnswer Find(IPageSource source, string path) => ((Site.Served)source.Site).Files.Find(path);

    private static PlanSurroundings Surroundings(string folder) => new(new Dictionary<string, string>(), folder, "gate test");

    private (string? Before, string? After) Fill(GateOptions options, GateConfig? config = null)
    {
        var filled = SideDefaults.Fill(options, config ?? GateConfig.Empty, _repository.Root);
        return (filled.Before, filled.After);
    }
}
