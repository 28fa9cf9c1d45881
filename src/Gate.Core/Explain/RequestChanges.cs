using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>What the sides were answered differently, by address.</summary>
internal sealed class RequestChanges
{
    /// <summary>How an address is told that was asked for in vain.</summary>
    public const string Unanswered = "not answered";

    /// <summary>How the telling begins of one that was answered with an error; its status follows.</summary>
    public const string Refused = "status ";

    private const string Answered = "answered";

    private static readonly Dictionary<string, ImageSize> NoSizes = [];

    private readonly SortedDictionary<string, (string Kind, string? Before, string? After)> _changed = new(StringComparer.Ordinal);

    public RequestChanges(IReadOnlyList<RequestRecord> before, IReadOnlyList<RequestRecord> after)
        : this(before, after, NoSizes, NoSizes)
    {
    }

    /// <param name="before">What was asked for and answered, before.</param>
    /// <param name="after">The same, after.</param>
    /// <param name="sizes">Natural sizes of pictures before, by address.</param>
    /// <param name="nowSizes">The same, after.</param>
    public RequestChanges(IReadOnlyList<RequestRecord> before, IReadOnlyList<RequestRecord> after, IReadOnlyDictionary<string, ImageSize> sizes, IReadOnlyDictionary<string, ImageSize> nowSizes)
    {
        var (one, other) = (Last(before), Last(after));
        foreach (var address in one.Keys.Union(other.Keys).Union(sizes.Keys))
        {
            var (asked, nowAsked) = (one.GetValueOrDefault(address), other.GetValueOrDefault(address));
            var (was, now) = (Told(asked), Told(nowAsked));
            var isResized = sizes.TryGetValue(address, out var size) && nowSizes.TryGetValue(address, out var nowSize) && size != nowSize;
            if (isResized)
                (was, now) = (Sized(was, size), Sized(now, nowSizes[address]));
            if (was != now)
                _changed[address] = ((nowAsked ?? asked)?.Kind ?? "image", was, now);
        }
    }

    /// <summary>Fonts that are other fonts now, came, or went: address, before, after.</summary>
    public IEnumerable<(string Address, string? Before, string? After)> Fonts =>
        _changed.Where(pair => pair.Value.Kind == "font").Select(pair => (pair.Key, pair.Value.Before, pair.Value.After));

    /// <summary>Whether what is told of an answer is that there was none.</summary>
    public static bool IsMissing(string? told) => told == Unanswered || told?.StartsWith(Refused, StringComparison.Ordinal) == true;

    /// <summary>Both answers of an address that was answered differently, else null.</summary>
    public (string? Before, string? After)? Of(string address) =>
        _changed.TryGetValue(address, out var change) ? (change.Before, change.After) : null;

    private static Dictionary<string, RequestRecord> Last(IReadOnlyList<RequestRecord> requests) =>
        requests.GroupBy(request => request.Url, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    // Of a body that was not seen, its size is all that is known.
    private static string Sized(string? told, ImageSize size) => told is null or Answered ? $"{size} px" : $"{told} ({size} px)";

    private static string? Told(RequestRecord? request) => request switch
    {
        null => null,
        { Result: not RequestResult.Answered } => Unanswered,
        { Status: >= 400 } => $"{Refused}{request.Status}",
        { Body: { } body } => body.Length > 19 ? body[..19] : body,
        _ => Answered,
    };
}
