using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gate.Fixtures;

/// <summary>The papers that lie beside a story: what a gate must say, for machines and for people.</summary>
internal static class StoryPapers
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Expected(Story story, ulong seed)
    {
        var shots = story.Pages.SelectMany(page => new[] { page.Trap.Desktop, page.Trap.Mobile }).ToList();
        var root = new JsonObject
        {
            ["schema"] = "gate-expected/1",
            ["story"] = story.Name,
            ["seed"] = seed,
            ["verdict"] = "fail",
            ["exitCode"] = 1,
            ["viewports"] = new JsonObject { ["desktop"] = "1280x800", ["mobile"] = "375x812" },
            ["counts"] = new JsonObject
            {
                ["pages"] = story.Pages.Count,
                ["shots"] = shots.Count,
                ["identical"] = shots.Count(shot => shot.Status == "identical"),
                ["changed"] = shots.Count(shot => shot.Status == "changed"),
                ["added"] = shots.Count(shot => shot.Status == "added"),
                ["removed"] = shots.Count(shot => shot.Status == "removed"),
            },
            ["changedResources"] = new JsonArray([.. story.ChangedResources.Select(file => JsonValue.Create(file.Path))]),
            ["pages"] = new JsonArray([.. Sorted(story).Select(page => (JsonNode)new JsonObject
            {
                ["page"] = page.Path,
                ["bytes"] = Bytes(page),
                ["kind"] = page.Trap.Kind,
                ["trap"] = page.Trap.What,
                ["shots"] = new JsonObject { ["desktop"] = Json(page.Trap.Desktop), ["mobile"] = Json(page.Trap.Mobile) },
            })]),
        };
        return root.ToJsonString(Layout) + "\n";
    }

    public static string Readme(Story story, ulong seed)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # {story.Title}

            `before/` and `after/` are one site, before and after a set of small edits. `expected.json` says what each shot must come
            to; figures stand there only where they follow from the edit itself. Do not edit these files by hand: they are written by

                dotnet run --project tests/Gate.Fixtures -- sites tests/Gate.Tests/fixtures/sites --seed {seed}

            and a test compares them with what the generator writes, byte for byte. Fonts are under the SIL Open Font License; the
            texts lie beside them.

            | page | bytes | kind | desktop | mobile | the trap |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var page in Sorted(story))
            text.Append(CultureInfo.InvariantCulture, $"| `{page.Path}` | {Bytes(page)} | {page.Trap.Kind} | {page.Trap.Desktop.Status} | {page.Trap.Mobile.Status} | {Cell(page.Trap.What)} |\n");
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static IEnumerable<StoryPage> Sorted(Story story) => story.Pages.OrderBy(page => page.Path, StringComparer.Ordinal);

    private static string Bytes(StoryPage page) => page switch
    {
        { Before: null } => "added",
        { After: null } => "removed",
        _ => page.Before == page.After ? "same" : "changed",
    };

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
