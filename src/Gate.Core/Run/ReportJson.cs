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

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The text is not a report of this schema.</exception>
    public static RunReport Read(string text)
    {
        var report = JsonSerializer.Deserialize<RunReport>(text, Options) ?? throw new JsonException("the report is null");
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        RefuseNulls(document.RootElement, "$");
        return report.Schema == "gate-report/1" ? report : throw new JsonException($"the schema is {report.Schema}, not gate-report/1");
    }

    // The serializer looks at members for nulls, and not at the items of lists.
    private static void RefuseNulls(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
                RefuseNulls(member.Value, $"{path}.{member.Name}");
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index())
                RefuseNulls(item.ValueKind == JsonValueKind.Null ? throw new JsonException($"an item of a list is null: {path}[{index}]") : item, $"{path}[{index}]");
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
