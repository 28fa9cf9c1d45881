using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Run.Config;

namespace Gate.Tests.Support.Cli;

/// <summary>The JSON Schema (draft 2020-12) that the declared settings amount to.</summary>
internal static class SettingsSchema
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text()
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "playwright.config.json of gate",
            ["description"] = "Comments are allowed in the file. ${env:NAME} in any string reads an environment variable.",
        };
        foreach (var (key, value) in Of(ConfigSettings.Root).ToList())
            root[key] = value?.DeepClone();
        return root.ToJsonString(Writing) + "\n";
    }

    private static JsonObject Of(SettingShape shape) => shape switch
    {
        SettingShape.Table table => OfTable(table),
        SettingShape.Map map => new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = map.Key.Pattern },
            ["additionalProperties"] = Of(map.Value),
        },
        SettingShape.List { MinItems: 0 } list => new() { ["type"] = "array", ["items"] = Of(list.Item) },
        SettingShape.List list => new() { ["type"] = "array", ["minItems"] = list.MinItems, ["items"] = Of(list.Item) },
        SettingShape.Text text => OrVariable(new() { ["type"] = "string", ["pattern"] = text.Rule.Pattern }),
        SettingShape.Choice choice => OrVariable(new() { ["type"] = "string", ["enum"] = new JsonArray([.. choice.Values.Select(value => JsonValue.Create(value))]) }),
        SettingShape.Whole whole => new() { ["type"] = "integer", ["minimum"] = whole.Min, ["maximum"] = whole.Max },
        SettingShape.Number number => new() { ["type"] = "number", ["minimum"] = number.Min, ["maximum"] = number.Max },
        SettingShape.Flag => new() { ["type"] = "boolean" },
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>What a variable holds is checked when it is read.</summary>
    private static JsonObject OrVariable(JsonObject text) => new()
    {
        ["anyOf"] = new JsonArray(text, new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{env:[A-Za-z_][A-Za-z0-9_]*\}" }),
    };

    private static JsonObject OfTable(SettingShape.Table table)
    {
        var properties = new JsonObject();
        foreach (var key in table.Keys)
        {
            var schema = new JsonObject { ["description"] = key.Default is null ? key.Doc : $"{key.Doc} Default: {key.Default}." };
            foreach (var (name, value) in Of(key.Shape).ToList())
                schema[name] = value?.DeepClone();
            properties[key.Name] = schema;
        }

        var result = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (table.Keys.Any(key => key.IsRequired))
            result["required"] = new JsonArray([.. table.Keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]);
        return result;
    }
}
