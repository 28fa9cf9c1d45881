using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gate.Tests.Support;

/// <summary>
/// The part of JSON Schema draft 2020-12 that our schemas use. A keyword it does not know is an error, never ignored, so that a
/// schema cannot promise what nobody checks.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "$defs", "definitions", "$ref", "title", "description", "type", "enum", "const", "properties", "required", "additionalProperties",
        "items", "minItems", "maxItems", "uniqueItems", "minimum", "maximum", "minLength", "pattern", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    ];

    private readonly JsonElement _root;

    public JsonSchema(string text)
    {
        _root = JsonDocument.Parse(text).RootElement;
        Visit(_root, "#", (schema, at) =>
        {
            foreach (var keyword in schema.EnumerateObject())
            {
                if (!Known.Contains(keyword.Name))
                    throw new NotSupportedException($"{at}: keyword \"{keyword.Name}\"");
                if (keyword.Name == "$ref")
                    _ = Resolve(keyword.Value.GetString()!);
            }
        });
    }

    /// <summary>What is wrong with the document, one line each with its place; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(string json)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new List<string>();
        Check(_root, document.RootElement, "$", errors);
        return errors;
    }

    /// <summary>Calls back for each schema within, with its pointer.</summary>
    public void ForEach(Action<JsonElement, string> told) => Visit(_root, "#", told);

    private static void Visit(JsonElement schema, string at, Action<JsonElement, string> told)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        told(schema, at);
        foreach (var keyword in schema.EnumerateObject())
        {
            var below = $"{at}/{keyword.Name}";
            if (keyword.Name is "items" or "additionalProperties" or "not" or "if" or "then" or "else")
                Visit(keyword.Value, below, told);
            else if (keyword.Name is "properties" or "$defs" or "definitions")
            {
                foreach (var named in keyword.Value.EnumerateObject())
                    Visit(named.Value, $"{below}/{named.Name}", told);
            }
            else if (keyword.Name is "allOf" or "anyOf" or "oneOf")
            {
                foreach (var (index, each) in keyword.Value.EnumerateArray().Index())
                    Visit(each, $"{below}/{index}", told);
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        // "definitions" is the older drafts' name.
        foreach (var name in new[] { "$defs", "definitions" })
        {
            if (reference.StartsWith($"#/{name}/", StringComparison.Ordinal))
                return _root.GetProperty(name).GetProperty(reference[$"#/{name}/".Length..]);
        }

        throw new NotSupportedException($"reference {reference}");
    }

    private bool IsValid(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, value, "", errors);
        return errors.Count == 0;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True)
            return;
        if (schema.ValueKind is JsonValueKind.False)
        {
            errors.Add($"{at}: not allowed");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
            Check(schema, keyword, value, at, errors);
    }

    private void Check(JsonElement schema, JsonProperty keyword, JsonElement value, string at, List<string> errors)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                Check(Resolve(rule.GetString()!), value, at, errors);
                break;
            case "type":
                Expect(Types(rule).Any(type => IsOf(type, value)), $"is not of type {rule}");
                break;
            case "enum":
                Expect(rule.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)), $"{value} is none of {rule}");
                break;
            case "const":
                Expect(JsonElement.DeepEquals(rule, value), $"{value} is not {rule}");
                break;
            case "allOf":
                foreach (var each in rule.EnumerateArray())
                    Check(each, value, at, errors);
                break;
            case "anyOf":
                Expect(rule.EnumerateArray().Any(each => IsValid(each, value)), "fits none of the alternatives");
                break;
            case "oneOf":
                Expect(rule.EnumerateArray().Count(each => IsValid(each, value)) == 1, "does not fit exactly one of the alternatives");
                break;
            case "not":
                Expect(!IsValid(rule, value), "fits what it must not");
                break;
            case "if":
                if (schema.TryGetProperty(IsValid(rule, value) ? "then" : "else", out var branch))
                    Check(branch, value, at, errors);
                break;
            default:
                foreach (var error in CheckKind(schema, keyword, value, at, errors))
                    errors.Add($"{at}: {error}");
                break;
        }

        void Expect(bool holds, string error)
        {
            if (!holds)
                errors.Add($"{at}: {error}");
        }
    }

    private IEnumerable<string> CheckKind(JsonElement schema, JsonProperty keyword, JsonElement value, string at, List<string> errors) => value.ValueKind switch
    {
        JsonValueKind.Object => CheckObject(schema, keyword, value, at, errors),
        JsonValueKind.Array => CheckArray(keyword, value, at, errors),
        JsonValueKind.String => CheckString(keyword, value.GetString()!),
        JsonValueKind.Number => CheckNumber(keyword, value.GetDecimal()),
        _ => [],
    };

    private List<string> CheckObject(JsonElement schema, JsonProperty keyword, JsonElement value, string at, List<string> errors)
    {
        switch (keyword.Name)
        {
            case "required":
                return keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{name} is missing").ToList();
            case "properties":
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var member))
                        Check(property.Value, member, $"{at}.{property.Name}", errors);
                }

                return [];
            case "additionalProperties":
                var named = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(each => each.Name).ToHashSet(StringComparer.Ordinal) : [];
                foreach (var member in value.EnumerateObject().Where(member => !named.Contains(member.Name)))
                    Check(keyword.Value, member.Value, $"{at}.{member.Name}", errors);
                return [];
            default:
                return [];
        }
    }

    private List<string> CheckArray(JsonProperty keyword, JsonElement value, string at, List<string> errors)
    {
        switch (keyword.Name)
        {
            case "items":
                foreach (var (index, each) in value.EnumerateArray().Index())
                    Check(keyword.Value, each, $"{at}[{index}]", errors);
                return [];
            case "minItems":
                return value.GetArrayLength() < keyword.Value.GetInt32() ? [$"has fewer than {keyword.Value} items"] : [];
            case "maxItems":
                return value.GetArrayLength() > keyword.Value.GetInt32() ? [$"has more than {keyword.Value} items"] : [];
            case "uniqueItems":
                return value.EnumerateArray().DistinctBy(each => each.GetRawText()).Count() < value.GetArrayLength() ? ["has an item twice"] : [];
            default:
                return [];
        }
    }

    private static IEnumerable<string> CheckString(JsonProperty keyword, string value) => keyword.Name switch
    {
        "minLength" when value.Length < keyword.Value.GetInt32() => [$"\"{value}\" is shorter than {keyword.Value}"],
        // Patterns of JSON Schema are ECMA-262's, in which $ is the very end.
        "pattern" when !Regex.IsMatch(value, keyword.Value.GetString()!, RegexOptions.ECMAScript) || (keyword.Value.GetString()!.EndsWith('$') && value.EndsWith('\n')) => [$"\"{value}\" does not match {keyword.Value}"],
        _ => [],
    };

    private static IEnumerable<string> CheckNumber(JsonProperty keyword, decimal value) => keyword.Name switch
    {
        "minimum" when value < keyword.Value.GetDecimal() => [string.Create(CultureInfo.InvariantCulture, $"{value} is below {keyword.Value}")],
        "maximum" when value > keyword.Value.GetDecimal() => [string.Create(CultureInfo.InvariantCulture, $"{value} is above {keyword.Value}")],
        _ => [],
    };

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.String ? [rule.GetString()!] : rule.EnumerateArray().Select(each => each.GetString()!);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() % 1 == 0,
        _ => throw new NotSupportedException($"type {type}"),
    };
}
