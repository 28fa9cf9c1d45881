using System.Text;
using System.Text.Json;
using Gate.Core.Pages;

namespace Gate.Core.Run;

/// <summary>What must appear in no output, beside what the configuration itself holds back: what a site is reached with, and what a browser is filled with.</summary>
internal static class PlanSecrets
{
    /// <summary>A shorter one would be found in half of all words.</summary>
    private const int Shortest = 4;

    /// <summary>Values of a storage state are long where they open anything; short ones are settings.</summary>
    private const int ShortestStored = 8;

    /// <summary>Every text, distinct.</summary>
    public static IReadOnlyList<string> Of(GatePlan plan) =>
    [
        .. plan.Secrets
            .Concat(new[] { plan.Before.Site, plan.After.Site }.OfType<Site.Live>().SelectMany(site => Forms(site.Base.UserInfo)))
            .Concat(plan.Rendering.HttpCredentials is var (user, password) ? Forms($"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}") : [])
            .Concat(plan.Browser.Remote is { } remote ? [.. Forms(remote.Endpoint.UserInfo), .. Queried(remote.Endpoint)] : Array.Empty<string>())
            .Concat(plan.Rendering.States.Select(state => state.StorageState).Append(plan.Rendering.StorageState).OfType<string>().SelectMany(Stored))
            .Distinct(StringComparer.Ordinal),
    ];

    // The password, and both as the header has them (RFC 7617), which a server may say again.
    private static IEnumerable<string> Forms(string userInfo)
    {
        if (userInfo.Split(':', 2) is not [var user, var password] || Uri.UnescapeDataString(password) is not { Length: >= Shortest } plain)
            return [];
        return [plain, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.UnescapeDataString(user)}:{plain}"))];
    }

    // The values of its query: tokens of browser services stand there.
    private static IEnumerable<string> Queried(Uri address) =>
        address.Query.TrimStart('?').Split('&').Select(part => Uri.UnescapeDataString(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..])).Where(value => value.Length >= ShortestStored);

    private static IEnumerable<string> Stored(string state)
    {
        using var document = JsonDocument.Parse(state);
        return [.. Values(document.RootElement).Where(value => value.Length >= ShortestStored)];
    }

    // cookies[].value and origins[].localStorage[].value, as Playwright writes them.
    private static IEnumerable<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "value", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : Values(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
        _ => [],
    };
}
