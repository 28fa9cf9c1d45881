using System.Diagnostics;
using System.Globalization;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using Gate.Tests.Support.Hostile;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>All hostile pages and servers in one run, between two healthy pages. The run's own bound is in the corpus' settings: beyond it shots are pending.</summary>
internal sealed class HostileCorpusTests
{
    [Test]
    public void The_manifest_and_the_files_say_the_same()
    {
        Assert.That(HostileCorpus.All, Has.Count.GreaterThanOrEqualTo(60));
        Assert.That(HostileCorpus.All.Select(page => page.Page), Is.Unique);
        Assert.That(HostileCorpus.All.Where(page => HostileCorpus.NeedsServer(page) == (HostileCorpus.Find($"{page.Page}.html") is not null)), Is.Empty, "one file each");
        Assert.That(HostileCorpus.All.Where(page => page.Status == ShotStatus.Failed == page.Says is null), Is.Empty, "what fails says why");
        Assert.That(Directory.GetFiles(HostileCorpus.At("pages")).Select(Path.GetFileNameWithoutExtension), Is.SubsetOf(HostileCorpus.All.Select(page => page.Page)), "no file is left out");
    }

    [Test]
    [Category("Browser")]
    public async Task Pages_and_servers_fail_with_their_bound_named_their_neighbours_are_right_and_nothing_stays()
    {
        using var folders = New();
        await using var server = new HostileServer();
        await CheckAsync(folders, HostileCorpus.All, "check", "--before", "before", "--after", server.Address.AbsoluteUri, "--sitemap", "--quiet");
    }

    [Test]
    [Category("Soak")]
    public async Task The_same_of_a_folder()
    {
        using var folders = New();
        await HostileCorpus.WriteAsync(folders.After);
        await CheckAsync(folders, [.. HostileCorpus.All.Where(page => !HostileCorpus.NeedsServer(page))], "check", "--before", "before", "--after", "after", "--quiet");
    }

    private static Folders New()
    {
        var folders = new Folders();
        File.Delete(folders.At("before/index.html"));
        File.Delete(folders.At("after/index.html"));
        foreach (var file in HostileCorpus.Healthy("before"))
            File.Copy(file, folders.At($"before/{Path.GetFileName(file)}"));
        File.Copy(HostileCorpus.At("playwright.config.json"), folders.At("playwright.config.json"));
        Directory.CreateDirectory(folders.At("temporary"));
        Directory.CreateDirectory(folders.At("settings"));
        return folders;
    }

    private static async Task CheckAsync(Folders folders, IReadOnlyList<HostilePage> pages, params string[] arguments)
    {
        var start = GateProcess.StartInfo(folders.Root, arguments);
        start.Environment["TMPDIR"] = folders.At("temporary");
        start.Environment["XDG_CONFIG_HOME"] = folders.At("settings");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} hostile pages and servers in {watch.Elapsed.TotalSeconds:0} s"));

        Assert.That(process.ExitCode, Is.EqualTo(3), await error);
        Assert.That(folders.At("gate-out/report.json"), Does.Exist, await error);
        var shots = ReportJson.Read(await File.ReadAllTextAsync(folders.At("gate-out/report.json"))).Shots.ToDictionary(shot => shot.Page, StringComparer.Ordinal);
        Assert.That(shots, Has.Count.EqualTo(pages.Count + 2));
        Assert.That(shots["aaa.html"].Status, Is.EqualTo(ShotStatus.Identical));
        Assert.That((shots["zzz.html"].Status, shots["zzz.html"].MaxChannelDelta), Is.EqualTo((ShotStatus.Changed, 1)));
        var wrong = pages.Where(page => !IsAsStated(page, shots[$"{page.Page}.html"])).ToList();
        Assert.That(string.Join('\n', wrong.Select(page => $"{page.Page}: {shots[$"{page.Page}.html"].Status} {shots[$"{page.Page}.html"].After?.Failure?.Message}")), Is.Empty);
        Assert.That(Leftovers.ProcessesOf(process.Id), Is.Empty);
        Assert.That(Left(folders, "temporary"), Is.Empty);
        Assert.That(Left(folders, "settings"), Is.Empty, "nothing outside the browser's own folder");
        Assert.That(Directory.GetFileSystemEntries(folders.At("gate-out"), ".*"), Is.Empty, "no lock, no staging folder");
    }

    private static IEnumerable<string> Left(Folders folders, string folder) => Directory.EnumerateFileSystemEntries(folders.At(folder), "*", SearchOption.AllDirectories);

    private static bool IsAsStated(HostilePage page, ShotFacts shot) =>
        shot.Status == page.Status && (page.Says is null || new[] { page.Says, page.Or }.OfType<string>().Any(says => shot.After?.Failure?.Message.Contains(says, StringComparison.Ordinal) == true));
}
