using System.Security.Cryptography;
using System.Text;
using Gate.Core;
using Gate.Core.Git;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Git;

/// <summary>A folder as of a commit answers as the same folder on disk, without a checkout.</summary>
internal sealed class GitSourceTests
{
    private GitScratch _repository = null!;

    [SetUp]
    public void SetUp() => _repository = new GitScratch();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    [Platform(Exclude = "Win")]
    public void A_commit_holds_what_the_folder_held_pages_files_and_digest()
    {
        _repository.Write("site/index.html", "<h1>one</h1>");
        _repository.Write("site/blog/čaj a b.html", "<h1>two</h1>");
        _repository.Write("site/style.css", "p {}");
        _repository.Write("site/film.bin", new string('x', 3 << 20));
        _repository.Write("site/empty.html", "");
        File.CreateSymbolicLink(_repository.At("site/start.html"), "index.html");
        File.CreateSymbolicLink(_repository.At("site/journal"), "blog");
        File.CreateSymbolicLink(_repository.At("site/blog/self"), "../blog");
        File.CreateSymbolicLink(_repository.At("site/gone.png"), "nowhere.png");
        _repository.Write("readme.html", "not of the site");
        var commit = _repository.Commit("first");
        var folder = FolderSource.Open(_repository.At("site"), "--after");

        using var source = Open("git:HEAD:site");

        Assert.Multiple(() =>
        {
            Assert.That(source.Commit, Is.EqualTo(commit));
            Assert.That(Ids(source), Is.EqualTo(Ids(folder)).And.Contain("journal/čaj a b.html"));
            Assert.That(SiteDigest.Of(source, default), Is.EqualTo(SiteDigest.Of(folder, default)));
            foreach (var path in new[] { "", "index.html", "start.html", "journal/čaj a b.html", "style.css", "film.bin", "empty.html" })
                Assert.That(Digest(source, path), Is.EqualTo(Digest(folder, path)), path);
            foreach (var path in new[] { "blog", "nowhere", "gone.png", "../readme.html", "index.html/", "blog/..", ".git/config", "a\\b", "blog/" })
                Assert.That(Answer(source, path), Is.EqualTo(Answer(folder, path)), path);
        });
    }

    [Test]
    public void The_work_tree_and_the_index_do_not_count()
    {
        _repository.Write("a.html", "committed");
        _repository.Commit("first");
        _repository.Write("a.html", "changed");
        _repository.Write("b.html", "new");
        _repository.Git("add", "--all");

        using var source = Open("git:main");

        Assert.That((string.Join(' ', Ids(source)), Text(source, "a.html")), Is.EqualTo(("a.html", "committed")));
    }

    [Test]
    public void A_merge_base_is_where_the_branch_began()
    {
        _repository.Write("a.html", "base");
        var start = _repository.Commit("base");
        _repository.Git("switch", "--quiet", "--create", "change");
        _repository.Write("a.html", "change");
        _repository.Commit("change");
        _repository.Git("switch", "--quiet", "main");
        _repository.Write("a.html", "main moved on");
        _repository.Commit("moved");
        _repository.Git("switch", "--quiet", "change");

        using var source = Open("git:merge-base(main)");
        using var two = Open("git:merge-base(change, main):.");

        Assert.That((source.Commit, Text(source, "a.html"), two.Commit), Is.EqualTo((start, "base", start)));
    }

    [TestCase("git:nowhere:site", "git-ref-missing")]
    [TestCase("git:--all:site", "git-ref-missing")]
    [TestCase("git::site", "git-ref-missing")]
    [TestCase("git:merge-base(nowhere)", "git-ref-missing")]
    [TestCase("git:merge-base(a,b,c)", "git-ref-missing")]
    [TestCase("git:HEAD:nowhere", "source-missing")]
    [TestCase("git:HEAD:a.html", "source-not-a-folder")]
    [TestCase("git:HEAD:../a", "source-missing")]
    public void What_is_not_there_is_told(string source, string code)
    {
        _repository.Write("a.html", "x");
        _repository.Commit("first");

        Assert.That(Assert.Throws<GateException>(() => Open(source))!.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_submodule_is_an_error_until_it_is_left_out()
    {
        _repository.Write("a.html", "x");
        var commit = _repository.Commit("first");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{commit},theme");
        _repository.Git("commit", "--quiet", "--message", "theme");
        using var source = Open("git:HEAD");

        var error = Assert.Throws<GateException>(() => source.FindPages(PageRules.Everything))!;
        var pages = source.FindPages(PageRules.Everything with { Exclude = [new PageRule("--exclude", "theme/**")] });

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo("source-submodule"));
            Assert.That(pages.Pages.Single().Id.Value, Is.EqualTo("a.html"));
            Assert.That(pages.Excluded.Single().Rule, Is.EqualTo("--exclude theme/**"));
            Assert.That(Answer(source, "theme/a.css"), Is.EqualTo("the file is in a submodule, which is another repository"));
        });
    }

    [Test]
    public void A_large_file_comes_from_the_store_of_the_clone_or_is_refused()
    {
        var content = Encoding.UTF8.GetBytes("a picture");
        var id = Convert.ToHexStringLower(SHA256.HashData(content));
        _repository.Write("a.png", $"version https://git-lfs.github.com/spec/v1\noid sha256:{id}\nsize {content.Length}\n");
        _repository.Write("broken.png", "version https://git-lfs.github.com/spec/v1\noid sha256:../../../../etc/passwd\nsize 9\n");
        _repository.Commit("first");
        using var source = Open("git:HEAD");

        var before = Answer(source, "a.png");
        _repository.Write($".git/lfs/objects/{id[..2]}/{id[2..4]}/{id}", "a picture");

        Assert.Multiple(() =>
        {
            Assert.That(before, Does.Contain("git lfs fetch"));
            Assert.That(Text(source, "a.png"), Is.EqualTo("a picture"));
            Assert.That(Answer(source, "broken.png"), Does.Contain("cannot be read"));
        });
    }

    [Test]
    public void A_link_that_leaves_the_folder_is_an_error_and_never_followed()
    {
        _repository.Write("secret.html", "x");
        _repository.Write("site/a.html", "x");
        _repository.Write("link", "../secret.html");
        var target = _repository.Git("hash-object", "-w", "link");
        File.Delete(_repository.At("link"));
        _repository.Git("add", "--all");
        _repository.Git("update-index", "--add", "--cacheinfo", $"120000,{target},site/out.html");
        _repository.Git("commit", "--quiet", "--message", "x");
        using var source = Open("git:HEAD:site");

        Assert.That(Assert.Throws<GateException>(() => source.FindPages(PageRules.Everything))!.Code, Is.EqualTo("link-leaves-root"));
        Assert.That(Answer(source, "out.html"), Is.EqualTo("a symbolic link leaves the page set's folder"));
    }

    [Test]
    public void Many_readers_share_one_process()
    {
        for (var i = 0; i < 60; i++)
            _repository.Write($"p{i}.html", $"page {i}");
        _repository.Commit("first");
        using var source = Open("git:HEAD");

        Parallel.For(0, 600, i => Assert.That(Text(source, $"p{i % 60}.html"), Is.EqualTo($"page {i % 60}")));
    }

    [Test]
    public void A_file_of_a_commit_is_read_by_its_path()
    {
        _repository.Write("baselines/approvals.jsonl", "{}\n");
        var commit = _repository.Commit("first");
        var repository = GitRepository.Find(_repository.At("baselines"))!;

        Assert.Multiple(() =>
        {
            Assert.That(repository.ReadFile(commit, "baselines/approvals.jsonl"), Is.EqualTo("{}\n"u8.ToArray()));
            Assert.That(repository.ReadFile(commit, "nowhere"), Is.Null);
            Assert.That(repository.ReadFile(commit, "baselines"), Is.Null);
            Assert.That(repository.DefaultBranch(), Is.EqualTo("main"));
        });
    }

    private GitSource Open(string source) => GitSource.Open(source, "--before", _repository.Root);

    private static List<string> Ids(IPageSource source) => [.. source.FindPages(PageRules.Everything)!.Pages.Select(page => page.Id.Value)];

    private static SiteAnswer Find(IPageSource source, string path) => ((Site.Served)source.Site).Files.Find(path);

    private static string Answer(IPageSource source, string path) => Find(source, path) switch
    {
        SiteAnswer.Refused refused => refused.Reason,
        var other => other.GetType().Name,
    };

    private static byte[] Bytes(IPageSource source, string path)
    {
        var found = (SiteAnswer.Found)Find(source, path);
        using var stream = found.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Assert.That(bytes.Length, Is.EqualTo(found.Length), path);
        return bytes.ToArray();
    }

    private static string Digest(IPageSource source, string path) => Convert.ToHexString(SHA256.HashData(Bytes(source, path)));

    private static string Text(IPageSource source, string path) => Encoding.UTF8.GetString(Bytes(source, path));
}
