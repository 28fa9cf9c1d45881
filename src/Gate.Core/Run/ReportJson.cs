using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gate.Core.Run;

/// <summary>Reads and writes <c>report.json</c> and the journal's lines.</summary>
public static class ReportJson
{
    /// <summary>Names in camelCase, enumerations in kebab-case, nulls written: every field of the schema is always there.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: true);

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions LineOptions { get; } = Create(indented: false);

    /// <summary>The text of <c>report.json</c>, with a final line feed.</summary>
    public static string Write(RunReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>The same as UTF-8, piece by piece: the report of ten thousand shots is never in memory as one text.</summary>
    public static void Write(RunReport report, Stream to)
    {
        JsonSerializer.Serialize(to, report, Options);
        to.Write("\n"u8);
    }

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The text is not a report of this schema.</exception>
    public static RunReport Read(string text)
    {
        var report = Told(() => JsonSerializer.Deserialize<RunReport>(text, Options), "a name") ?? throw new JsonException("the report is null");
        using var document = Told(() => JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false }), "a name")!;
        RefuseHidden(document.RootElement, "$");
        return report.Schema == "gate-report/1" ? report : throw new JsonException($"the schema is {report.Schema}, not gate-report/1");
    }

    // What the serializer does not see: nulls among the items of lists, half surrogates in what is kept as JSON, and numbers
    // that no double holds.
    private static void RefuseHidden(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
                RefuseHidden(member.Value, $"{path}.{member.Name}");
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index())
                RefuseHidden(item.ValueKind == JsonValueKind.Null ? throw new JsonException($"an item of a list is null: {path}[{index}]") : item, $"{path}[{index}]");
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            Told(element.GetString, path);
        }
        else if (element.ValueKind == JsonValueKind.Number && !double.IsFinite(element.GetDouble()))
        {
            throw new JsonException($"a number is beyond every bound: {path}");
        }
    }

    private static T? Told<T>(Func<T?> read, string path)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException($"a text is not Unicode: {path}", exception);
        }
    }

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
