using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>
/// The pages of <c>fixtures/traps</c>, each as it is on both sides, and every fourth once more with an edit: what a run says of them does
/// not depend on whether everything was rendered, and those that inputs do not prove are the ones that are named.
/// </summary>
[TestFixture]
[Category("Browser"), Category("Soak")]
internal sealed class ReuseTrapTests
{
    private const int Edited = 4;
    private const string Again = "edited-";
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Gate.Tests", "fixtures", "traps");

    [Test]
    public async Task The_traps_come_out_the_same_with_and_without_reuse()
    {
        using var folders = new Folders();
        foreach (var side in new[] { folders.Before, folders.After })
            Write(side, isEdited: side == folders.After);
        folders.Write("playwright.config.json", """{ "projects": [ { "name": "desktop", "use": { "viewport": { "width": 1280, "height": 800 } } } ], "gate": { "semantics": "off" } }""");
        var unstable = Names("unstable.txt");

        var (rendered, reused) = await ReuseRuns.RunAsync(new GateOptions { Before = folders.Before, After = folders.After, Confirm = 2, Config = folders.At("playwright.config.json") }, folders);

        ReuseRuns.ExpectSame(reused.Shots.Where(IsSteady), rendered.Shots.Where(IsSteady));
        Assert.That(rendered.Shots.Where(shot => shot.Page.StartsWith(Again, StringComparison.Ordinal) && IsSteady(shot)).Select(shot => shot.Status), Is.All.EqualTo(ShotStatus.Changed));
        Assert.That(string.Join(' ', Unproved(reused)), Is.EqualTo(string.Join(' ', Names("unproved.txt"))));
        Assert.That(Unproved(rendered).Count(), Is.EqualTo(rendered.Shots.Count(IsTrap)), "without reuse nothing is proved by inputs");

        bool IsSteady(ShotFacts shot) => !unstable.Contains(NameOf(shot));
    }

    private static void Write(string side, bool isEdited)
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => Path.GetExtension(file) != ".txt"))
            File.Copy(file, Path.Combine(side, Path.GetFileName(file)));
        foreach (var page in Directory.EnumerateFiles(Folder, "*.html").Order(StringComparer.Ordinal).Where((_, at) => at % Edited == 0))
            File.WriteAllText(Path.Combine(side, Again + Path.GetFileName(page)), File.ReadAllText(page) + $"<p style='position:absolute;top:0;left:0;z-index:9;margin:0;background:{(isEdited ? "navy" : "teal")}'>edited</p>");
    }

    private static IEnumerable<string> Unproved(RunReport report) =>
        report.Shots.Where(shot => IsTrap(shot) && shot.Proof != Proof.Inputs).Select(NameOf).Order(StringComparer.Ordinal);

    private static bool IsTrap(ShotFacts shot) => !shot.Page.StartsWith(Again, StringComparison.Ordinal) && shot.Page != "index.html";

    private static string NameOf(ShotFacts shot) => Path.GetFileNameWithoutExtension(shot.Page).Replace(Again, "", StringComparison.Ordinal);

    private static IReadOnlyList<string> Names(string list) =>
        [.. File.ReadLines(Path.Combine(Folder, list)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)[0]).Order(StringComparer.Ordinal)];
}
