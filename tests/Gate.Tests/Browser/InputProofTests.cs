using System.Text;
using Gate.Core;
using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness;
using Gate.Harness.Reuse;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Proof by inputs is never wrong: a page that differs through one channel alone is rendered on both sides, and found changed.</summary>
[TestFixture]
[Category("Browser")]
public sealed class InputProofTests
{
    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task A_difference_through_one_channel_is_seen()
    {
        using var before = Site(trap => trap.Before);
        using var after = Site(trap => trap.After);

        var shots = await RenderAsync(before, after);

        Assert.Multiple(() =>
        {
            foreach (var trap in InputTraps.All)
            {
                Assert.That(shots[trap].SameInputs, Is.False, $"{trap}: proved by inputs");
                Assert.That(StatusOf(shots[trap]), Is.EqualTo(ShotStatus.Changed), trap.Name);
            }
        });
    }

    [Test]
    public async Task The_same_files_are_proved_by_them()
    {
        using var before = Site(trap => trap.Before);
        using var after = Site(trap => trap.Before);

        var shots = await RenderAsync(before, after);

        Assert.Multiple(() =>
        {
            foreach (var trap in InputTraps.All)
            {
                Assert.That(shots[trap].SameInputs, Is.EqualTo(trap.IsEligible), $"{trap}: proved by inputs");
                Assert.That(StatusOf(shots[trap]), Is.EqualTo(ShotStatus.Identical), trap.Name);
                Assert.That(shots[trap].After!.First.Requests, Is.EqualTo(shots[trap].Before!.First.Requests), trap.Name);
            }
        });
    }

    [Test]
    public async Task A_page_that_wobbles_is_identical_when_nothing_of_it_changed()
    {
        // Where a marquee stands depends on the number of native frames.
        const string Page = "<!doctype html><title>x</title><body><marquee scrollamount=60>runs and runs</marquee><a href=other.html>other</a>";
        using var before = new SiteFolder();
        using var after = new SiteFolder();
        before.Add("page.html", Page);
        before.Add("other.html", "<!doctype html>old");
        after.Add("page.html", Page);
        after.Add("other.html", "<!doctype html>new");

        var shot = (await RenderAsync(before, after, Plans.Both("page.html", Plans.Small))).Single();

        Assert.That(StatusOf(shot), Is.EqualTo(ShotStatus.Identical));
        Assert.That(shot.SameInputs);
    }

    [Test]
    public async Task The_same_bytes_at_another_address_are_rendered()
    {
        using var before = new SiteFolder();
        using var after = new SiteFolder();
        foreach (var site in new[] { before, after })
        {
            site.Add("a.html", "<!doctype html><body><script>document.write(location.pathname)</script>");
            site.Add("b.html", "<!doctype html><body><script>document.write(location.pathname)</script>");
        }

        var renamed = new Shot(new PagePair(PageId.Create("b.html"), Plans.Entry("a.html"), Plans.Entry("b.html")), Plans.Small);
        var shot = (await RenderAsync(before, after, renamed)).Single();

        Assert.That(shot.SameInputs, Is.False);
        Assert.That(StatusOf(shot), Is.EqualTo(ShotStatus.Changed));
    }

    [Test]
    public async Task The_next_run_renders_only_what_changed()
    {
        using var cache = new ScratchFolder();
        using var before = new SiteFolder();
        using var after = new SiteFolder();
        foreach (var site in new[] { before, after })
        {
            site.Add("same.html", "<!doctype html><link rel=stylesheet href=style.css><img src=missing.png><script>console.error('said')</script><p>same");
            site.Add("touched.html", "<!doctype html><p>touched");
            site.Add("style.css", "p { height: 30px; background: red }");
        }

        Shot[] shots = [Plans.Both("same.html", Plans.Small), Plans.Both("touched.html", Plans.Small)];
        var cold = await RenderAsync(before, after, cache.Root, shots);
        after.Add("touched.html", "<!doctype html><p>touched indeed");
        var warm = await RenderAsync(before, after, cache.Root, shots);
        after.Add("style.css", "p { height: 30px; background: blue }");
        var styled = await RenderAsync(before, after, cache.Root, shots);
        before.Add("style.css", "p { height: 30px; background: blue }");
        var merged = await RenderAsync(before, after, cache.Root, shots);

        Assert.That(cold.Select(shot => (shot.SameInputs, shot.FromCache)), Is.EqualTo(new[] { (true, false), (true, false) }));
        Assert.That(warm.Select(shot => (shot.SameInputs, shot.FromCache)), Is.EqualTo(new[] { (true, true), (false, false) }));
        Assert.That(warm.Select(StatusOf), Is.EqualTo(new[] { ShotStatus.Identical, ShotStatus.Changed }));
        Assert.That(styled.Select(StatusOf), Is.EqualTo(new[] { ShotStatus.Changed, ShotStatus.Changed }));
        Assert.That(merged.Select(shot => (shot.SameInputs, shot.FromCache)), Is.EqualTo(new[] { (true, true), (false, false) }), "both sides are what the after side was");
        Assert.That(warm[0].After!.First.Requests, Is.EqualTo(cold[0].After!.First.Requests));
        Assert.That(((RenderOutcome.Captured)warm[0].After!.First).Capture.Runtime.ConsoleErrors, Is.EqualTo(((RenderOutcome.Captured)cold[0].After!.First).Capture.Runtime.ConsoleErrors).And.Not.Empty);
    }

    [Test]
    public async Task Whatever_the_cache_says_a_page_whose_own_bytes_differ_is_rendered()
    {
        using var cache = new ScratchFolder();
        using var before = new SiteFolder();
        using var after = new SiteFolder();
        foreach (var site in new[] { before, after })
        {
            site.Add("page.html", "<!doctype html><link rel=stylesheet href=style.css><p>as ever");
            site.Add("style.css", "p { color: teal }");
        }

        var shot = Plans.Both("page.html", Plans.Small);
        await RenderAsync(before, after, cache.Root, [shot]);
        after.Add("page.html", "<!doctype html><link rel=stylesheet href=style.css><p>otherwise");
        // What somebody leaves there who wants the change to pass: the page is made of its style sheet alone.
        var store = new ClosureStore(cache.Root, _ => { }, TimeProvider.System);
        var key = new ClosureKey(_renderer.Environment, Plans.Of(new FolderFiles(before.Root), new FolderFiles(after.Root)).Settings).Of(shot);
        var known = store.Find(key).Single().Closure;
        store.Keep(key, known with { Inputs = known.Inputs with { Answers = [.. known.Inputs.Answers.Where(answer => answer.Url.EndsWith(".css", StringComparison.Ordinal))] } });

        var rendered = (await RenderAsync(before, after, cache.Root, [shot])).Single();

        Assert.That((rendered.FromCache, StatusOf(rendered)), Is.EqualTo((false, ShotStatus.Changed)));
    }

    [Test]
    public async Task A_run_that_knows_every_shot_starts_no_browser()
    {
        using var cache = new ScratchFolder();
        using var site = new SiteFolder();
        site.Add("page.html", "<!doctype html><p>as ever");
        var plan = Plans.Of(new FolderFiles(site.Root), new FolderFiles(site.Root)) with { Shots = [Plans.Both("page.html", Plans.Small)], Confirm = 1, Reuse = true, Cache = cache.Root };

        await using var cold = await StartAsync(cache);
        var rendered = await cold.RenderAllAsync(plan);
        await using var warm = await StartAsync(cache);
        var known = await warm.RenderAllAsync(plan);
        var started = warm.ProcessIds.Count;
        site.Add("page.html", "<!doctype html><p>otherwise");
        var changed = await warm.RenderAllAsync(plan);

        Assert.That((rendered.Single().FromCache, known.Single().FromCache, changed.Single().FromCache), Is.EqualTo((false, true, false)));
        Assert.That(cold.ProcessIds, Is.Not.Empty);
        Assert.That(started, Is.Zero);
        Assert.That(warm.ProcessIds, Is.Not.Empty, "what is not known is rendered");
        Assert.That(warm.Environment.Flags, Is.EqualTo(cold.Environment.Flags));
        Assert.That(warm.Environment with { Flags = [] }, Is.EqualTo(cold.Environment with { Flags = [] }));
    }

    [Test]
    public async Task A_browser_that_is_not_what_was_known_ends_the_run()
    {
        using var cache = new ScratchFolder();
        using var site = new SiteFolder();
        site.Add("page.html", "<!doctype html><p>as ever");
        var plan = Plans.Of(new FolderFiles(site.Root), new FolderFiles(site.Root), "page.html");
        await using (await StartAsync(cache))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(cache.Root, "environments-2")))
                await File.WriteAllBytesAsync(file, SealedBytes.Of(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SealedBytes.Open(await File.ReadAllBytesAsync(file))!.Value.Span).Replace("Chromium ", "Chromium 1", StringComparison.Ordinal))));
        }

        await using var moved = await StartAsync(cache);
        var trouble = await Assert.ThrowsAsync<GateException>(() => moved.RenderAllAsync(plan));

        Assert.That(trouble!.Code, Is.EqualTo("environment-moved"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(cache.Root, "environments-2")), Is.Empty, "the next run asks the browser again");
    }

    [Test]
    public async Task What_is_known_of_the_browser_and_damaged_is_asked_again()
    {
        using var cache = new ScratchFolder();
        using var site = new SiteFolder();
        site.Add("page.html", "<!doctype html><p>as ever");
        var plan = Plans.Of(new FolderFiles(site.Root), new FolderFiles(site.Root), "page.html");
        await using (await StartAsync(cache))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(cache.Root, "environments-2")))
            {
                var bytes = await File.ReadAllBytesAsync(file);
                bytes[bytes.Length / 2] ^= 1;
                await File.WriteAllBytesAsync(file, bytes);
            }
        }

        await using var again = await StartAsync(cache);

        Assert.That(await again.RenderAllAsync(plan), Has.Count.EqualTo(1));
    }

    private static Task<ChromiumRenderer> StartAsync(ScratchFolder cache) => ChromiumRenderer.StartAsync(
        new BrowserSettings { Workers = 1, Cache = cache.Root }, new RenderSettings(), TestContext.Out.WriteLine, CancellationToken.None);

    private async Task<Dictionary<InputTrap, RenderedShot>> RenderAsync(SiteFolder before, SiteFolder after)
    {
        var traps = InputTraps.All.Select((trap, index) => (Trap: trap, Shot: Plans.Both($"{index}/page.html", Plans.Small))).ToList();
        var rendered = (await RenderAsync(before, after, [.. traps.Select(pair => pair.Shot)])).ToDictionary(shot => shot.Shot.Id);
        return traps.ToDictionary(pair => pair.Trap, pair => rendered[pair.Shot.Id]);
    }

    private Task<List<RenderedShot>> RenderAsync(SiteFolder before, SiteFolder after, params Shot[] shots) => RenderAsync(before, after, null, shots);

    private Task<List<RenderedShot>> RenderAsync(SiteFolder before, SiteFolder after, string? cache, Shot[] shots) => _renderer.RenderAllAsync(
        Plans.Of(new FolderFiles(before.Root), new FolderFiles(after.Root)) with { Shots = shots, Confirm = 1, Reuse = true, Cache = cache });

    private static ShotStatus StatusOf(RenderedShot shot) => new ShotJudge(null).Judge(shot).Comparison.Status;

    private static SiteFolder Site(Func<InputTrap, (string Path, string Text)[]> files)
    {
        var site = new SiteFolder();
        foreach (var (index, trap) in InputTraps.All.Index())
        {
            site.Add($"{index}/page.html", $"<!doctype html><title>x</title><style>#box {{ background: teal }}</style><body><div id=box></div>{trap.Page}");
            foreach (var (path, text) in trap.Both.Concat(files(trap)))
                site.Add($"{index}/{path}", text);
        }

        return site;
    }
}
