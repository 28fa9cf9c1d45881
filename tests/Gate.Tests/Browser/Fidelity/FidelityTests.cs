using System.Collections.Concurrent;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;
using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Browser.Fidelity;

/// <summary>
/// Determinism must not cost truth: on a page that holds still, gate's picture is what a plain Chromium shows after ten
/// seconds, or a named rule makes all of the difference.
/// </summary>
[TestFixture]
[Category("Browser")]
[Category("Corpus")]
internal sealed class FidelityTests
{
    private const int AtOnce = 4;

    // In the order in which they are added until the pictures are equal.
    private static readonly Levers[] Order =
        [Levers.Unresized, Levers.ReducedMotion, Levers.AnimationsAtRest, Levers.Scrolled, Levers.StillAndSeeded, Levers.ScaledOnce, Levers.Clock, Levers.Later];

    [Test]
    public async Task Every_difference_from_what_a_visitor_sees_has_a_named_rule()
    {
        await using var visitor = await Visitor.StartAsync();
        var rows = new ConcurrentBag<FidelityRow>();
        foreach (var site in FidelitySite.All())
            await LookAsync(site, visitor, rows);

        var sorted = rows.OrderBy(row => row.Site, StringComparer.Ordinal).ThenBy(row => row.Page, StringComparer.Ordinal).ToList();
        foreach (var group in sorted.GroupBy(row => row.Site))
        {
            TestContext.Out.WriteLine($"{group.Key}: {group.Count()} pages, {group.Count(row => row.HoldsStill)} hold still, {group.Count(row => row.AbsoluteError is 0)} equal, "
                + $"{group.Count(row => row.AbsoluteError is not 0 && row.Rule is not null)} by a rule, {group.Count(row => row.IsUnexplained)} unexplained");
        }
        Assert.That(sorted, Is.Not.Empty);
        Assert.That(sorted.Where(row => row.IsUnexplained), Is.Empty);
    }

    private static async Task LookAsync(FidelitySite site, Visitor visitor, ConcurrentBag<FidelityRow> rows)
    {
        var typed = new GateOptions { Before = site.Folder, After = site.Folder, Config = site.Config, Viewports = [site.Viewport] };
        var plan = GatePlanner.Resolve(typed, new PlanSurroundings(new Dictionary<string, string>(), Environment.CurrentDirectory, "gate"));
        var settings = plan.Rendering with { InnerScrollers = false };
        var viewport = plan.Viewports.Single();
        var pages = PagePairing.Pair(plan.Before, plan.After, plan.Rules).Pairs;
        var render = new RenderPlan(plan.Before.Site, plan.After.Site, [.. pages.Select(pair => new Shot(pair with { Before = null }, viewport))], settings, 1);

        var known = new ConcurrentDictionary<Levers, byte>();
        using var externals = new ExternalStore(settings.Replay);
        using var pace = new HostPace(settings.Live);
        await using var renderer = await ChromiumRenderer.StartAsync(plan.Browser, settings, TestContext.Progress.WriteLine, CancellationToken.None);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(renderer.RenderAsync(render, CancellationToken.None), parallel, async (shot, stop) =>
        {
            await using var side = await PageSide.StartAsync(plan.After.Site, settings, new ProxyParts(externals, pace), new InputProof(), stop);
            var row = await CompareAsync(known, site, shot, (entry, levers) => visitor.SeeAsync(side, entry, viewport, settings, levers));
            TestContext.Progress.WriteLine(row.ToString());
            rows.Add(row);
        });
    }

    private static async Task<FidelityRow> CompareAsync(ConcurrentDictionary<Levers, byte> seen, FidelitySite site, RenderedShot shot, Func<PageEntry, Levers, Task<(Raster Picture, bool HoldsStill)>> see)
    {
        var entry = shot.Shot.Pair.After!;
        var page = entry.Id.ToString();
        if (shot.After!.Attempts[^1] is not RenderOutcome.Captured captured)
            return new FidelityRow(site.Name, page, true, null, null, shot.After.Attempts[^1].ToString()!);
        using var own = PngReader.Decode(captured.Capture.Png, ImageLimits.Default);
        var (plain, still) = await see(entry, Levers.None);
        using (plain)
        {
            // A visitor on a loaded machine may have come too early: the second visit counts where it agrees.
            var error = Error(own, plain);
            if (error > 0 && await EqualAsync(Levers.None))
                error = 0;
            var row = new FidelityRow(site.Name, page, still, error, error == 0 ? null : await RuleAsync(), "");
            return row.IsUnexplained ? row with { Note = FidelityPictures.Keep(row, own, plain) } : row;
        }

        async Task<Levers?> RuleAsync()
        {
            // Pages of a site mostly differ for one reason; a single lever cannot be split any further.
            foreach (var known in seen.Keys.Where(rule => Order.Contains(rule)))
            {
                if (await EqualAsync(known))
                    return known;
            }
            var found = await FewestAsync();
            if (found is { } rule)
                seen.TryAdd(rule, 0);
            return found;
        }

        async Task<Levers?> FewestAsync()
        {
            var all = Levers.None;
            foreach (var lever in Order)
            {
                all |= lever;
                if (!await EqualAsync(all))
                    continue;
                // Whatever is not needed is not the reason.
                foreach (var other in Order.Where(other => all.HasFlag(other) && all != other))
                {
                    if (await EqualAsync(all & ~other))
                        all &= ~other;
                }
                return all;
            }
            return null;
        }

        async Task<bool> EqualAsync(Levers levers)
        {
            var (picture, _) = await see(entry, levers);
            using (picture)
                return Error(own, picture) == 0;
        }
    }

    private static long Error(Raster before, Raster after) => PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).AbsoluteError;
}
