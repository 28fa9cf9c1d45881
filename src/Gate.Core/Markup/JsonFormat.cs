using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gate.Core.Markup;

/// <summary>Takes the formatting out of JSON; the order of members stays, as some readers heed it.</summary>
internal static class JsonFormat
{
    /// <returns>One spelling, or null when the text is no JSON.</returns>
    public static string? Normalize(string json)
    {
        try
        {
            return JsonNode.Parse(json)?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
