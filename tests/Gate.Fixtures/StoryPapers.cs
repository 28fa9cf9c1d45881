using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gate.Fixtures;

/// <summary>The papers that lie beside a generated site: what a gate must say, for machines and for people.</summary>
internal static class StoryPapers
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The expected-verdict file, schema <c>gate-expected/1</c>.</summary>
    /// <param name="name">The site's name.</param>
    /// <param name="seed">The seed that made it.</param>
    /// <param name="pages">Every page of either side.</param>
    /// <param name="changedResources">Paths of files that are no pages and differ between the sides.</param>
    public static string Expected(string name, ulong seed, IReadOnlyCollection<PageVerdict> pages, IEnumerable<string> changedResources)
    {
        var shots = pages.SelectMany(page => new[] { page.Trap.Desktop, page.Trap.Mobile }).ToList();
        var pass = shots.TrueForAll(shot => shot.Status == "identical");
        var root = new JsonObject
        {
            ["schema"] = "gate-expected/1",
            ["story"] = name,
            ["seed"] = seed,
            ["verdict"] = pass ? "pass" : "fail",
            ["exitCode"] = pass ? 0 : 1,
            ["viewports"] = new JsonObject { ["desktop"] = "1280x800", ["mobile"] = "375x812" },
            ["counts"] = new JsonObject
            {
                ["pages"] = pages.Count,
                ["shots"] = shots.Count,
                ["identical"] = shots.Count(shot => shot.Status == "identical"),
                ["changed"] = shots.Count(shot => shot.Status == "changed"),
                ["added"] = shots.Count(shot => shot.Status == "added"),
                ["removed"] = shots.Count(shot => shot.Status == "removed"),
            },
            ["changedResources"] = new JsonArray([.. changedResources.Select(path => JsonValue.Create(path))]),
            ["pages"] = new JsonArray([.. Sorted(pages).Select(page => (JsonNode)new JsonObject
            {
                ["page"] = page.Path,
                ["bytes"] = page.Bytes,
                ["kind"] = page.Trap.Kind,
                ["trap"] = page.Trap.What,
                ["shots"] = new JsonObject { ["desktop"] = Json(page.Trap.Desktop), ["mobile"] = Json(page.Trap.Mobile) },
            })]),
        };
        return root.ToJsonString(Layout) + "\n";
    }

    /// <summary>The README of a story: how it is made, and each page with its trap.</summary>
    public static string Readme(string title, ulong seed, IReadOnlyCollection<PageVerdict> pages)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # {title}

            `before/` and `after/` are one site, before and after a set of small edits. `expected.json` says what each shot must come
            to; figures stand there only where they follow from the edit itself. Do not edit these files by hand: they are written by

                dotnet run --project tests/Gate.Fixtures -- sites tests/Gate.Tests/fixtures/sites --seed {seed}

            and a test compares them with what the generator writes, byte for byte. Fonts are under the SIL Open Font License; the
            licence texts lie beside them.

            | page | bytes | kind | desktop | mobile | the trap |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var page in Sorted(pages))
            text.Append(CultureInfo.InvariantCulture, $"| `{page.Path}` | {page.Bytes} | {page.Trap.Kind} | {page.Trap.Desktop.Status} | {page.Trap.Mobile.Status} | {Cell(page.Trap.What)} |\n");
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static IEnumerable<PageVerdict> Sorted(IEnumerable<PageVerdict> pages) => pages.OrderBy(page => page.Path, StringComparer.Ordinal);

    private static string Cell(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static JsonObject Json(Shot shot)
    {
        var json = new JsonObject { ["status"] = shot.Status };
        if (shot.Ae is { } ae) json["ae"] = ae;
        if (shot.MaxChannelDelta is { } delta) json["maxChannelDelta"] = delta;
        if (shot.HeightDelta is { } height) json["heightDelta"] = height;
        return json;
    }
}
