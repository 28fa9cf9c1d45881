using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>Short ways to a render plan and through it.</summary>
internal static class Plans
{
    public static readonly Viewport Small = new("small", 400, 300);

    /// <summary>Every page of both sides, in one small viewport.</summary>
    public static RenderPlan Of(ISiteFiles before, ISiteFiles after, params string[] pages)
        => new(new Site.Served(before), new Site.Served(after), [.. pages.Select(page => Both(page, Small))], new RenderSettings(), Confirm: 3);

    public static Shot Both(string page, Viewport viewport)
    {
        var entry = Entry(page);
        return new Shot(new PagePair(entry.Id, entry, entry), viewport);
    }

    public static Shot OnlyAfter(string page)
    {
        var entry = Entry(page);
        return new Shot(new PagePair(entry.Id, null, entry), Small);
    }

    public static PageEntry Entry(string page) => new(PageId.Create(page), string.Join('/', page.Split('/').Select(Uri.EscapeDataString)));

    public static async Task<List<RenderedShot>> RenderAllAsync(this ChromiumRenderer renderer, RenderPlan plan)
    {
        var shots = new List<RenderedShot>();
        await foreach (var shot in renderer.RenderAsync(plan, CancellationToken.None))
            shots.Add(shot);
        return [.. shots.OrderBy(shot => shot.Shot.Id)];
    }

    public static Task<ChromiumRenderer> StartAsync(int workers = 2)
        => ChromiumRenderer.StartAsync(new BrowserSettings { Workers = workers }, new RenderSettings(), TestContext.Out.WriteLine, CancellationToken.None);
}
