using System.Text.Json;
using System.Text.Json.Serialization;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>
/// What a site's pages share stands once, and a number in its places: a rule changed on a thousand pages is a cause in each of their regions,
/// and without this nine tenths of the data.
/// </summary>
internal sealed class DataPool
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly JsonSerializerOptions _plain;

    public DataPool(JsonSerializerOptions plain)
    {
        _plain = plain;
        Options = new JsonSerializerOptions(plain) { Converters = { new Numbers<CauseFacts>(this), new Numbers<AlignmentFacts>(this) } };
    }

    /// <summary>Write causes and alignments as their numbers.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>An array in the order of the numbers that were given.</summary>
    public string Text => $"[{string.Join(',', _texts)}]";

    private int PlaceOf<T>(T value)
    {
        var text = JsonSerializer.Serialize(value, _plain);
        if (_places.TryGetValue(text, out var place))
            return place;
        _texts.Add(text);
        return _places[text] = _texts.Count - 1;
    }

    private sealed class Numbers<T>(DataPool pool) : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("the data is read by the page alone");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(pool.PlaceOf(value));
    }
}
