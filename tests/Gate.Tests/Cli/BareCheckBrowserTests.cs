using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Bare <c>gate check</c> in a git repository, as a user types it.</summary>
[Category("Browser")]
internal sealed class BareCheckBrowserTests
{
    [Test]
    public async Task A_change_on_a_branch_is_compared_with_the_merge_base()
    {
        using var repository = new GitScratch();
        repository.Write("index.html", "<!doctype html><title>t</title><link rel=stylesheet href=style.css><a href=about>About</a><p>one");
        repository.Write("about.html", "<!doctype html><title>t</title><p>about");
        repository.Write("style.css", "p { color: #000 }");
        repository.Write(".gitignore", "node_modules/\n");
        var start = repository.Commit("first");
        repository.Git("switch", "--quiet", "--create", "change");
        repository.Write("node_modules/x/page.html", "not of the site");

        var same = await GateProcess.RunAsync(repository.Root, "check");
        repository.Write("style.css", "p { color: #100 }");
        repository.Write("about.html", "<!doctype html><title>t</title><p>About");
        var changed = await GateProcess.RunAsync(repository.Root, "check");
        var text = await GateProcess.RunAsync(repository.Root, "explain", "gate-out", "about.html", "--text");
        var report = ReportJson.Read(await File.ReadAllTextAsync(repository.At("gate-out/report.json")));

        Assert.Multiple(() =>
        {
            Assert.That(same.Exit, Is.Zero, same.Error + same.Out);
            Assert.That(same.Error, Does.Contain($"gate: comparing git:merge-base(main):. ({start[..12]}) with the current folder\n"));
            Assert.That(same.Out, Does.Contain("excluded  1 page by files that git ignores\n"));
            Assert.That(changed.Exit, Is.EqualTo(1), changed.Error);
            Assert.That(changed.Out, Does.Match(@"^changed +about\.html +desktop and mobile AE \d+\nchanged +index\.html +desktop and mobile AE \d+\n"));
            Assert.That(text.Exit, Is.Zero, text.Error);
            Assert.That(text.Out, Does.Contain("- about").And.Contain("+ About"));
            Assert.That(report.Pages.Select(page => page.Page), Is.EqualTo(new[] { "about.html", "index.html" }), "the earlier report is no page");
            Assert.That((report.Subject.Before.Commit, report.Subject.After.Commit), Is.EqualTo((start, (string?)null)));
            Assert.That(report.Subject.Before.Tree, Is.Not.EqualTo(report.Subject.After.Tree).And.StartsWith("sha256:"));
        });
    }
}
