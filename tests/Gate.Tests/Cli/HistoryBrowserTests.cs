using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>The whole way of a change through a repository, as people type it: compared, approved, judged again, verified, and voided by one more pixel.</summary>
[Category("Browser")]
internal sealed class HistoryBrowserTests
{
    [Test]
    public async Task An_approval_holds_for_its_pixels_until_one_more_changes()
    {
        using var repository = new GitScratch();
        Copy(Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/sites/harbour/before"), repository.At("site"));
        repository.Write("playwright.config.json", """{ "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ], "gate": { "export": "site", "confirm": 2 } }""");
        repository.Write(".gitignore", "gate-out/\n*.lock\n");
        repository.Commit("the site");
        repository.Git("switch", "--quiet", "--create", "change");
        const string style = "<style>main { border-top: 3px solid #246 }</style>";
        Append(repository, "index.html", style);

        var changed = await GateProcess.RunAsync(repository.Root, "check");
        var early = await GateProcess.RunAsync(repository.Root, "verify", "gate-out");
        var approved = await GateProcess.RunAsync(repository.Root, "approve", "gate-out", "--all", "--reason", "the new line on top is wanted", "--by", "anna");
        var judged = await GateProcess.RunAsync(repository.Root, "report", "gate-out");
        var verified = await GateProcess.RunAsync(repository.Root, "verify", "gate-out");
        repository.Commit("line on top, with its approval");
        var trusted = await GateProcess.RunAsync(repository.Root, "verify", "gate-out", "--trust", "main");
        Append(repository, Other(repository), "<!-- no pixel of it -->");
        var unrelated = await GateProcess.RunAsync(repository.Root, "check");
        var still = RunFolder.Read(repository.At("gate-out"));
        Append(repository, "index.html", style.Replace("3px", "4px", StringComparison.Ordinal));
        var moved = await GateProcess.RunAsync(repository.Root, "verify", "gate-out");
        var voided = await GateProcess.RunAsync(repository.Root, "check");
        var last = RunFolder.Read(repository.At("gate-out"));
        var refused = await GateProcess.RunAsync(repository.Root, "verify", "gate-out");

        Assert.Multiple(() =>
        {
            Assert.That(changed.Exit, Is.EqualTo(1), changed.Error + changed.Out);
            Assert.That((early.Exit, early.Out), Is.EqualTo((1, early.Out)), early.Error);
            Assert.That(early.Out, Does.Contain("moved    verdict "));
            Assert.That(approved.Exit, Is.Zero, approved.Error);
            Assert.That(judged.Exit, Is.Zero, judged.Error + judged.Out);
            Assert.That(verified.Exit, Is.Zero, verified.Error + verified.Out);
            Assert.That((trusted.Exit, trusted.Out), Is.EqualTo((1, trusted.Out)), "the change brought its own approval");
            Assert.That(trusted.Out, Does.Contain("moved    policy   the change adds "));
            Assert.That(unrelated.Exit, Is.Zero, unrelated.Error + unrelated.Out);
            Assert.That(still.Counts.Approved, Is.EqualTo(1));
            Assert.That(moved.Exit, Is.EqualTo(1), moved.Error);
            Assert.That(moved.Out, Does.Contain("moved    after ").And.Contain("holds    before "));
            Assert.That(voided.Exit, Is.EqualTo(1), voided.Error + voided.Out);
            Assert.That((last.Counts.Approved, last.Ledger.Again.Count), Is.EqualTo((0, 1)));
            Assert.That(refused.Exit, Is.EqualTo(1), refused.Out);
        });
    }

    private static string Other(GitScratch repository) =>
        Path.GetFileName(Directory.GetFiles(repository.At("site"), "*.html").Order(StringComparer.Ordinal).First(file => Path.GetFileName(file) != "index.html"));

    private static void Append(GitScratch repository, string page, string text) => File.AppendAllText(repository.At($"site/{page}"), text);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
