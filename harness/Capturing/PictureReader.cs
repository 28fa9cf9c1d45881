using System.Text.Json;
using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>Asks how large the files of pictures are by themselves, without asking for any of them again.</summary>
internal sealed class PictureReader(PageWorld world)
{
    // Some 40 µs each: of a page with more, the rest is not known.
    private const int Most = 1_000;

    /// <summary>Natural sizes by address; of what did not load, and of frames of other origins, none.</summary>
    /// <param name="shown">Which documents show what; pictures that are written into the page are left out.</param>
    public async Task<IReadOnlyDictionary<string, ImageSize>?> ReadAsync(IEnumerable<(string Document, string Picture)> shown)
    {
        var documents = shown.Where(each => !each.Picture.StartsWith("data:", StringComparison.OrdinalIgnoreCase)).Distinct().Take(Most)
            .GroupBy(each => each.Document, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(each => each.Picture).ToArray(), StringComparer.Ordinal);
        if (documents.Count == 0)
            return new Dictionary<string, ImageSize>();
        var answer = await world.EvaluateAsync("layout", $"({PageScripts.Pictures})({JsonSerializer.Serialize(new { documents })})");
        return answer is { ValueKind: JsonValueKind.Object } sizes ? Sizes(sizes) : null;
    }

    internal static SortedDictionary<string, ImageSize> Sizes(JsonElement answer) => new(
        answer.EnumerateObject().ToDictionary(size => size.Name, size => new ImageSize(size.Value[0].GetInt32(), size.Value[1].GetInt32())), StringComparer.Ordinal);
}
