using System.Diagnostics;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Harness.Machine;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class FolderSourceTests
{
    private SiteFolder _site = null!;

    [SetUp]
    public void SetUp() => _site = new SiteFolder();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public void Finds_pages_of_every_kind_sorted_by_id()
    {
        foreach (var path in new[] { "b.htm", "a.html", "deep/er/c.XHTML", "d.xht", "E.HTML", "style.css", "html", "x.html.bak", ".well-known/w.html", "node_modules/n/n.html" })
            _site.Add(path);
        Assert.That(Ids(Find()), Is.EqualTo(new[] { ".well-known/w.html", "E.HTML", "a.html", "b.htm", "d.xht", "deep/er/c.XHTML", "node_modules/n/n.html" }));
    }

    [TestCase("a b.html", "a%20b.html")]
    [TestCase("100%.html", "100%25.html")]
    [TestCase("100%25.html", "100%2525.html")]
    [TestCase("čaj/ø.html", "%C4%8Daj/%C3%B8.html")]
    [TestCase("日本/語.html", "%E6%97%A5%E6%9C%AC/%E8%AA%9E.html")]
    [TestCase("😀.html", "%F0%9F%98%80.html")]
    [TestCase("q?a=b#c.html", "q%3Fa=b%23c.html")]
    [TestCase("Help:X.html", "Help%3AX.html")]
    [TestCase("wiki/Help:X.html", "wiki/Help:X.html")]
    [TestCase("a+b&c;d=e@f(1)!.html", "a+b&c;d=e@f(1)!.html")]
    [TestCase("<script>alert(1)<.html", "%3Cscript%3Ealert(1)%3C.html")]
    [TestCase("..html", "..html")]
    [TestCase(" .html", "%20.html")]
    [Platform(Exclude = "Win")]
    public void Addresses_lead_back_to_their_file(string path, string address)
    {
        _site.Add(path, path);
        var source = FolderSource.Open(_site.Root, "--after");
        var page = source.FindPages(PageRules.Everything).Pages.Single();
        Assert.That((page.Id.Value, page.Address), Is.EqualTo((path, address)));
        Assert.That(Gate.Harness.Serving.SitePath.Resolve("/" + page.Address, "/"), Is.EqualTo(path));
        Assert.That(Read(source, path), Is.EqualTo(path));
    }

    [Test]
    public void Rules_leave_pages_out_and_count_them()
    {
        foreach (var path in new[] { "a.html", "drafts/x.html", "drafts/y.html", "docs/d.html", "docs/logo.svg", "docs/notes.php" })
            _site.Add(path);
        var found = Find(include: ["docs/**", "drafts/**", "**/*.php"], exclude: ["drafts/x*"]);
        Assert.That(Ids(found), Is.EqualTo(new[] { "docs/d.html", "docs/notes.php", "drafts/y.html" }));
        Assert.That(found.Excluded, Is.EqualTo(new[]
        {
            new ExcludedPages("not in --include docs/**, --include drafts/**, --include **/*.php", PageId.Parse("a.html")),
            new ExcludedPages("--exclude drafts/x*", PageId.Parse("drafts/x.html")),
        }));
    }

    [Test]
    public void Pages_below_git_are_counted_not_rendered()
    {
        _site.Add("a.html");
        _site.Add(".git/description.html");
        _site.Add("sub/.git/objects/x.html");
        _site.Add(".github/page.html");
        var found = Find();
        Assert.That(Ids(found), Is.EqualTo(new[] { ".github/page.html", "a.html" }));
        Assert.That(found.Excluded.Select(page => (page.Rule, page.Page.Value)), Is.EqualTo(new[]
        {
            ("files of .git", ".git/description.html"), ("files of .git", "sub/.git/objects/x.html"),
        }));
    }

    [Test]
    public void Two_spellings_of_one_name_are_an_error()
    {
        _site.Add("caf\u00e9.html");
        _site.Add("cafe\u0301.html");
        Assert.That(Error(() => Find()), Is.EqualTo("page-id-twice"));
        Assert.That(Ids(Find(exclude: ["caf*"])), Is.Empty);
    }

    [Test]
    public void Links_inside_the_root_are_followed()
    {
        _site.Add("real/a.html", "A");
        _site.Link("alias.html", "real/a.html");
        _site.Link("mirror", "real");
        _site.Link("absolute.html", Path.Combine(_site.Root, "real", "a.html"));
        _site.Link("chain.html", "mirror/a.html");
        var source = FolderSource.Open(_site.Root, "--after");
        Assert.That(Ids(source.FindPages(PageRules.Everything)), Is.EqualTo(new[] { "absolute.html", "alias.html", "chain.html", "mirror/a.html", "real/a.html" }));
        foreach (var path in new[] { "alias.html", "mirror/a.html", "absolute.html", "chain.html" })
            Assert.That(Read(source, path), Is.EqualTo("A"));
    }

    [TestCase("../../outside")]
    [TestCase("/etc/passwd")]
    [TestCase("../inner/../../outside/secret.html")]
    [TestCase("../..")]
    [TestCase("/")]
    [TestCase("../../site-beside")]
    public void A_link_that_leaves_the_root_is_an_error_that_names_it(string target)
    {
        Directory.CreateDirectory(_site.Outside);
        Directory.CreateDirectory(_site.Root + "-beside");
        File.WriteAllText(Path.Combine(_site.Outside, "secret.html"), "secret");
        _site.Add("inner/a.html");
        _site.Link("inner2/link.html", target);
        var error = Assert.Throws<GateException>(() => Find())!;
        Assert.That((error.Code, error.Place), Is.EqualTo(("link-leaves-root", "--after")));
        Assert.That(error.Message, Does.Contain("inner2/link.html"));
        Assert.That(new FolderFiles(_site.Root).Find("inner2/link.html"), Is.InstanceOf<SiteAnswer.Refused>());
        Assert.That(new FolderFiles(_site.Root).Find("inner2/link.html/secret.html"), Is.InstanceOf<SiteAnswer.Refused>().Or.InstanceOf<SiteAnswer.Missing>());
    }

    [Test]
    public void A_root_reached_through_a_link_is_a_root()
    {
        _site.Add("a.html", "A");
        Directory.CreateSymbolicLink(_site.Outside, _site.Root);
        var source = FolderSource.Open(_site.Outside, "--after");
        Assert.That(Ids(source.FindPages(PageRules.Everything)), Is.EqualTo(new[] { "a.html" }));
        Assert.That(Read(source, "a.html"), Is.EqualTo("A"));
    }

    [Test]
    public void Links_in_circles_end_and_are_counted()
    {
        _site.Add("a/b/page.html");
        _site.Link("a/b/up", "..");
        _site.Link("a/self", ".");
        _site.Link("one", "two");
        _site.Link("two", "one");
        var found = Find();
        Assert.That(Ids(found), Is.EqualTo(new[] { "a/b/page.html" }));
        Assert.That(found.Excluded.Select(page => page.Page.Value), Is.EqualTo(new[] { "a/b/up", "a/self" }));
    }

    [Test]
    public void A_page_that_is_a_broken_link_is_an_error_until_left_out()
    {
        _site.Add("a.html");
        _site.Link("gone.html", "nothing.html");
        _site.Link("gone.css", "nothing.css");
        Assert.That(Error(() => Find()), Is.EqualTo("page-unservable"));
        Assert.That(Ids(Find(exclude: ["gone.html"])), Is.EqualTo(new[] { "a.html" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_pipe_is_neither_opened_nor_served()
    {
        Shell("mkfifo pipe.html");
        Assert.That(new FolderFiles(_site.Root).Find("pipe.html"), Is.EqualTo(new SiteAnswer.Refused("not a regular file")));
        Assert.That(Error(() => Find()), Is.EqualTo("page-unservable"));
    }

    [Test]
    [Platform(Include = "Linux")]
    public void A_name_that_is_no_utf8_is_that_of_a_page_too()
    {
        _site.Add("a.html");
        Shell("touch \"$(printf 'x\\377.html')\" \"$(printf 'x\\377.css')\"");
        Assert.That(Ids(Find()), Is.EqualTo(new[] { "a.html", @"x\xFF.html" }));
        Assert.That(Ids(Find(exclude: ["x*"])), Is.EqualTo(new[] { "a.html" }));
        Shell("rm x*"); // .NET cannot name them to remove them
    }

    [TestCase("a\\b.html")]
    [TestCase("a\nb.html")]
    [Platform(Exclude = "Win")]
    public void A_name_that_no_address_leads_to_is_an_error(string name)
    {
        _site.Add(name);
        Assert.That(Error(() => Find()), Is.EqualTo("page-unservable"));
    }

    [Test]
    public void A_missing_folder_and_a_file_are_errors_with_a_next_step()
    {
        var missing = Assert.Throws<GateException>(() => PageSources.Open(_site.Root + "/no", "--before"))!;
        var file = Assert.Throws<GateException>(() => PageSources.Open(_site.Add("a.css"), "--before"))!;
        Assert.That((missing.Code, missing.Place, missing.Exit), Is.EqualTo(("source-missing", "--before", GateExit.Usage)));
        Assert.That((file.Code, file.Place, file.Exit), Is.EqualTo(("source-not-a-page", "--before", GateExit.Usage)));
        Assert.That(new[] { missing.NextStep, file.NextStep }, Is.All.Not.Empty);
    }

    [Test]
    public void The_digest_is_of_paths_and_bytes()
    {
        _site.Add("a.html", "A");
        _site.Add("b/c.css", "C");
        var first = Digest();
        Assert.That(first, Does.Match("^sha256:[0-9a-f]{64}$"));
        File.SetLastWriteTimeUtc(Path.Combine(_site.Root, "a.html"), DateTime.UnixEpoch);
        _site.Add(".git/HEAD", "ref");
        Assert.That(Digest(), Is.EqualTo(first), "neither times nor .git count");
        var seen = new List<string> { first };
        foreach (var change in new Action[]
        {
            () => _site.Add("a.html", "B"),
            () => _site.Add("a.html", ""),
            () => File.Move(Path.Combine(_site.Root, "a.html"), Path.Combine(_site.Root, "A.html")),
            () => _site.Add("empty", ""),
            () => _site.Link("alias", "b/c.css"),
        })
        {
            change();
            Assert.That(seen, Does.Not.Contain(Digest()));
            seen.Add(Digest());
        }
    }

    [Test]
    public void A_file_beyond_every_bound_is_refused_by_its_name_and_not_read()
    {
        _site.Add("index.html", "A");
        using (var sparse = File.Create(Path.Combine(_site.Root, "disk.bin")))
            sparse.SetLength((4L << 30) + 1);
        var refused = Assert.Throws<GateException>(() => Digest());
        Assert.That((refused.Code, refused.Message, refused.Place), Is.EqualTo(("source-too-large", "the file \"disk.bin\" is larger than 4 GiB", "--after")));
        using (var sparse = File.OpenWrite(Path.Combine(_site.Root, "disk.bin")))
            sparse.SetLength(1);
        Assert.That(Digest(), Does.StartWith("sha256:"));
    }

    private void Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", command }, WorkingDirectory = _site.Root })!;
        shell.WaitForExit();
        Assert.That(shell.ExitCode, Is.Zero);
    }

    private string Digest() => SiteDigest.Of(FolderSource.Open(_site.Root, "--after"), CancellationToken.None)!;

    private PageSet Find(string[]? include = null, string[]? exclude = null) => FolderSource.Open(_site.Root, "--after").FindPages(new PageRules(
        [.. (include ?? []).Select(glob => new PageRule("--include", glob))], [.. (exclude ?? []).Select(glob => new PageRule("--exclude", glob))], null));

    private static IEnumerable<string> Ids(PageSet pages) => pages.Pages.Select(page => page.Id.Value);

    private static string Error(Action act) => Assert.Throws<GateException>(act)!.Code;

    private static string Read(FolderSource source, string path)
    {
        var found = (SiteAnswer.Found)((Site.Served)source.Site).Files.Find(path);
        using var reader = new StreamReader(found.Open());
        return reader.ReadToEnd();
    }
}
