using System.Globalization;
using System.Text;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Harness;
using Gate.Harness.Reuse;

namespace Gate.Benchmarks.Sites;

/// <summary>
/// A site of many pages with the same markup, the same on both sides, in a folder with a cache that knows every page. One of them was
/// rendered; what the cache knows of it is told of the others under their own addresses, which would be rendered to the same.
/// </summary>
internal sealed record KnownSite(string Folder)
{
    private const int PagesPerFolder = 100;
    private const int Paragraphs = 60;

    private string Cache => Path.Combine(Folder, "cache");

    /// <summary>Makes it anew, in a folder of its own.</summary>
    /// <param name="folder">Emptied first.</param>
    /// <param name="pages">How many.</param>
    public static async Task<KnownSite> MakeAsync(string folder, int pages)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        KnownSite site = new(Directory.CreateDirectory(folder).FullName);
        string markup = Markup();
        foreach (string side in (string[])["before", "after"])
        {
            for (int page = 0; page < pages; page++)
            {
                string file = Path.Combine(site.Folder, side, Name(page));
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, markup).ConfigureAwait(false);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(site.Folder, "gate.config.json"), """{ "projects": [ { "name": "desktop", "use": { "viewport": { "width": 1280, "height": 800 } } } ] }""").ConfigureAwait(false);
        await site.RunAsync(new GateOptions { Include = [Name(0)] }).ConfigureAwait(false);
        await site.TellOthersAsync().ConfigureAwait(false);
        return site;
    }

    /// <summary>The whole job, report included.</summary>
    /// <param name="options">Beyond sources, config, cache and the report's folder.</param>
    public Task<RunReport> RunAsync(GateOptions options) => GateRun.RunAsync(Plan(options), new RunParts
    {
        StartRenderer = async (browser, settings, note, cancellationToken) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken).ConfigureAwait(false),
        Progress = new Silence(),
    }, CancellationToken.None);

    private GatePlan Plan(GateOptions options) => GatePlanner.Resolve(
        options with { Before = Path.Combine(Folder, "before"), After = Path.Combine(Folder, "after"), Config = Path.Combine(Folder, "gate.config.json"), Cache = Cache, Out = Path.Combine(Folder, "out") },
        new PlanSurroundings(new Dictionary<string, string> { ["GATE_BROWSER"] = Environment.GetEnvironmentVariable("GATE_BROWSER") ?? "" }, Folder, "gate benchmark"));

    private async Task TellOthersAsync()
    {
        GatePlan plan = Plan(new GateOptions());
        IReadOnlyList<Shot> shots = GateRun.PlanRendering(plan, PagePairing.Pair(plan.Before, plan.After, plan.Rules)).Shots;
        await using ChromiumRenderer renderer = await ChromiumRenderer.StartAsync(plan.Browser, plan.Rendering, static _ => { }, CancellationToken.None).ConfigureAwait(false);
        ClosureKey keys = new(renderer.Environment, plan.Rendering);
        ClosureStore store = new(Cache, static _ => { }, TimeProvider.System);
        Shot rendered = shots.Single(shot => shot.Id.Page.Value == Name(0));
        Closure known = store.Find(keys.Of(rendered)).Single().Closure;
        foreach (Shot shot in shots.Where(shot => shot != rendered))
        {
            store.Keep(keys.Of(shot), known with
            {
                Inputs = known.Inputs with { Answers = [.. known.Inputs.Answers.Select(answer => answer with { Url = Readdressed(answer.Url) })] },
                Requests = [.. known.Requests.Select(request => request with { Url = Readdressed(request.Url) })],
            });

            string Readdressed(string url) => url.Replace(rendered.Pair.After!.Address, shot.Pair.After!.Address, StringComparison.Ordinal);
        }
    }

    private static string Name(int page) => string.Create(CultureInfo.InvariantCulture, $"{page / PagesPerFolder:000}/page-{page % PagesPerFolder:00}.html");

    private static string Markup()
    {
        StringBuilder markup = new("<!doctype html><html lang=en><meta charset=utf-8><title>A page as many others</title><style>p{max-width:40em}</style><main><h1>A page as many others</h1>");
        for (int paragraph = 0; paragraph < Paragraphs; paragraph++)
            markup.Append(CultureInfo.InvariantCulture, $"<section id=part-{paragraph}><h2>Part {paragraph}</h2><p>{string.Concat(Enumerable.Repeat("Moorings, boats and gear by the week. ", 6))}<a href='#part-{(paragraph + 1) % Paragraphs}'>on</a></section>");
        return markup.Append("</main></html>").ToString();
    }

    private sealed class Silence : IRunProgress
    {
        public void Planned(int pages, int shots)
        {
        }

        public void PlannedMore(int shots)
        {
        }

        public void Judged(ShotFacts shot)
        {
        }

        public void Note(string text)
        {
        }
    }
}
