using System.Text.Json;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness;

/// <summary>Waits until the page has come to rest, and brings what never does into a defined state.</summary>
internal sealed class PageSettler(OpenPage open, PageBudget budget, PageNavigation navigation)
{
    private const string Script = """
        (async () => {
          const waited = {}, unsettled = [];
          const within = (promise, ms) => Promise.race([promise.then(() => true, () => true), new Promise(done => setTimeout(done, ms, false))]);
          const frame = () => within(new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))), 1000);
          for (const image of document.querySelectorAll('img[loading=lazy], iframe[loading=lazy]')) image.loading = 'eager';
          const step = Math.max(100, innerHeight);
          for (let y = 0, n = 0; y < document.documentElement.scrollHeight && n < 200; y += step, n++) {
            scrollTo({ top: y, behavior: 'instant' });
            await frame();
          }
          scrollTo({ top: 0, left: 0, behavior: 'instant' });
          if (!await within(document.fonts.ready, 10000)) unsettled.push('fonts');
          waited.fonts = document.fonts.size;
          const images = [...document.images];
          for (const image of images)
            if (!await within(image.decode(), 10000)) unsettled.push('image ' + image.currentSrc);
          waited.images = images.length;
          waited.animations = 0;
          for (const animation of document.getAnimations()) {
            try { animation.finish(); } catch { animation.cancel(); }
            waited.animations++;
          }
          await frame();
          return JSON.stringify({ waited, unsettled });
        })()
        """;

    private const string Icons = """JSON.stringify([...document.querySelectorAll('link[rel~="icon" i][href]')].slice(0, 20).map(link => link.href))""";

    /// <exception cref="PageTroubleException">It does not come to rest.</exception>
    /// <exception cref="PageAwayException">It leads elsewhere meanwhile.</exception>
    public async Task<SettleRecord> SettleAsync()
    {
        while (true)
        {
            var loads = navigation.Loads;
            var result = await EvaluateAsync("settle", Script);
            navigation.EnsureHere();
            if (result is not null && navigation.Loads == loads)
                return Read(result);
            // The document was exchanged while it settled: whatever was found is about one that is gone.
            if (!await navigation.ReloadedAsync(loads))
                throw new PageTroubleException(FailureKind.NotSettled, "the page keeps gate's script from running");
        }
    }

    /// <summary>Addresses that the page names as its icon.</summary>
    public async Task<IReadOnlySet<string>> IconsAsync()
    {
        var result = await EvaluateAsync("settle", Icons);
        return result is null ? new HashSet<string>() : JsonSerializer.Deserialize<HashSet<string>>(result)!;
    }

    // Null when the page did not let it come to an end, mostly because it went elsewhere meanwhile.
    private async Task<string?> EvaluateAsync(string phase, string expression)
    {
        try
        {
            var answer = await budget.Wait(phase, open.Session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }));
            var result = answer!.Value.GetProperty("result");
            return result.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    private static SettleRecord Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var waited = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.GetProperty("waited").EnumerateObject())
            waited[entry.Name] = entry.Value.GetInt32();
        var unsettled = document.RootElement.GetProperty("unsettled").EnumerateArray().Select(entry => entry.GetString()!);
        return new SettleRecord("real: virtual time is not in use", waited, [.. unsettled.Order(StringComparer.Ordinal)]);
    }
}
