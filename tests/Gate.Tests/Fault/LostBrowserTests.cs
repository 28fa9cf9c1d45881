using System.Diagnostics;
using System.Globalization;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Browsers;
using Gate.Harness.Capturing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

[TestFixture]
[Category("Browser")]
public sealed class LostBrowserTests
{
    private const string Good = "<!doctype html><p>good";

    [Test]
    public async Task Browsers_killed_in_mid_run_are_replaced_and_every_shot_is_right()
    {
        await using var renderer = await Plans.StartAsync();
        var names = Enumerable.Range(0, 24).Select(index => $"{index:00}.html").ToArray();
        var site = Site(names);
        var shots = new List<RenderedShot>();
        var killed = 0;
        await foreach (var shot in renderer.RenderAsync(Plans.Of(site, site, names), CancellationToken.None))
        {
            shots.Add(shot);
            if (shots.Count is 4 or 12 && renderer.ProcessIds is [var victim, ..])
            {
                Kill(victim);
                killed++;
            }
        }

        Assert.That(killed, Is.EqualTo(2));
        Assert.That(shots.Select(shot => shot.Shot.Pair.Id.Value).Order(), Is.EqualTo(names));
        foreach (var shot in shots)
        {
            Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
            Assert.That(SameOutcome.Of(shot.Before.First, shot.After!.First), Is.True);
            Assert.That(NumberOf(shot.Before), Is.EqualTo(NumberOf(shot.After)));
        }
    }

    [Test]
    public async Task A_page_whose_browser_goes_away_every_time_fails_and_the_others_are_right()
    {
        await using var renderer = await Plans.StartAsync(1);
        var site = Site("a.html", "m.html", "z.html").WithOpening("m.html", () => renderer.ProcessIds.ToList().ForEach(Kill));

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, "a.html", "m.html", "z.html"));

        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(shots[2].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(shots[1].Before!.First, Is.InstanceOf<RenderOutcome.NotCaptured>());
        Assert.That(((RenderOutcome.NotCaptured)shots[1].Before!.First).Failure, Is.EqualTo(new Failure(FailureKind.BrowserGone, "the browser went away")));
    }

    [Test]
    public async Task A_browser_lost_with_several_shots_in_it_costs_none_of_them()
    {
        await using var renderer = await Plans.StartAsync(4);
        var names = Enumerable.Range(0, 12).Select(index => $"{index:00}.html").ToArray();
        var kills = 0;
        var site = Site(names).WithOpening("05.html", () =>
        {
            if (Interlocked.Increment(ref kills) == 1)
                renderer.ProcessIds.ToList().ForEach(Kill);
        });

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, names));

        Assert.That(kills, Is.GreaterThan(1), "it was opened again");
        foreach (var shot in shots)
        {
            Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Captured>(), shot.Shot.Pair.Id.Value);
            Assert.That(SameOutcome.Of(shot.Before.First, shot.After!.First), Is.True, shot.Shot.Pair.Id.Value);
            Assert.That(NumberOf(shot.Before), Is.EqualTo(NumberOf(shot.After)));
        }
    }

    [Test]
    public async Task A_page_that_fills_its_browser_fails_and_those_beside_it_do_not()
    {
        const string Bomb = "<!doctype html><script>const all = []; for (let i = 0; i < 120; i++) all.push(new Uint8Array(1 << 24).fill(1)); while (true);</script>";
        await using var renderer = await ChromiumRenderer.StartAsync(
            new BrowserSettings { Workers = 4 }, new RenderSettings { Limits = new PageLimits { MemoryMegabytes = 1200 } }, TestContext.Out.WriteLine, CancellationToken.None);
        var site = Site("a.html", "b.html", "c.html").With("bomb.html", Bomb);

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, "a.html", "b.html", "bomb.html", "c.html"));

        Assert.That(shots.Select(shot => shot.Before!.First is RenderOutcome.Captured), Is.EqualTo(new[] { true, true, false, true }));
        var failure = ((RenderOutcome.NotCaptured)shots[2].Before!.First).Failure;
        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Limit).Or.EqualTo(FailureKind.Timeout).Or.EqualTo(FailureKind.Crashed), failure.Message);
    }

    [Test]
    public async Task A_renderer_that_crashes_fails_its_page_and_no_other()
    {
        await using var renderer = await Plans.StartAsync(1);
        var site = Site("a.html", "z.html").With("m.html", "<!doctype html><link rel=stylesheet href=m.css>").With("m.css", "p{}")
            .WithOpening("m.css", () => RenderersOf(renderer.ProcessIds).ForEach(Kill));

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, "a.html", "m.html", "z.html"));

        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(shots[2].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(((RenderOutcome.NotCaptured)shots[1].Before!.First).Failure.Kind, Is.EqualTo(FailureKind.Crashed));
    }

    [Test]
    public async Task Cancellation_in_mid_run_leaves_no_process_behind()
    {
        IReadOnlyList<int> browsers = [];
        using var cancel = new CancellationTokenSource();
        await using (var renderer = await Plans.StartAsync())
        {
            var names = Enumerable.Range(0, 50).Select(index => $"{index:00}.html").ToArray();
            var site = Site(names);
            var seen = 0;
            Assert.That(
                async () =>
                {
                    await foreach (var shot in renderer.RenderAsync(Plans.Of(site, site, names), cancel.Token))
                    {
                        if (++seen != 3)
                            continue;
                        browsers = renderer.ProcessIds;
                        await cancel.CancelAsync();
                    }
                },
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(seen, Is.InRange(3, 49));
        }
        Assert.That(browsers, Is.Not.Empty);
        Assert.That(browsers.Where(IsThere), Is.Empty);
    }

    [Test]
    public async Task Browsers_that_are_killed_leave_no_folder_behind()
    {
        await using (var renderer = await Plans.StartAsync(1))
        {
            Assert.That(Folders(), Is.Not.Empty);
            renderer.ProcessIds.ToList().ForEach(Kill);
            Assert.That((await renderer.RenderAllAsync(Plans.Of(Site("a.html"), Site("a.html"), "a.html"))).Single().Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
            renderer.ProcessIds.ToList().ForEach(Kill);
        }
        Assert.That(Folders(), Is.Empty);

        static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), BrowserScratch.Prefix + "*");
    }

    [Test]
    public async Task A_consumer_that_leaves_early_stops_the_work()
    {
        await using var renderer = await Plans.StartAsync();
        var asked = 0;
        var names = Enumerable.Range(0, 40).Select(index => $"{index:00}.html").ToArray();
        var site = new MemorySite();
        foreach (var name in names)
            site.With(name, Good).WithOpening(name, () => Interlocked.Increment(ref asked));
        await foreach (var shot in renderer.RenderAsync(Plans.Of(site, site, names), CancellationToken.None))
            break;

        Assert.That(asked, Is.LessThan(40));
    }

    [Test]
    public async Task Finished_shots_wait_for_a_slow_consumer_in_a_small_number()
    {
        await using var renderer = await Plans.StartAsync();
        var asked = 0;
        var most = 0;
        var taken = 0;
        var names = Enumerable.Range(0, 60).Select(index => $"{index:00}.html").ToArray();
        var site = new MemorySite();
        foreach (var name in names)
            site.With(name, $"<!doctype html><link rel=stylesheet href={name}.css><p>good").With(name + ".css", "p{}").WithOpening(name + ".css", () => Interlocked.Increment(ref asked));
        await foreach (var shot in renderer.RenderAsync(Plans.Of(site, site, names), CancellationToken.None))
        {
            taken++;
            if (taken < 4)
                await Task.Delay(3000);
            // Two requests a shot, one a side.
            most = Math.Max(most, (Volatile.Read(ref asked) / 2) - taken);
        }

        Assert.That(taken, Is.EqualTo(60));
        Assert.That(most, Is.LessThanOrEqualTo(7), "four lanes at work, two shots in the channel, one just taken over");
    }

    private static MemorySite Site(params string[] names)
    {
        var site = new MemorySite();
        foreach (var name in names)
            site.With(name, Good + name);
        return site;
    }

    private static int NumberOf(SideRender side) => ((RenderOutcome.Captured)side.First).Capture.Process;

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static bool IsThere(int id) => Process.GetProcesses().Any(process => process.Id == id && !process.HasExited);

    // Linux: a renderer is a descendant (through the zygotes) of its browser, and says so on its command line.
    private static List<int> RenderersOf(IReadOnlyList<int> browsers)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && ReadOrEmpty($"{folder}/stat") is { Length: > 0 } stat)
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        return [.. parents.Keys.Where(id => ReadOrEmpty($"/proc/{id}/cmdline").Contains("--type=renderer", StringComparison.Ordinal) && IsBelow(id))];

        bool IsBelow(int id)
        {
            while (parents.TryGetValue(id, out var parent))
            {
                if (browsers.Contains(parent))
                    return true;
                id = parent;
            }
            return false;
        }
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // The process ended meanwhile.
            return "";
        }
    }
}
