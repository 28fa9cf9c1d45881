using Gate.Core.Rendering;

namespace Gate.Core.Explain;

/// <summary>What the sides were answered differently, by address.</summary>
internal sealed class RequestChanges
{
    private readonly SortedDictionary<string, (string Kind, string? Before, string? After)> _changed = new(StringComparer.Ordinal);

    public RequestChanges(IReadOnlyList<RequestRecord> before, IReadOnlyList<RequestRecord> after)
    {
        var (one, other) = (Last(before), Last(after));
        foreach (var address in one.Keys.Union(other.Keys))
        {
            var (was, now) = (Told(one.GetValueOrDefault(address)), Told(other.GetValueOrDefault(address)));
            if (was != now)
                _changed[address] = ((other.GetValueOrDefault(address) ?? one[address]).Kind, was, now);
        }
    }

    /// <summary>Fonts that are other fonts now, came, or went: address, before, after.</summary>
    public IEnumerable<(string Address, string? Before, string? After)> Fonts =>
        _changed.Where(pair => pair.Value.Kind == "font").Select(pair => (pair.Key, pair.Value.Before, pair.Value.After));

    /// <summary>Both answers of an address that was answered differently, else null.</summary>
    public (string? Before, string? After)? Of(string address) =>
        _changed.TryGetValue(address, out var change) ? (change.Before, change.After) : null;

    private static Dictionary<string, RequestRecord> Last(IReadOnlyList<RequestRecord> requests) =>
        requests.GroupBy(request => request.Url, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    private static string? Told(RequestRecord? request) => request switch
    {
        null => null,
        { Result: not RequestResult.Answered } => "not answered",
        { Status: >= 400 } => $"status {request.Status}",
        { Body: { } body } => body.Length > 19 ? body[..19] : body,
        _ => "answered",
    };
}
