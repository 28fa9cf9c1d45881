using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Reuse;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>A picture that earlier runs saw of the same bytes counts as a capture that confirms; no difference rests on it alone.</summary>
internal sealed class RememberedPictureTests
{
    private static readonly Shot Page = Plans.Both("page.html", Plans.Small);

    private ChromiumRenderer _renderer = null!;
    private SiteFolder _before = null!;
    private SiteFolder _after = null!;
    private ScratchFolder _cache = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [SetUp]
    public void Make()
    {
        (_before, _after, _cache) = (new SiteFolder(), new SiteFolder(), new ScratchFolder());
        foreach (var side in new[] { _before, _after })
            side.Add("page.html", "<!doctype html><p>as ever");
    }

    [TearDown]
    public void Remove()
    {
        _before.Dispose();
        _after.Dispose();
        _cache.Dispose();
    }

    [Test]
    public async Task What_an_earlier_run_saw_counts_and_two_captures_are_fresh()
    {
        await RenderAsync();
        _after.Add("page.html", "<!doctype html><p>otherwise");

        var first = await RenderAsync();
        var again = await RenderAsync();

        Assert.That(Looks(first.Before!), Is.EqualTo((2, 1)));
        Assert.That(Looks(first.After!), Is.EqualTo((3, 0)), "nobody has seen it before");
        Assert.That((Looks(again.Before!), Looks(again.After!)), Is.EqualTo(((2, 1), (2, 1))));
    }

    [Test]
    public async Task Another_picture_of_the_same_bytes_counts_for_nothing()
    {
        await RenderAsync();
        var store = new ClosureStore(_cache.Root, _ => { }, TimeProvider.System);
        var key = new ClosureKey(_renderer.Environment, new RenderSettings()).Of(Page);
        var kept = store.Find(key).Single();
        File.Delete(kept.Path);
        store.Keep(key, kept.Closure with { Picture = new string('0', 64), Sightings = 9 });
        _after.Add("page.html", "<!doctype html><p>otherwise");

        var rendered = await RenderAsync();
        var again = await RenderAsync();

        Assert.That(Looks(rendered.Before!), Is.EqualTo((3, 0)));
        Assert.That(Looks(again.Before!), Is.EqualTo((3, 0)), "these bytes have given two pictures");
        Assert.That(Looks(again.After!), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_run_that_renders_everything_or_repeats_remembers_nothing()
    {
        await RenderAsync();
        _after.Add("page.html", "<!doctype html><p>otherwise");

        var without = await RenderAsync(plan => plan with { Reuse = false });
        var repeated = await RenderAsync(plan => plan with { Repeat = true });

        Assert.That((Looks(without.Before!), Looks(repeated.Before!)), Is.EqualTo(((3, 0), (3, 0))));
    }

    [Test]
    public async Task More_captures_than_were_seen_are_made([Values(1, 2, 5)] int confirm)
    {
        await RenderAsync();
        _after.Add("page.html", "<!doctype html><p>otherwise");

        var rendered = await RenderAsync(plan => plan with { Confirm = confirm });

        Assert.That(Looks(rendered.Before!), Is.EqualTo(confirm > 2 ? (confirm - 1, 1) : (confirm, 0)));
    }

    private static (int Fresh, int Remembered) Looks(SideRender side) => (side.Attempts.Count, side.Remembered);

    private async Task<RenderedShot> RenderAsync(Func<RenderPlan, RenderPlan>? change = null)
    {
        var plan = Plans.Of(new FolderFiles(_before.Root), new FolderFiles(_after.Root)) with { Shots = [Page], Confirm = 3, Reuse = true, Cache = _cache.Root };
        return (await _renderer.RenderAllAsync(change?.Invoke(plan) ?? plan)).Single();
    }
}
