using System.Security.Cryptography;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Every page under <c>fixtures/traps</c> does one thing that makes captures differ; none may.</summary>
[TestFixture]
[Category("Browser")]
public sealed class TrapTests
{
    private static readonly Viewport Desktop = new("desktop", 1280, 800);
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Gate.Tests", "fixtures", "traps");

    // While a trap is worked on: -- 'TestRunParameters.Parameter(name="traps",value="gif canvas")'. Without it, all of them.
    private static readonly string[] Wanted = TestContext.Parameters.Get("traps", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [Test]
    public void The_traps_named_as_unstable_are_traps_and_no_more_than_three()
        => Assert.That(Excused(), Has.Count.LessThanOrEqualTo(3).And.All.Matches<string>(name => File.Exists(Path.Combine(Folder, name + ".html"))));

    [Test]
    public Task Each_trap_gives_one_digest() => CheckAsync(captures: 3, workers: 2, jitter: 0);

    [Test]
    [Category("Soak")]
    public Task Each_trap_gives_one_digest_in_twenty_captures() => CheckAsync(captures: 20, workers: 4, jitter: 0);

    [Test]
    [Category("Soak")]
    public Task Each_trap_gives_one_digest_whatever_the_server_takes() => CheckAsync(captures: 20, workers: 4, jitter: 500);

    private static async Task CheckAsync(int captures, int workers, int jitter)
    {
        await using var server = await TrapServer.StartAsync(Folder, jitter);
        await using var renderer = await Plans.StartAsync(workers);
        var site = new Site.Live(server.Address);
        string[] pages = [.. Directory.EnumerateFiles(Folder, "*.html").Select(file => Path.GetFileName(file)).Where(IsWanted).Order(StringComparer.Ordinal)];
        var plan = new RenderPlan(site, site, [.. pages.Select(Shot)], new RenderSettings { PageTimeout = TimeSpan.FromSeconds(60) }, captures);
        var excused = Excused();

        var shots = await renderer.RenderAllAsync(plan);

        Assert.That(shots, Has.Count.EqualTo(pages.Length).And.Count.GreaterThanOrEqualTo(Wanted.Length > 0 ? Wanted.Length : 40));
        Assert.Multiple(() =>
        {
            foreach (var shot in shots)
            {
                var name = Path.GetFileNameWithoutExtension(shot.Shot.Id.Page.Value);
                string[] outcomes = [.. shot.After!.Attempts.Select(Digest)];
                var found = string.Join(", ", outcomes.CountBy(digest => digest).Select(group => $"{group.Value}x {group.Key}"));
                TestContext.Out.WriteLine($"{name}: {found}");
                // A machine under load can starve the virtual clock; the picture has to be the same by the other one.
                var pictures = outcomes.Select(outcome => outcome.Split(' ')[0]).ToArray();
                if (!excused.Contains(name))
                    Assert.That(pictures, Has.Length.EqualTo(captures).And.All.EqualTo(pictures[0]).And.All.StartsWith("sha256:"), $"{name}: {found}");
            }
        });
    }

    private static bool IsWanted(string page) => Wanted.Length == 0 || Wanted.Contains(Path.GetFileNameWithoutExtension(page));

    private static Shot Shot(string page)
    {
        var entry = Plans.Entry(page);
        return new Shot(new PagePair(entry.Id, null, entry), Desktop);
    }

    private static string Digest(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.Captured captured => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(captured.Capture.Png.Span))[..12]} ({captured.Capture.Settle.Clock})",
        RenderOutcome.NotCaptured lost => lost.Failure.Message,
        _ => outcome.ToString(),
    };

    private static HashSet<string> Excused() => File.ReadLines(Path.Combine(Folder, "unstable.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', 2)[0])
        .ToHashSet(StringComparer.Ordinal);
}
